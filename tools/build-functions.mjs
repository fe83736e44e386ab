import fs from 'node:fs'
import path from 'node:path'
import { asCommand } from './lib/as-command.mjs'
import { inRoot } from './lib/paths.mjs'
import { Trouble } from './lib/trouble.mjs'

/**
 * Bundles every `cloudfunctions/<area>/index.ts` into a folder that WeChat takes as it is: WeChat uploads one
 * function folder at a time, so what functions share is bundled into each. Files that would not change are left
 * alone, so that a running local cloud reloads only what is new.
 * @param {{ from?: string, to?: string }} [folders] source and output folder
 * @returns {Promise<string[]>} the functions' names
 * @throws {Trouble} with the compiler's messages
 */
export async function buildFunctions({
  from = inRoot('cloudfunctions'),
  to = inRoot('dist', 'cloudfunctions'),
} = {}) {
  const names = fs.existsSync(from) ? functionsIn(from) : []
  fs.mkdirSync(to, { recursive: true })
  removeOthers(to, names)
  await Promise.all(names.map(name => buildFunction(path.join(from, name), path.join(to, name))))
  copyOrRemove(path.join(from, 'database.indexes.json'), path.join(to, 'database.indexes.json'))
  return names
}

const functionsIn = folder =>
  fs
    .readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && fs.existsSync(path.join(folder, entry.name, 'index.ts')))
    .map(entry => entry.name)
    .sort()

async function buildFunction(source, target) {
  const code = await bundle(path.join(source, 'index.ts'))
  fs.mkdirSync(target, { recursive: true })
  writeIfChanged(path.join(target, 'index.js'), code)
  writeIfChanged(path.join(target, 'package.json'), packageJson(path.basename(source)))
  copyOrRemove(path.join(source, 'config.json'), path.join(target, 'config.json'))
}

async function bundle(entry) {
  const esbuild = await import('esbuild')
  try {
    const { outputFiles } = await esbuild.build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      platform: 'node',
      format: 'cjs',
      target: 'node16', // the newest runtime that WeChat offers for functions
      external: ['wx-server-sdk'],
      tsconfig: inRoot('tsconfig.json'),
      nodePaths: [inRoot('node_modules')],
      charset: 'utf8',
      legalComments: 'none',
      logLevel: 'silent',
    })
    return outputFiles[0].text
  } catch (error) {
    const lines = await esbuild.formatMessages(error.errors ?? [{ text: String(error) }], { kind: 'error' })
    throw new Trouble(lines.join('\n').trim())
  }
}

function packageJson(name) {
  const own = JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8'))
  const dependencies = { 'wx-server-sdk': own.dependencies['wx-server-sdk'] }
  return `${JSON.stringify({ name, version: own.version, main: 'index.js', dependencies }, null, 2)}\n`
}

function removeOthers(folder, names) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && !names.includes(entry.name)) {
      fs.rmSync(path.join(folder, entry.name), { recursive: true, force: true })
    }
  }
}

function copyOrRemove(source, target) {
  if (fs.existsSync(source)) writeIfChanged(target, fs.readFileSync(source, 'utf8'))
  else fs.rmSync(target, { force: true })
}

function writeIfChanged(file, text) {
  if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text) fs.writeFileSync(file, text)
}

asCommand(import.meta, async () => {
  const names = await buildFunctions()
  console.log(`${names.length} functions in dist/cloudfunctions: ${names.join(', ') || 'none'}`)
})
