import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CloudError } from './db/errors'
import type { KeyPart } from './db/paths'
import type { Collection, Store } from './db/store'
import { UsageError } from './options'

interface Declared {
  name: string
  keys: [string, number][]
  unique?: boolean
}

const FILE = 'database.indexes.json'

/**
 * Makes the collections and indexes that the functions folder's `database.indexes.json` names, and drops
 * indexes of those collections that it no longer does. Throws UsageError when the file is wrong.
 */
export function applyDeclaredIndexes(store: Store, functions: string): void {
  const file = join(functions, FILE)
  if (!existsSync(file)) return
  for (const [name, list] of Object.entries(readDeclared(file))) {
    const collection = store.collections.get(name) ?? store.createCollection(name)
    const wanted = list.map(declared => ({ ...declared, keys: keysOf(name, declared) }))
    for (const index of collection.indexes) {
      if (!wanted.some(w => same(w, index))) store.dropIndex(collection, index)
    }
    for (const declared of wanted)
      if (!collection.indexes.some(i => same(declared, i))) build(store, collection, declared)
  }
}

interface Comparable {
  name: string
  keys: KeyPart[]
  unique?: boolean
}

const same = (a: Comparable, b: Comparable) =>
  a.name === b.name &&
  (a.unique ?? false) === (b.unique ?? false) &&
  JSON.stringify(a.keys) === JSON.stringify(b.keys)

function build(store: Store, collection: Collection, { name, keys, unique }: Comparable): void {
  try {
    store.createIndex(collection, name, keys, unique ?? false)
  } catch (error) {
    if (!(error instanceof CloudError)) throw error
    throw new UsageError(`index ${name} of ${collection.name} cannot be built: ${error.message}`)
  }
}

function keysOf(collection: string, { name, keys }: Declared): KeyPart[] {
  if (typeof name !== 'string' || !Array.isArray(keys) || !keys.length) {
    throw new UsageError(`${FILE}: an index of ${collection} has no name or no keys`)
  }
  return keys.map(([path, direction]) => {
    if (typeof path !== 'string' || !path || path.split('.').some(part => !part || /^\d+$/.test(part))) {
      throw new UsageError(`${FILE}: ${name} of ${collection}: "${path}" is not a path that can be indexed`)
    }
    return [path, Number(direction) < 0 ? -1 : 1]
  })
}

function readDeclared(file: string): Record<string, Declared[]> {
  try {
    const parsed = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Declared[]>
    if (!Object.values(parsed).every(Array.isArray)) throw new Error('each collection has a list of indexes')
    return parsed
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`)
  }
}
