import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { startLocalCloud } from './cloud-child.mjs'
import { expectCurrent, mark, stateOf, wipe } from './data-folder.mjs'
import { localEnvFile } from './local-env.mjs'
import { inRoot } from './paths.mjs'
import { step } from './progress.mjs'
import { siteFolder } from './site.mjs'

/** What the demo street consists of: the database's collections as `db/*.jsonl`, and the people to be. */
const demoFolder = inRoot('.cache', 'demo')

/**
 * Makes the data folder ready to be opened: wipes it when asked to (or when its first loading was broken off),
 * and writes the demo street to be loaded when there is no data yet.
 * @param {{ data: string, fresh: boolean }} options
 * @returns {Promise<boolean>} whether the demo street waits to be loaded
 * @throws {Trouble} when the folder is to be wiped and is not ours or in use, or its street is of an earlier version
 */
export async function prepareData({ data, fresh }) {
  if (fresh || stateOf(data) === 'loading') await wipe(data)
  expectCurrent(data)
  const script = inRoot('tools', 'demo', 'index.mjs')
  if (stateOf(data) !== 'new' || !fs.existsSync(script)) return false
  await step('inventing the demo street', async () => {
    const demo = await import(pathToFileURL(script).href)
    fs.rmSync(demoFolder, { recursive: true, force: true })
    await demo.writeDemo({ outDir: demoFolder, now: new Date() })
  })
  return true
}

/**
 * Starts the local cloud on the built functions, the site and the data folder.
 * @param {{ port: number, data: string, load: boolean }} options `load`: the demo street goes in first
 * @returns {Promise<string>} the address
 */
export async function openStreet({ port, data, load }) {
  const people = path.join(data, 'people.json')
  const begins = stateOf(data) === 'new'
  const args = ['--functions', inRoot('dist', 'cloudfunctions'), '--data', data, '--static', siteFolder]
  args.push('--port', String(port), '--env-file', localEnvFile)
  if (begins) mark(data, 'loading')
  if (load) {
    fs.copyFileSync(path.join(demoFolder, 'people.json'), people)
    args.push('--import', path.join(demoFolder, 'db'))
  }
  if (fs.existsSync(people)) fs.copyFileSync(people, path.join(siteFolder, 'people.json'))
  const url = await step(
    load ? 'starting the local cloud and loading the street' : 'starting the local cloud',
    () => startLocalCloud(args),
  )
  if (begins) mark(data, 'ready')
  return url
}
