import fs from 'node:fs'
import { inRoot } from './paths.mjs'

/** The functions' environment under npm start. */
export const localEnvFile = inRoot('tools', 'local.env')

/** What it says. @returns {Record<string, string>} */
export function localEnv() {
  const lines = fs.readFileSync(localEnvFile, 'utf8').split(/\r?\n/)
  const pairs = lines.filter(line => /^\w+=/.test(line)).map(line => line.split(/=(.*)/s).slice(0, 2))
  return Object.fromEntries(pairs)
}
