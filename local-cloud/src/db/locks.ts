import type { Transaction } from './transactions'

/** Thrown when a plain write meets what an open transaction has written; it is tried again afterwards. */
export class Blocked extends Error {
  constructor(readonly by: Transaction) {
    super('blocked by a transaction')
  }
}

/** Documents and unique keys that open transactions have written, by who wrote them. */
export class Locks {
  readonly #held = new Map<string, Transaction>()

  holder(name: string): Transaction | undefined {
    return this.#held.get(name)
  }

  take(name: string, transaction: Transaction): void {
    this.#held.set(name, transaction)
    transaction.locks.add(name)
  }

  release(transaction: Transaction): void {
    for (const name of transaction.locks) this.#held.delete(name)
    transaction.locks.clear()
  }

  /** Throws `Blocked` when any transaction holds `name`. */
  refuse(name: string): void {
    const by = this.#held.get(name)
    if (by) throw new Blocked(by)
  }
}

/** The name under which a document is locked. */
export const documentLock = (cid: number, key: Buffer) => `d${cid}:${key.toString('latin1')}`

/** The name under which a key of a unique index is locked. */
export const uniqueLock = (iid: number, key: Buffer) => `u${iid}:${key.toString('latin1')}`
