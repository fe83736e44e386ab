import type { Doc } from './codec'
import { conflict, duplicateKey } from './errors'
import { describeKey, type Index, without } from './indexes'
import { documentLock, uniqueLock } from './locks'
import { entriesOf } from './paths'
import type { Collection } from './store'
import type { Transaction } from './transactions'
import type { Writer } from './writer'

/** May the transaction write what has that lock? Not what another one has written, or what changed since it began. */
export function isFree({ locks, history }: Writer, transaction: Transaction, lock: string): boolean {
  const holder = locks.holder(lock)
  return (!holder || holder === transaction) && !history.changedSince(lock, transaction.snapshot)
}

/**
 * Takes the unique keys that a write inside a transaction takes or gives up. A key that is given up, too, belongs to
 * the transaction until that ends: whether others may have it is not known before.
 */
export function takeUniqueKeys(
  writer: Writer,
  transaction: Transaction,
  collection: Collection,
  name: string,
  before: Doc | undefined,
  next: Doc | null,
): void {
  for (const index of collection.indexes) {
    if (!index.unique) continue
    const old = before ? entriesOf(before, index.keys).entries : []
    const now = next ? entriesOf(next, index.keys).entries : []
    const taken = without(now, old)
    const touched = [...without(old, now), ...taken].map(key => uniqueLock(index.iid, key))
    if (!touched.every(lock => isFree(writer, transaction, lock))) throw conflict()
    if (taken.some(key => isTaken(writer, transaction, collection, index, name, key)))
      throw duplicateKey(collection.name, index.name, describeKey(next!, index))
    for (const lock of touched) writer.locks.take(lock, transaction)
  }
}

/** Does another document have the key, as the transaction sees them? The key is free, so no other one has changed it. */
function isTaken(
  writer: Writer,
  { writes }: Transaction,
  collection: Collection,
  index: Index,
  name: string,
  key: Buffer,
): boolean {
  for (const [other, { doc, collection: its }] of writes) {
    if (other === name || !doc || its !== collection) continue
    if (entriesOf(doc, index.keys).entries.some(entry => entry.equals(key))) return true
  }
  const stored = writer.store.sql.row(
    `select c.k from x_${index.iid} i cross join c_${collection.cid} c on c.n=i.n where i.k=? limit 1`,
    key,
  )
  if (!stored) return false
  const holder = documentLock(collection.cid, stored[0] as Buffer)
  return holder !== name && !writes.has(holder)
}
