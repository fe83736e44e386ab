import { randomUUID } from 'node:crypto'
import type { Engine } from '../db/engine'
import { CloudError } from '../db/errors'
import { type IndexUse, noteOf, type ScanNote } from '../db/index-use'
import type { Meter } from '../db/scan'
import type { Faults } from '../faults'
import type { Invocation, Invocations, Operation } from '../functions/invocation'
import type { Invoker } from '../functions/invoker'
import { budgetMeter, OverBudget } from '../reads/budget'
import type { Readers } from '../reads/readers'
import { queryShape, unindexedScan, unindexedText } from '../reads/unindexed'
import { collectionsOf } from './collections'
import { type Body, DATABASE, WRITES } from './database'
import { invokeFunction } from './functions'
import { callJsonOpenApi, type OpenApiParts } from './openapi'
import { refuse } from './refused'
import { type StorageAction, type StorageParts, storageActions } from './storage'

/** Thrown to say that no reply is to be sent: the connection is cut. */
export class Dropped extends Error {}

/** What the SDK's protocol speaks to. */
export interface AdminParts extends StorageParts {
  engine: Engine
  faults: Faults
  indexUse: IndexUse
  invocations: Invocations
  invoker: () => Invoker
  readers: Readers
  openApi: OpenApiParts
  /** True: a scan of over a thousand rows without an index is an error, not a warning. */
  strictIndexes: boolean
  /** True: a collection that is used without having been made is made. */
  createCollections: boolean
}

type Watch = Required<Omit<Meter, 'rowsScanned'>>

/** A database request with what answering it came to. */
interface Asked {
  action: string
  body: Body
  scans: ScanNote[]
  /** Rows that a reading thread read; undefined: it was answered here. */
  heavyRows?: number
}

/** Reads that may be heavy. Those in a transaction touch single documents, and see its own snapshot. */
const READS = new Set(['database.getDocument', 'database.calculateDocument', 'database.aggregateDocuments'])

/** The SDK's JSON protocol: `{action, wxCloudApiToken, …}` in, `{requestId, data}` or `{requestId, code, message}` out. */
export class Admin {
  readonly #parts: AdminParts
  readonly #storage: Partial<Record<string, StorageAction>>
  readonly #warned = new Set<string>()

  constructor(parts: AdminParts) {
    this.#parts = parts
    this.#storage = storageActions(parts)
  }

  /** Answers one request. Throws `Dropped` when a fault swallows the reply. */
  async handle(body: Body, askedAt: number): Promise<Body> {
    const requestId = randomUUID()
    try {
      const data = await this.#dispatch(body, askedAt)
      const { transactionId } = data
      return transactionId === undefined ? { requestId, data } : { requestId, data, transactionId }
    } catch (error) {
      if (error instanceof Dropped) throw error
      if (!(error instanceof CloudError)) console.error(error)
      const code = error instanceof CloudError ? error.code : 'SYS_ERR'
      return { requestId, code, message: (error as Error).message }
    }
  }

  /** Answers, and notes on the invocation what was asked and how long it took. */
  async #dispatch(body: Body, askedAt: number): Promise<Body> {
    const action = String(body.action)
    const invocation = this.#parts.invocations.find(body.wxCloudApiToken)
    const operation = invocation?.begin(action, body.collectionName)
    try {
      return await this.#route(action, body, invocation, operation, askedAt)
    } catch (error) {
      if (operation)
        operation.error = error instanceof Dropped ? 'the reply was lost' : (error as Error).message
      throw error
    } finally {
      operation?.end()
    }
  }

  async #route(
    action: string,
    body: Body,
    invocation: Invocation | undefined,
    operation: Operation | undefined,
    askedAt: number,
  ): Promise<Body> {
    if (action.startsWith('database.')) return this.#database(action, body, invocation, operation, askedAt)
    if (action === 'functions.invokeFunction') return invokeFunction(body, invocation, this.#parts.invoker())
    const storage = this.#storage[action]
    if (storage) return storage(body, invocation)
    if (action === 'wx.api') return callJsonOpenApi(body, invocation, this.#parts.openApi)
    return refuse(action)
  }

  async #database(
    action: string,
    body: Body,
    invocation: Invocation | undefined,
    noted: Operation | undefined,
    askedAt: number,
  ): Promise<Body> {
    const handler = DATABASE[action]
    if (!handler) return refuse(action)
    const { faults, engine } = this.#parts
    const number = invocation?.number ?? -1
    const operation = this.#nextOperation(invocation)
    const crash = invocation && faults.crashBefore(number)
    if (crash === operation) {
      invocation!.kill()
      throw new Dropped()
    }
    const delay = faults.delay(number, operation)
    if (delay) await new Promise(resolve => setTimeout(resolve, delay))
    if (faults.hits('failBefore', number, operation)) this.#fail('failBefore', number, operation)
    const asked: Asked = { action, body, scans: [] }
    const watch: Watch = {
      onUnindexedScan: (...query) => this.#unindexed(queryShape(...query)),
      onScan: scanned => asked.scans.push(noteOf(scanned)),
    }
    const meter = READS.has(action) ? budgetMeter(watch) : { rowsScanned: 0, ...watch }
    for (const name of collectionsOf(action, body)) this.#ensureCollection(name)
    try {
      const conflicts = faults.hits('conflict', number, operation)
      const owner = invocation?.id ?? ''
      const here = () => handler(body, { engine, meter, owner, askedAt, conflicts })
      const data = await this.#answer(here, asked)
      if (invocation && WRITES.has(action) && hasWritten(action, body, data)) invocation.wrote = true
      if (faults.hits('failAfter', number, operation)) this.#fail('failAfter', number, operation)
      return data
    } finally {
      const rows = asked.heavyRows ?? meter.rowsScanned
      if (invocation) invocation.rowsScanned += rows
      if (noted) noted.rows = rows
      for (const scan of asked.scans) this.#parts.indexUse.note(scan)
    }
  }

  /** Runs a read here, or, once it proves heavy, from the start in a reading thread. */
  async #answer(here: () => Body | Promise<Body>, asked: Asked): Promise<Body> {
    try {
      return await here()
    } catch (error) {
      if (!(error instanceof OverBudget)) throw error
    }
    const { engine, readers, strictIndexes } = this.#parts
    const { action, body } = asked
    const outcome = await readers.run({ action, body, now: engine.now(), strict: strictIndexes })
    // What was read in vain before is no part of the answer.
    asked.heavyRows = outcome.rowsScanned
    asked.scans = outcome.scans
    for (const shape of outcome.unindexed) this.#unindexed(shape)
    if ('code' in outcome) throw new CloudError(outcome.code, outcome.message)
    return outcome.data
  }

  /** In the real cloud collections are made in the console, which a folder of functions does not show. */
  #ensureCollection(name: string): void {
    const { store } = this.#parts.engine
    if (store.collections.has(name)) return
    if (this.#parts.createCollections) {
      store.createCollection(name)
      console.log(`made the collection ${name}, which was used without having been made`)
      return
    }
    const key = `collection ${name}`
    if (this.#warned.has(key)) return
    this.#warned.add(key)
    console.warn(
      `there is no collection ${name}: name it in database.indexes.json, or start with --create-collections`,
    )
  }

  #nextOperation(invocation: Invocation | undefined): number {
    if (!invocation) return 0
    return ++invocation.roundTrips
  }

  #fail(kind: string, invocation: number, operation: number): never {
    if (this.#parts.faults.isDropped(invocation, operation)) throw new Dropped()
    throw new CloudError('SYS_ERR', `[InternalError] system error (fault: ${kind})`)
  }

  #unindexed(shape: string): void {
    if (this.#parts.strictIndexes) throw unindexedScan(shape)
    if (this.#warned.has(shape)) return
    this.#warned.add(shape)
    console.warn(`warning: ${unindexedText(shape)}`)
  }
}

/** A write inside a transaction shows only when that commits. */
function hasWritten(action: string, body: Body, data: Body): boolean {
  if (action === 'database.commitTransaction') return true
  if (body.transactionId) return false
  return data.updated !== 0 ? data.deleted !== 0 : data.upsert_id != null
}
