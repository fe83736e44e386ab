import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { UsageError } from './options'

interface Handle {
  exec(sql: string): void
  close(): void
}

/**
 * Takes a data folder for this process alone. The lock is the database's own, so it goes with the process
 * however that ends; the file beside it only tells who holds it. Returns what gives the folder back.
 */
export function takeDataFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const lock = new (Database as unknown as new (file: string) => Handle)(join(folder, 'lock.sqlite'))
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch {
    throw new UsageError(
      `the data folder ${folder} is in use by process ${holder(folder)}: stop that, or choose another --data`,
    )
  }
  writeFileSync(join(folder, 'lock.pid'), String(process.pid))
  return () => {
    lock.exec('ROLLBACK')
    lock.close()
  }
}

function holder(folder: string): string {
  try {
    return readFileSync(join(folder, 'lock.pid'), 'utf8')
  } catch {
    return 'unknown'
  }
}
