import { randomBytes } from 'node:crypto'
import { type Doc, decodeStored } from './codec'
import { conflict, duplicateKey, noTransaction, transactionBusy, transactionTimeout } from './errors'
import { refuseParallelArrays } from './indexes'
import { keyOf } from './keys'
import { documentLock } from './locks'
import { type Row, rowById } from './rows'
import type { Collection, Store } from './store'
import { isFree, takeUniqueKeys } from './unique-keys'
import type { Writer } from './writer'

/** What a transaction will have made of a document; `doc` null: removed. */
interface Pending {
  collection: Collection
  key: Buffer
  doc: Doc | null
}

/** An open transaction: what it sees (its snapshot) and what it has written so far. */
export class Transaction {
  readonly id = randomBytes(16).toString('hex')
  readonly writes = new Map<string, Pending>()
  readonly locks = new Set<string>()
  readonly settled: Promise<void>
  settle!: () => void
  /** An operation of this transaction is under way. */
  busy = false
  /** When the latest operation was answered: what was asked before that was asked in parallel. */
  answeredAt = 0

  constructor(
    readonly snapshot: number,
    readonly deadline: number,
    readonly owner: string,
  ) {
    this.settled = new Promise(resolve => {
      this.settle = resolve
    })
  }
}

/** A transaction has this long to commit, in milliseconds. */
export const TRANSACTION_LIMIT_MS = 30_000

/** Requests that seem older than this were not; the clock was moved while they were on their way. */
const OVERLAP_MS = 5000

/**
 * Transactions with snapshot isolation, where the first to write a document wins: a write to what another
 * open transaction has written, or to what has changed since the snapshot, fails at once and ends the
 * transaction; unique keys count as documents in this. Any error of a write ends it.
 */
export class Transactions {
  readonly #open = new Map<string, Transaction>()
  readonly #store: Store

  constructor(
    readonly writer: Writer,
    readonly now: () => number,
  ) {
    this.#store = writer.store
  }

  /** How many are open. */
  get size(): number {
    return this.#open.size
  }

  start(owner: string): Transaction {
    const transaction = new Transaction(this.#store.revision, this.now() + TRANSACTION_LIMIT_MS, owner)
    this.#open.set(transaction.id, transaction)
    this.writer.open = this.#open.size
    return transaction
  }

  /** The open transaction of that id. Throws when there is none, or when its time is over. */
  find(id: string): Transaction {
    const transaction = this.#open.get(id)
    if (!transaction) throw noTransaction()
    if (this.now() > transaction.deadline) {
      this.abort(transaction)
      throw transactionTimeout()
    }
    return transaction
  }

  /** Runs one operation; a second one while the first is under way is refused as TransactionBusy. */
  async during<T>(id: string, askedAt: number, work: (transaction: Transaction) => T): Promise<T> {
    const transaction = this.find(id)
    const isParallel = askedAt < transaction.answeredAt && this.now() - askedAt < OVERLAP_MS
    if (transaction.busy || isParallel) throw transactionBusy()
    transaction.busy = true
    try {
      // One turn of the event loop, so that operations sent side by side meet here.
      await new Promise(resolve => setImmediate(resolve))
      // Meanwhile it may have been ended: by its time, or with its worker.
      return work(this.find(id))
    } finally {
      transaction.busy = false
      transaction.answeredAt = Math.floor(this.now())
    }
  }

  /** The document as the transaction sees it. */
  read(transaction: Transaction, collection: Collection, id: unknown): Doc | undefined {
    const key = keyOf(id)
    const name = documentLock(collection.cid, key)
    const own = transaction.writes.get(name)
    if (own) return own.doc ? structuredCloneDoc(own.doc) : undefined
    const row = rowById(this.#store.sql, collection, id)
    if (row && row.rev <= transaction.snapshot) return decodeStored(row.text)
    const past = this.writer.history.at(name, transaction.snapshot)
    return past?.text === undefined ? undefined : decodeStored(past.text)
  }

  insert(transaction: Transaction, collection: Collection, doc: Doc): void {
    this.#ending(transaction, () => {
      if (this.read(transaction, collection, doc._id)) {
        throw duplicateKey(collection.name, '_id_', `{ _id: ${JSON.stringify(doc._id)} }`)
      }
      this.#write(transaction, collection, doc._id, doc)
    })
  }

  /** Writes (null: removes) a document. */
  write(transaction: Transaction, collection: Collection, id: unknown, doc: Doc | null): void {
    this.change(transaction, collection, id, () => doc)
  }

  /**
   * Makes of a document as the transaction sees it what `make` says (null: removes it; undefined: leaves it).
   * Returns whether there was one.
   */
  change(
    transaction: Transaction,
    collection: Collection,
    id: unknown,
    make: (doc: Doc | undefined) => Doc | null | undefined,
  ): boolean {
    return this.#ending(transaction, () => {
      const doc = this.read(transaction, collection, id)
      const next = make(doc)
      if (next !== undefined) this.#write(transaction, collection, id, next)
      return doc !== undefined
    })
  }

  commit(transaction: Transaction): void {
    this.#ending(transaction, () => {
      if (!transaction.writes.size) return
      this.writer.atomic(batch => {
        for (const { collection, key, doc } of transaction.writes.values()) {
          const row = this.#row(collection, key)
          if (doc && row) batch.replace(collection, row, doc)
          else if (doc) batch.insert(collection, doc)
          else if (row) batch.remove(collection, row)
        }
      }, false)
    })
    this.abort(transaction)
  }

  /** Ends a transaction; what it has not committed is gone. */
  abort(transaction: Transaction): void {
    if (!this.#open.delete(transaction.id)) return
    this.writer.locks.release(transaction)
    this.writer.open = this.#open.size
    this.writer.history.prune(Math.min(...[...this.#open.values()].map(t => t.snapshot)))
    transaction.settle()
  }

  abortById(id: string): void {
    const transaction = this.#open.get(id)
    if (transaction) this.abort(transaction)
  }

  /** Ends the transactions of an invocation whose worker is gone. */
  abortOwnedBy(owner: string): void {
    for (const transaction of [...this.#open.values()])
      if (transaction.owner === owner) this.abort(transaction)
  }

  /** Ends the transactions whose time is over, so that nobody waits for them. */
  sweep(): void {
    for (const transaction of [...this.#open.values()])
      if (this.now() > transaction.deadline) this.abort(transaction)
  }

  #row(collection: Collection, key: Buffer): Row | undefined {
    const found = this.#store.sql.row(`select n,doc,rev from c_${collection.cid} where k=?`, key)
    return found && { n: found[0] as number, key, text: found[1] as string, rev: found[2] as number }
  }

  #ending<T>(transaction: Transaction, work: () => T): T {
    try {
      return work()
    } catch (error) {
      this.abort(transaction)
      throw error
    }
  }

  #write(transaction: Transaction, collection: Collection, id: unknown, doc: Doc | null): void {
    const key = keyOf(id)
    const name = documentLock(collection.cid, key)
    const row = this.#row(collection, key)
    const isStale = row !== undefined && row.rev > transaction.snapshot
    if (isStale || !isFree(this.writer, transaction, name)) throw conflict()
    if (collection.indexes.some(({ unique }) => unique)) {
      takeUniqueKeys(this.writer, transaction, collection, name, this.read(transaction, collection, id), doc)
    }
    if (doc) refuseParallelArrays(collection, doc)
    this.writer.locks.take(name, transaction)
    transaction.writes.set(name, { collection, key, doc })
  }
}

/** Own writes are handed out as copies: updating one must not change what was written before. */
const structuredCloneDoc = (doc: Doc): Doc => ({ ...doc })
