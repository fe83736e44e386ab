import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, writeSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Doc, decode } from './db/codec'
import type { Engine } from './db/engine'
import { CloudError } from './db/errors'
import type { Batch } from './db/writer'
import { linesOf } from './lines'
import { UsageError } from './options'

/**
 * Loads `<collection>.jsonl` files, one EJSON document per line: all of them or nothing. Collections that
 * have documents already are refused (UsageError). Returns how many documents were loaded.
 */
export function importFolder(engine: Engine, folder: string): number {
  const files = readdirSync(folder).filter(file => file.endsWith('.jsonl'))
  for (const file of files) {
    const found = engine.store.collections.get(basename(file, '.jsonl'))
    if (found && engine.store.size(found)) {
      throw new UsageError(
        `--import: collection ${found.name} already has documents; import into an empty data folder`,
      )
    }
  }
  for (const file of files) {
    const name = basename(file, '.jsonl')
    if (!engine.store.collections.has(name)) engine.store.createCollection(name)
  }
  return engine.writer.atomic(batch => load(batch, engine, folder, files, '--import'))
}

/**
 * Makes an exported folder's documents the only ones there are, or (when it throws) changes none; `also` is done
 * in the same SQLite transaction. Collections that the folder does not name stay, without documents.
 */
export function replaceByFolder(engine: Engine, folder: string, also: () => void): void {
  const files = readdirSync(folder).filter(file => file.endsWith('.jsonl'))
  const { store } = engine
  for (const file of files) {
    const name = basename(file, '.jsonl')
    if (!store.collections.has(name)) store.createCollection(name)
  }
  engine.writer.atomic(batch => {
    for (const { cid, indexes } of store.collections.values()) {
      store.sql.run(`delete from c_${cid}`)
      for (const { iid } of indexes) store.sql.run(`delete from x_${iid}`)
    }
    load(batch, engine, folder, files, 'the snapshot')
    also()
  })
}

function load(batch: Batch, engine: Engine, folder: string, files: string[], origin: string): number {
  let total = 0
  for (const file of files) {
    const collection = engine.store.collection(basename(file, '.jsonl'))
    let at = 0
    for (const line of linesOf(join(folder, file))) {
      at++
      if (!line.trim()) continue
      try {
        batch.insert(collection, engine.withId(decode(line, engine.now) as Doc))
      } catch (error) {
        if (!(error instanceof CloudError || error instanceof SyntaxError)) throw error
        throw new UsageError(`${origin}: ${file} line ${at}: ${error.message}`)
      }
      total++
    }
  }
  return total
}

/** Writes every collection as `<collection>.jsonl`. */
export function exportFolder(engine: Engine, folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const collection of engine.store.collections.values()) {
    const file = openSync(join(folder, `${collection.name}.jsonl`), 'w')
    for (const { text } of engine.store.all(collection)) writeSync(file, `${text}\n`)
    fsyncSync(file)
    closeSync(file)
  }
}
