import fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import { enter } from './entry.mjs'

/**
 * Runs `main` when this very file was called (`node tools/size.mjs`), and not when it was imported.
 * @param {ImportMeta} meta the file's @param {(args: string[]) => unknown} main
 */
export function asCommand(meta, main) {
  const called = process.argv[1]
  if (
    called &&
    fs.existsSync(called) &&
    fs.realpathSync(called) === fs.realpathSync(fileURLToPath(meta.url))
  ) {
    enter(async () => ({ main }))
  }
}
