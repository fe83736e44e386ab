import { type Doc, decodeStored, encode } from './codec'
import { reindex, type UniqueKey } from './indexes'
import { keyOf } from './keys'
import type { Sqlite } from './sqlite'
import type { Collection } from './store'

/** A stored row. `text` is its document as relaxed EJSON. */
export interface Row {
  n: number
  key: Buffer
  text: string
  rev: number
}

/** The row of the document with that `_id`. */
export function rowById(sql: Sqlite, collection: Collection, id: unknown): Row | undefined {
  const key = keyOf(id)
  const found = sql.row(`select n,doc,rev from c_${collection.cid} where k=?`, key)
  return found && { n: found[0] as number, key, text: found[1] as string, rev: found[2] as number }
}

/** Writes a new document. The caller has made sure that its `_id` is free. */
export function insertRow(
  sql: Sqlite,
  collection: Collection,
  doc: Doc,
  rev: number,
  onUnique: (unique: UniqueKey) => void,
): void {
  const { rowid } = sql.run(
    `insert into c_${collection.cid}(k,doc,rev) values(?,?,?)`,
    keyOf(doc._id),
    encode(doc),
    rev,
  )
  reindex(sql, collection, rowid, undefined, doc, onUnique)
}

/** Replaces a row's document. */
export function updateRow(
  sql: Sqlite,
  collection: Collection,
  row: Row,
  doc: Doc,
  rev: number,
  onUnique: (unique: UniqueKey) => void,
): void {
  sql.run(`update c_${collection.cid} set doc=?,rev=? where n=?`, encode(doc), rev, row.n)
  reindex(
    sql,
    collection,
    row.n,
    collection.indexes.length ? decodeStored(row.text) : undefined,
    doc,
    onUnique,
  )
}

/** Removes a row and its index entries. */
export function deleteRow(
  sql: Sqlite,
  collection: Collection,
  row: Row,
  onUnique: (unique: UniqueKey) => void,
): void {
  sql.run(`delete from c_${collection.cid} where n=?`, row.n)
  const before = collection.indexes.length ? decodeStored(row.text) : undefined
  reindex(sql, collection, row.n, before, undefined, onUnique)
}
