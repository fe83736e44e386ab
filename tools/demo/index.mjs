import fs from 'node:fs'
import path from 'node:path'
import { localEnv } from '../lib/local-env.mjs'
import { inRoot } from '../lib/paths.mjs'

/** Generator and rules in one module, bundled as they are now. */
async function generator() {
  const esbuild = await import('esbuild')
  const { outputFiles } = await esbuild.build({
    entryPoints: [inRoot('tools', 'demo', 'everything.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    tsconfig: inRoot('tsconfig.json'),
    charset: 'utf8',
    logLevel: 'silent',
  })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`)
}

const lines = documents => documents.map(document => `${JSON.stringify(document)}\n`).join('')

/**
 * Invents the demo street, its hotline sealed with the keys of `npm start`, and writes what the local cloud imports,
 * `db/<collection>.jsonl`, with `people.json` (who can be played) beside it.
 * @param {{ outDir: string, now: Date | string, seed?: string }} options `now`: the end of the past that is told
 * @returns {Promise<{ requests: number, people: number }>} how much it is
 */
export async function writeDemo({ outDir, now, seed }) {
  const { everything } = await generator()
  const street = everything({ now: new Date(now).toISOString(), seed }, localEnv())
  const db = path.join(outDir, 'db')
  fs.mkdirSync(db, { recursive: true })
  for (const collection of [
    'communities',
    'units',
    'posts',
    'people',
    'settings',
    'requests',
    'messages',
    'rates',
    'counsellors',
    'appointments',
    'notes',
    'readings',
    'waits',
    'calls',
  ]) {
    fs.writeFileSync(path.join(db, `${collection}.jsonl`), lines(street[collection]))
  }
  fs.writeFileSync(path.join(db, 'replies.jsonl'), '')
  fs.writeFileSync(path.join(outDir, 'people.json'), `${JSON.stringify(street.who)}\n`)
  return { requests: street.requests.length, people: street.who.length }
}
