import { type Doc, decodeStored, encode } from './codec'
import { duplicateKey, requestFailed } from './errors'
import { entriesOf, type KeyPart, parallelArrays } from './paths'
import type { Sqlite } from './sqlite'
import type { Collection } from './store'

/** A declared index. `arrays` are the paths at which any document has ever held an array (multikey). */
export interface Index {
  iid: number
  name: string
  keys: KeyPart[]
  unique: boolean
  arrays: Set<string>
}

/** A key of a unique index that the row `n` takes, or, when it leaves it with nothing in its place, gives up. */
export interface UniqueKey {
  collection: Collection
  index: Index
  key: Buffer
  n: number
  /** What takes the key; undefined: it is given up. */
  doc: Doc | undefined
}

/**
 * Moves a row's index entries from those of `before` to those of `next`; either may be missing. `onUnique` is
 * told of unique keys before they are taken, and has to refuse those that are not free.
 */
export function reindex(
  sql: Sqlite,
  collection: Collection,
  n: number,
  before: Doc | undefined,
  next: Doc | undefined,
  onUnique: (unique: UniqueKey) => void,
): void {
  if (next) refuseParallelArrays(collection, next)
  for (const index of collection.indexes) {
    const old = before ? entries(before, index, sql) : []
    const now = next ? entries(next, index, sql) : []
    for (const key of without(old, now)) {
      if (index.unique) onUnique({ collection, index, key, n, doc: undefined })
      sql.run(`delete from x_${index.iid} where k=? and n=?`, key, n)
    }
    for (const key of without(now, old)) {
      if (index.unique) onUnique({ collection, index, key, n, doc: next })
      sql.run(`insert into x_${index.iid} values(?,?)`, key, n)
    }
  }
}

/** Throws when an index of the collection cannot hold the document. What was stored before that was asked stays. */
export function refuseParallelArrays({ indexes }: Pick<Collection, 'indexes'>, doc: Doc): void {
  for (const { name, keys } of indexes) {
    const [one, other] = parallelArrays(doc, keys) ?? []
    if (one)
      throw requestFailed(`[FailedOperation] index ${name}: cannot index parallel arrays [${other}] [${one}]`)
  }
}

/** Throws the cloud's duplicate-key error when another row than `n` stands under the key. */
export function refuseDuplicate(sql: Sqlite, { collection, index, key, n, doc }: UniqueKey): void {
  if (!sql.row(`select n from x_${index.iid} where k=? and n<>? limit 1`, key, n)) return
  throw duplicateKey(collection.name, index.name, describeKey(doc!, index))
}

/** The indexed values of a document, for people: `{ no: 1 }`. */
export function describeKey(doc: Doc, index: Index): string {
  const parts = index.keys.map(([path]) => {
    const value = path.split('.').reduce<unknown>((v, k) => (v as Doc | undefined)?.[k], doc)
    return `${path}: ${encode(value ?? null)}`
  })
  return `{ ${parts.join(', ')} }`
}

/** The keys of the one list that are not in the other. */
export const without = (keys: Buffer[], others: Buffer[]): Buffer[] =>
  keys.filter(key => !others.some(other => other.equals(key)))

function entries(doc: Doc, index: Index, sql: Sqlite): Buffer[] {
  try {
    const found = entriesOf(doc, index.keys)
    for (const path of found.arrays) markArray(sql, index, path)
    return found.entries
  } catch (error) {
    if (error instanceof RangeError) throw requestFailed(`index ${index.name}: ${error.message}`)
    throw error
  }
}

function markArray(sql: Sqlite, index: Index, path: string): void {
  if (index.arrays.has(path)) return
  // Set before the write commits: should that roll back, the index is merely treated with more care.
  index.arrays.add(path)
  sql.run('update indexes set arrays=? where iid=?', JSON.stringify([...index.arrays]), index.iid)
}

/**
 * Fills an index from what is there. `isNew`: also throws the cloud's errors when there is what it cannot hold; one
 * that has been there before takes that, too.
 */
export function buildIndex(sql: Sqlite, collection: Collection, index: Index, isNew = false): void {
  let from = -1
  for (;;) {
    const rows = sql.rows(`select n,doc from c_${collection.cid} where n>? order by n limit 1000`, from)
    if (!rows.length) return
    for (const [n, text] of rows) {
      const doc = decodeStored(text as string)
      if (isNew) refuseParallelArrays({ indexes: [index] }, doc)
      for (const key of entries(doc, index, sql)) {
        if (index.unique) refuseDuplicate(sql, { collection, index, key, n: n as number, doc })
        sql.run(`insert into x_${index.iid} values(?,?)`, key, n as number)
      }
    }
    from = rows[rows.length - 1]![0] as number
  }
}
