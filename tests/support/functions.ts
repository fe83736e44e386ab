import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'

const built = path.resolve(import.meta.dirname, '../../dist/cloudfunctions')
const folders: string[] = []
afterAll(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true })
})

/**
 * The product's functions without their timers: the test is the clock, so that every tick is one that it asked for,
 * also when a minute ends meanwhile. Gives the folder; it goes with the test file.
 */
export function withoutTimers(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'functions-'))
  folders.push(folder)
  fs.cpSync(built, folder, { recursive: true })
  const config = path.join(folder, 'timer', 'config.json')
  const { triggers, ...rest } = JSON.parse(fs.readFileSync(config, 'utf8'))
  if (!Array.isArray(triggers) || triggers.length === 0) throw new Error('timer/config.json has no triggers')
  fs.writeFileSync(config, JSON.stringify(rest))
  return folder
}
