import fs from 'node:fs'
import path from 'node:path'
import { inRoot } from './paths.mjs'
import { run, runNode } from './run.mjs'
import { Trouble } from './trouble.mjs'

const ON_PATH = [
  // Without windows of its own: a fifth faster.
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
  'chrome',
]

const WELL_KNOWN = {
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    name => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(name => {
    const base = process.env[name]
    if (!base) return []
    return [
      path.join(base, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      path.join(base, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]
  }),
}

/**
 * A Chromium for the browser tests: the one that CHROMIUM_PATH names, one of the system, playwright's own, or a
 * newly installed one.
 * @param {(line: string) => void} say progress
 * @returns {Promise<string>} path of its program
 * @throws {Trouble} when there is none and none can be installed
 */
export async function ensureChromium(say) {
  const asked = process.env.CHROMIUM_PATH
  if (asked && !fs.existsSync(asked)) throw new Trouble(`CHROMIUM_PATH names ${asked}, which does not exist.`)
  const found = asked ?? (await findChromium())
  const onDebian = canUseApt()
  if (onDebian) await installDebian(say, !found)
  else if (!found) await installPlaywrights(say)
  const program = found ?? (await findChromium())
  if (program) return program
  throw new Trouble(
    'The browser tests need Chromium or Chrome: install one, or set CHROMIUM_PATH to its program, and run the command again.',
  )
}

async function findChromium() {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const ending = process.platform === 'win32' ? '.exe' : ''
  const onPath = ON_PATH.flatMap(name => folders.map(folder => path.join(folder, name + ending)))
  const known = WELL_KNOWN[process.platform] ?? []
  const { chromium } = await import('playwright-core')
  return [...onPath, ...known, chromium.executablePath()].find(file => file && fs.existsSync(file))
}

const canUseApt = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')

/** Installs what is missing of Chromium and a font with Chinese characters, without which pages show boxes. */
async function installDebian(say, wantsChromium) {
  const packages = [
    ...(wantsChromium ? ['chromium-headless-shell'] : []),
    ...((await hasChineseFont()) ? [] : ['fonts-wqy-microhei']),
  ]
  if (packages.length === 0) return
  say(`installing ${packages.join(' and ')} (apt-get)`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'], { env })
  const { code, output } = await run(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', ...packages],
    { env },
  )
  if (code !== 0 && wantsChromium) {
    throw new Trouble(`apt-get could not install ${packages.join(' ')}: ${output.trim().split('\n').at(-1)}`)
  }
}

async function hasChineseFont() {
  const { code, output } = await run('fc-list', [':lang=zh-cn', 'family'])
  return code === 0 && output.trim() !== ''
}

async function installPlaywrights(say) {
  say("installing playwright's Chromium")
  await runNode([inRoot('node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium'])
}
