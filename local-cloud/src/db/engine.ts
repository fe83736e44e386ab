import { randomBytes } from 'node:crypto'
import { type Doc, decodeStored, encode } from './codec'
import { CloudError, requestFailed } from './errors'
import { keyOf } from './keys'
import { Blocked } from './locks'
import type { KeyPart } from './paths'
import { projection as projectionOf } from './project'
import { type Row, rowById } from './rows'
import { type Found, type Meter, scan } from './scan'
import type { Collection, Store } from './store'
import { Transactions } from './transactions'
import { replaced, updated } from './update'
import { type Batch, Writer } from './writer'

/** What a read asks for. */
export interface FindOptions {
  filter: Doc
  sort: KeyPart[]
  skip: number
  limit: number
  projection?: Doc
}

/** What a plain update or replacement does. */
export interface ModifyOptions {
  filter: Doc
  data: Doc
  /** All that match, or the first. */
  multi: boolean
  /** True: apply `$` operators; false: replace the document. */
  merge: boolean
  upsert: boolean
}

/** The database: everything that functions can ask of it, on plain values. */
export class Engine {
  readonly writer: Writer
  readonly transactions: Transactions

  constructor(
    readonly store: Store,
    readonly now: () => number,
  ) {
    this.writer = new Writer(store)
    this.transactions = new Transactions(this.writer, now)
  }

  /** A new `_id`, as the cloud makes them: 32 hexadecimal digits. */
  newId(): string {
    return randomBytes(16).toString('hex')
  }

  /** The documents found, as relaxed EJSON. */
  find(name: string, { filter, sort, skip, limit, projection }: FindOptions, meter: Meter): string[] {
    const found: Found[] = []
    let skipped = 0
    if (!(skip >= 0 && limit >= 0))
      throw requestFailed('[FailedOperation] skip and limit must be non-negative')
    if (limit > 0) {
      for (const row of scan(this.store, this.store.collection(name), filter, sort, meter, skip + limit)) {
        if (skipped++ < skip) continue
        if (found.push(row) >= limit) break
      }
    }
    return projection
      ? projected(
          found.map(row => row.doc),
          projection,
        )
      : found.map(row => row.text)
  }

  /** One document by its `_id`, as relaxed EJSON. */
  findById(name: string, id: unknown, projection: Doc | undefined, meter: Meter): string[] {
    const row = rowById(this.store.sql, this.store.collection(name), id)
    if (!row) return []
    meter.rowsScanned++
    return projection ? projected([decodeStored(row.text)], projection) : [row.text]
  }

  count(name: string, filter: Doc, meter: Meter): number {
    const collection = this.store.collection(name)
    if (!Object.keys(filter).length) return this.store.size(collection)
    let total = 0
    for (const _row of scan(this.store, collection, filter, [], meter, 1000)) total++
    return total
  }

  /** Adds documents; those without an `_id` get one. Returns the ids. All are added, or none. */
  async insert(name: string, docs: Doc[]): Promise<unknown[]> {
    const collection = this.store.collection(name)
    const complete = docs.map(doc => this.withId(doc))
    await this.#plainly(batch => {
      for (const doc of complete) batch.insert(collection, doc)
    })
    return complete.map(doc => doc._id)
  }

  /** The document with an `_id`, which stands first as in the real one. */
  withId(doc: Doc): Doc {
    const { _id, ...fields } = doc
    if (Array.isArray(_id) || _id instanceof RegExp)
      throw requestFailed(
        "[FailedOperation.Insert] the '_id' value cannot be an array or a regular expression",
      )
    return { _id: _id ?? this.newId(), ...fields }
  }

  /** Updates or replaces documents. `updated` is how many are another document then, whatever matched. */
  async modify(
    name: string,
    { filter, data, multi, merge, upsert }: ModifyOptions,
    meter: Meter,
  ): Promise<{ updated: number; upsert_id: unknown }> {
    const collection = this.store.collection(name)
    return this.#plainly(batch => {
      const hits = this.#hits(collection, filter, multi, meter)
      let changed = 0
      for (const row of hits) {
        const next = merge ? updated(row.doc, data, filter) : replaced(data, row.doc._id)
        if (isChange(row.doc, next)) changed++
        batch.replace(collection, asRow(row), next)
      }
      if (hits.length || !upsert) return { updated: changed, upsert_id: null }
      const id = filter._id ?? this.newId()
      batch.insert(collection, merge ? updated({ _id: id }, data, filter, true) : replaced(data, id))
      return { updated: 0, upsert_id: id }
    })
  }

  /** Replaces one document, provided that it still reads `was`. False: it does not, or it is gone. */
  async replaceUnchanged(name: string, was: string, data: Doc): Promise<boolean> {
    const collection = this.store.collection(name)
    return this.#plainly(batch => {
      const row = rowById(this.store.sql, collection, data._id)
      if (row?.text !== was) return false
      batch.replace(collection, row, data)
      return true
    })
  }

  /** Removes one document by its `_id`; false: there was none. */
  async removeById(name: string, id: unknown): Promise<boolean> {
    const collection = this.store.collection(name)
    return this.#plainly(batch => {
      const row = rowById(this.store.sql, collection, id)
      if (row) batch.remove(collection, row)
      return row !== undefined
    })
  }

  /** Updates the first document that matches and returns it as it then is. */
  async modifyAndReturn(name: string, filter: Doc, data: Doc, meter: Meter): Promise<Doc | undefined> {
    const collection = this.store.collection(name)
    return this.#plainly(batch => {
      const [row] = this.#hits(collection, filter, false, meter)
      if (!row) return undefined
      const next = updated(row.doc, data, filter)
      batch.replace(collection, asRow(row), next)
      return next
    })
  }

  async remove(name: string, filter: Doc, multi: boolean, meter: Meter): Promise<number> {
    const collection = this.store.collection(name)
    return this.#plainly(batch => {
      const hits = this.#hits(collection, filter, multi, meter)
      for (const row of hits) batch.remove(collection, asRow(row))
      return hits.length
    })
  }

  #hits(collection: Collection, filter: Doc, multi: boolean, meter: Meter): Found[] {
    const hits: Found[] = []
    for (const row of scan(this.store, collection, filter, [], meter, multi ? 1000 : 1)) {
      hits.push(row)
      if (!multi) break
    }
    return hits
  }

  /**
   * A write outside of transactions waits for those that have written the same documents. Like the real one it looks
   * again now and then: what it was to change may be gone meanwhile, and then there is nothing to wait for.
   */
  async #plainly<T>(work: (batch: Batch) => T): Promise<T> {
    for (let pause = LOOK_AGAIN_MS.first; ; pause = Math.min(2 * pause, LOOK_AGAIN_MS.most)) {
      try {
        return this.writer.atomic(work)
      } catch (error) {
        if (!(error instanceof Blocked)) throw error
        await settledOrAfter(error.by.settled, pause)
      }
    }
  }
}

/** How long a write that waits does not look again, in milliseconds: twice as long each time. */
const LOOK_AGAIN_MS = { first: 10, most: 160 }

const settledOrAfter = (settled: Promise<void>, ms: number): Promise<void> =>
  new Promise(done => {
    const timer = setTimeout(done, ms)
    void settled.then(() => {
      clearTimeout(timer)
      done()
    })
  })

/** Has a write made another document of it? The order of fields counts, as it does in the database. */
export const isChange = (before: Doc, after: Doc): boolean => encode(before) !== encode(after)

const asRow = (found: Found): Row => ({
  n: found.n,
  key: keyOf(found.doc._id),
  text: found.text,
  rev: found.rev,
})

/** Documents with only the fields that a projection names, as relaxed EJSON. */
export function projected(docs: Doc[], projection: Doc): string[] {
  const project = projectionOf(projection)
  try {
    return docs.map(doc => encode(project(doc)))
  } catch (error) {
    if (error instanceof CloudError) throw error
    throw requestFailed(`[FailedOperation] invalid projection: ${(error as Error).message}`)
  }
}
