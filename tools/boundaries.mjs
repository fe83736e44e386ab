import fs from 'node:fs'
import path from 'node:path'
import { asCommand } from './lib/as-command.mjs'
import { clockReads, importsOf } from './lib/parse-source.mjs'
import { inRoot } from './lib/paths.mjs'

/**
 * @typedef {{ file: string, line: number, message: string }} Breach
 * @typedef {{ of: RegExp, may: RegExp[], why: string }} Rule
 */

const page = /^src\/(?:pages|packages)\/([^/]+)\//
const feature = /^src\/features\/([^/]+)\//

/**
 * Who may import what: the first rule whose `of` matches a file holds for it. `$1` in `may` stands for what the
 * first group of `of` caught. Packages are written `npm:<name>`. What no rule names (tests, tools) is free.
 * @type {{ of: RegExp, may: string[], why: string }[]}
 */
const RULES = [
  {
    of: /^domain\/calendar\/holidays\.ts$/,
    may: ['domain/', 'npm:chinese-days/'],
    why: 'the table of public holidays imports only domain and chinese-days',
  },
  {
    of: /^domain\//,
    may: ['domain/', 'npm:zod/mini$', 'npm:dayjs(/|$)'],
    why: 'domain is pure: it imports only domain, zod/mini and dayjs',
  },
  {
    of: /^server\//,
    may: ['server/', 'domain/', 'npm:'],
    why: 'server imports only server and domain',
  },
  {
    of: /^cloudfunctions\//,
    may: ['cloudfunctions/', 'server/', 'domain/', 'npm:'],
    why: 'cloud functions import only server and domain',
  },
  {
    of: /^local-cloud\//,
    may: ['local-cloud/', 'npm:'],
    why: 'the local cloud stands alone: it imports nothing outside its folder',
  },
  {
    of: page,
    may: [
      'src/(pages|packages)/$1/',
      // What the sub-packages of cadres and desks share; it holds no page.
      'src/packages/staff/',
      'src/(features|components|lib|cloud|styles)/',
      'domain/',
      'npm:',
    ],
    why: 'a page imports its own folder, packages/staff, features, components, lib, cloud and domain',
  },
  {
    of: feature,
    may: ['src/features/$1/', 'src/(components|lib|cloud|styles)/', 'domain/', 'npm:'],
    why: 'a feature imports itself, components, lib, cloud and domain, never another feature',
  },
  {
    of: /^src\/components\//,
    may: ['src/(components|lib|styles)/', 'npm:'],
    why: 'components import only components and lib: no cloud, no domain words',
  },
  {
    of: /^src\/lib\//,
    may: ['src/(lib|styles)/', 'npm:'],
    why: 'lib imports only lib: no cloud, no domain words',
  },
  {
    of: /^src\/cloud\//,
    may: ['src/(cloud|lib)/', 'domain/', 'npm:'],
    why: 'cloud imports only cloud, lib and domain',
  },
  { of: /^src\//, may: ['src/', 'domain/', 'npm:'], why: 'src imports only src and domain' },
]

const PACKAGE_RULES = [
  {
    of: /^(src|domain)\//,
    not: /^npm:wx-server-sdk$/,
    why: 'wx-server-sdk is for cloud functions and server',
  },
  {
    of: /^(src|domain|server|cloudfunctions)\//,
    not: /^npm:zod$/,
    why: 'import zod/mini: zod itself is 30 times its size, and wants new Function, which mini-programs forbid',
  },
]

/**
 * Checks the import directions of the whole source, and that domain never reads a clock or draws a number.
 * @param {string} [top] the repository root
 * @returns {Breach[]} what breaks a rule, by file and line
 */
export function findBreaches(top = inRoot()) {
  const folders = ['src', 'domain', 'server', 'cloudfunctions', 'local-cloud']
  return folders.flatMap(folder => sourceFiles(top, folder)).flatMap(file => breachesIn(top, file))
}

function breachesIn(top, file) {
  const text = fs.readFileSync(path.join(top, file), 'utf8')
  const breaches = []
  for (const { specifier, line } of importsOf(file, text)) {
    const target = targetOf(file, specifier)
    const why = brokenRule(file, target)
    if (why) breaches.push({ file, line, message: `imports ${specifier}: ${why}` })
  }
  if (file.startsWith('domain/')) {
    for (const { what, line } of clockReads(file, text)) {
      breaches.push({
        file,
        line,
        message: `${what}: domain is handed the time and chance, it never reads them`,
      })
    }
  }
  return breaches
}

function brokenRule(file, target) {
  const rule = RULES.find(({ of }) => of.test(file))
  if (rule) {
    const own = rule.of.exec(file)?.[1] ?? ''
    const allowed = rule.may.some(may => new RegExp(`^${may.replace('$1', own)}`).test(target))
    if (!allowed) return rule.why
  }
  return PACKAGE_RULES.find(({ of, not }) => of.test(file) && not.test(target))?.why
}

/** What a specifier means: a path below the root, or `npm:<package>`. */
function targetOf(file, specifier) {
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier)
  if (specifier.startsWith('@/')) return `src/${specifier.slice(2)}`
  const alias = /^@(domain|server)\/(.*)$/.exec(specifier)
  return alias ? `${alias[1]}/${alias[2]}` : `npm:${specifier}`
}

/** Source files of a folder, relative to `top` with forward slashes; tests, their fixtures and builds are free. */
function sourceFiles(top, folder) {
  if (!fs.existsSync(path.join(top, folder))) return []
  return fs.readdirSync(path.join(top, folder), { withFileTypes: true }).flatMap(entry => {
    const inside = `${folder}/${entry.name}`
    if (entry.isDirectory())
      return /^(node_modules|dist|tests|fixtures)$/.test(entry.name) ? [] : sourceFiles(top, inside)
    return /\.(ts|tsx|js|mjs|cjs)$/.test(entry.name) && !/\.test\./.test(entry.name) ? [inside] : []
  })
}

asCommand(import.meta, () => {
  const breaches = findBreaches()
  for (const { file, line, message } of breaches) console.error(`${file}:${line} ${message}`)
  console.log(breaches.length ? `${breaches.length} breaches` : 'import directions hold')
  process.exitCode = breaches.length ? 1 : 0
})
