import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CloudError } from './db/errors'
import { isPlain, type KeyPart } from './db/paths'
import type { Collection, Store } from './db/store'
import { UsageError } from './options'

const FILE = 'database.indexes.json'
const FIELDS = ['name', 'keys', 'unique']

/**
 * Makes the collections and indexes that the functions folder's `database.indexes.json` names, and drops
 * indexes of those collections that it no longer does. Throws UsageError when the file is wrong.
 */
export function applyDeclaredIndexes(store: Store, functions: string): void {
  const file = join(functions, FILE)
  if (!existsSync(file)) return
  const declared = Object.entries(readDeclared(file)).map(
    ([name, list]) => [name, indexesOf(name, list)] as const,
  )
  for (const [name, wanted] of declared) {
    const collection = store.collections.get(name) ?? make(store, name)
    for (const index of collection.indexes) {
      if (!wanted.some(w => same(w, index))) store.dropIndex(collection, index)
    }
    for (const index of wanted)
      if (!collection.indexes.some(i => same(index, i))) build(store, collection, index)
  }
}

interface Declared {
  name: string
  keys: KeyPart[]
  unique: boolean
}

const same = (a: Declared, b: Declared) =>
  a.name === b.name && a.unique === b.unique && JSON.stringify(a.keys) === JSON.stringify(b.keys)

function make(store: Store, name: string): Collection {
  try {
    return store.createCollection(name)
  } catch (error) {
    if (!(error instanceof CloudError)) throw error
    throw new UsageError(`${FILE}: ${error.message}`)
  }
}

function build(store: Store, collection: Collection, { name, keys, unique }: Declared): void {
  try {
    store.createIndex(collection, name, keys, unique)
  } catch (error) {
    if (!(error instanceof CloudError)) throw error
    throw new UsageError(`index ${name} of ${collection.name} cannot be built: ${error.message}`)
  }
}

const refused = (text: string) => new UsageError(`${FILE}: ${text}`)

function indexesOf(collection: string, list: unknown): Declared[] {
  if (!Array.isArray(list)) throw refused(`${collection} has no list of indexes`)
  const indexes = list.map(declared => indexOf(collection, declared))
  const names = indexes.map(({ name }) => name)
  const twice = names.find((name, i) => names.indexOf(name) < i)
  if (twice !== undefined) throw refused(`${collection} has two indexes named ${twice}`)
  return indexes
}

function indexOf(collection: string, declared: unknown): Declared {
  if (!isPlain(declared)) throw refused(`an index of ${collection} is not an object`)
  const { name, keys, unique = false } = declared
  if (typeof name !== 'string' || !name || !Array.isArray(keys) || !keys.length)
    throw refused(`an index of ${collection} has no name or no keys`)
  const unknown = Object.keys(declared).find(field => !FIELDS.includes(field))
  if (unknown !== undefined)
    throw refused(`${name} of ${collection}: "${unknown}" is none of ${FIELDS.join(', ')}`)
  if (typeof unique !== 'boolean') throw refused(`${name} of ${collection}: "unique" is true or false`)
  const parts = keys.map(part => keyPartOf(`${name} of ${collection}`, part))
  const paths = parts.map(([path]) => path)
  const twice = paths.find((path, i) => paths.indexOf(path) < i)
  if (twice !== undefined) throw refused(`${name} of ${collection}: "${twice}" is there twice`)
  return { name, keys: parts, unique }
}

function keyPartOf(index: string, part: unknown): KeyPart {
  const [path, direction, ...more] = Array.isArray(part) ? part : []
  if (typeof path !== 'string' || (direction !== 1 && direction !== -1) || more.length)
    throw refused(`${index}: a key is ["path", 1] or ["path", -1], not ${JSON.stringify(part)}`)
  if (!path || path.split('.').some(name => !name || /^\d+$/.test(name)))
    throw refused(`${index}: "${path}" is not a path that can be indexed`)
  return [path, direction]
}

function readDeclared(file: string): Record<string, unknown> {
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`)
  }
  if (!isPlain(parsed)) throw refused('it is an object that names collections, each with a list of indexes')
  return parsed
}
