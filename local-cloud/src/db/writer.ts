import type { Doc } from './codec'
import { duplicateKey } from './errors'
import { History } from './history'
import { refuseDuplicate, type UniqueKey } from './indexes'
import { keyOf } from './keys'
import { documentLock, Locks, uniqueLock } from './locks'
import { deleteRow, insertRow, type Row, rowById, updateRow } from './rows'
import type { Collection, Store } from './store'

/** The one place where documents change: keeps rows, index entries, history and locks in step. */
export class Writer {
  readonly locks = new Locks()
  readonly history = new History()
  /** How many transactions are open; without any, no history is kept. */
  open = 0

  constructor(readonly store: Store) {}

  /** Runs a group of writes: all of them, under one revision, or none. `guarded`: mind the locks. */
  atomic<T>(work: (batch: Batch) => T, guarded = true): T {
    const batch = new Batch(this, this.store.nextRevision(), guarded)
    const result = this.store.sql.atomic(() => {
      const made = work(batch)
      batch.finish()
      return made
    })
    // Only now is it true; a batch that was rolled back leaves no history.
    for (const [name, text, from] of batch.past) this.history.record(name, { text, from, to: batch.revision })
    return result
  }
}

/** The writes of one atomic group. */
export class Batch {
  readonly past: [name: string, text: string | undefined, from: number][] = []
  readonly #unchecked: UniqueKey[] = []

  constructor(
    readonly writer: Writer,
    readonly revision: number,
    readonly guarded: boolean,
  ) {}

  insert(collection: Collection, doc: Doc): void {
    const { store } = this.writer
    const key = keyOf(doc._id)
    this.#refuseLocked(collection, key)
    if (rowById(store.sql, collection, doc._id)) {
      throw duplicateKey(collection.name, '_id_', `{ _id: ${JSON.stringify(doc._id)} }`)
    }
    insertRow(store.sql, collection, doc, this.revision, this.#onUnique)
    this.#remember(collection, key, undefined, 0)
  }

  replace(collection: Collection, row: Row, doc: Doc): void {
    this.#refuseLocked(collection, row.key)
    updateRow(this.writer.store.sql, collection, row, doc, this.revision, this.#onUnique)
    this.#remember(collection, row.key, row.text, row.rev)
  }

  remove(collection: Collection, row: Row): void {
    this.#refuseLocked(collection, row.key)
    deleteRow(this.writer.store.sql, collection, row, this.#onUnique)
    this.#remember(collection, row.key, row.text, row.rev)
  }

  /** Makes sure of what only the whole can show: within a transaction, documents may exchange their unique keys. */
  finish(): void {
    for (const unique of this.#unchecked) refuseDuplicate(this.writer.store.sql, unique)
  }

  readonly #onUnique = (unique: UniqueKey): void => {
    const lock = uniqueLock(unique.index.iid, unique.key)
    if (this.writer.open) this.past.push([lock, undefined, 0])
    if (!unique.doc) return
    if (!this.guarded) {
      this.#unchecked.push(unique)
      return
    }
    this.writer.locks.refuse(lock)
    refuseDuplicate(this.writer.store.sql, unique)
  }

  #refuseLocked(collection: Collection, key: Buffer): void {
    if (this.guarded) this.writer.locks.refuse(documentLock(collection.cid, key))
  }

  #remember(collection: Collection, key: Buffer, text: string | undefined, from: number): void {
    if (this.writer.open) this.past.push([documentLock(collection.cid, key), text, from])
  }
}
