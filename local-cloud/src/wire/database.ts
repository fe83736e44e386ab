import { aggregate, type Stage } from '../db/aggregate'
import { type Doc, decode, encode, plain } from '../db/codec'
import { type Engine, isChange, projected } from '../db/engine'
import { CloudError, conflict, requestFailed } from '../db/errors'
import { isPlain, type KeyPart } from '../db/paths'
import type { Meter } from '../db/scan'
import { replaced, updated } from '../db/update'

/** A request of the SDK's: its JSON body. */
export type Body = Record<string, unknown>

/** What a database action may use besides its body. */
export interface Call {
  engine: Engine
  meter: Meter
  /** Whose transactions these are. */
  owner: string
  /** When the function made the request, in milliseconds of the cloud's time; NaN: not known. */
  askedAt: number
  /** A fault: writes inside transactions conflict. */
  conflicts: boolean
}

type Action = (body: Body, call: Call) => Body | Promise<Body>

/** Actions that change documents, for telling pages that something has changed. */
export const WRITES = new Set([
  'database.insertDocument',
  'database.modifyDocument',
  'database.modifyAndReturnDoc',
  'database.removeDocument',
  'database.commitTransaction',
])

const name = (body: Body) => String(body.collectionName)
const transactionOf = (body: Body) => (body.transactionId ? String(body.transactionId) : undefined)

/** An EJSON string of a body as a plain value. */
function read(body: Body, field: string, call: Call): Doc | undefined {
  const text = body[field]
  if (text === undefined || text === null || text === '') return undefined
  try {
    if (typeof text !== 'string') return plain(structuredClone(text), call.engine.now) as Doc
    return decode(text, call.engine.now) as Doc
  } catch (error) {
    if (error instanceof CloudError) throw error
    throw new CloudError('INVALID_PARAM', `${field} is not valid EJSON: ${(error as Error).message}`)
  }
}

function sortOf(order: unknown): KeyPart[] {
  if (!order) return []
  if (Array.isArray(order)) return order.map(o => [String(o.field), o.direction === 'desc' ? -1 : 1])
  return Object.entries(order).map(([path, way]) => [path, way === -1 || way === 'desc' ? -1 : 1])
}

/** The id of a document operation inside a transaction; there is no `where` there. */
function idInTransaction(body: Body, call: Call): unknown {
  const filter = read(body, 'query', call)
  if (body.queryType !== 'DOC' || filter?._id === undefined) {
    throw requestFailed('only operations on doc are allowed in a transaction')
  }
  return filter._id
}

export const DATABASE: Record<string, Action> = {
  'database.addCollection': (body, { engine }) => {
    engine.store.createCollection(name(body))
    return {}
  },

  'database.insertDocument': async (body, call) => {
    const { engine } = call
    const docs = (body.data as string[]).map(text => decode(text, engine.now) as Doc)
    if (!docs.every(isPlain))
      throw new CloudError('INVALID_PARAM', 'data must be an object, or a list of objects')
    const transactionId = transactionOf(body)
    if (!transactionId) return { insertedIds: await engine.insert(name(body), docs) }
    const collection = engine.store.collection(name(body))
    return engine.transactions.during(transactionId, call.askedAt, transaction => {
      refuseOnFault(call, transactionId)
      const complete = docs.map(doc => engine.withId(doc))
      for (const doc of complete) engine.transactions.insert(transaction, collection, doc)
      return { insertedIds: complete.map(doc => doc._id) }
    })
  },

  'database.getDocument': (body, call) => {
    const { engine, meter } = call
    const projection = read(body, 'projection', call)
    const transactionId = transactionOf(body)
    if (transactionId) {
      const id = idInTransaction(body, call)
      const collection = engine.store.collection(name(body))
      return engine.transactions.during(transactionId, call.askedAt, transaction => {
        const doc = engine.transactions.read(transaction, collection, id)
        if (!doc) return { list: [] }
        meter.rowsScanned++
        return { list: projection ? projected([doc], projection) : [encode(doc)] }
      })
    }
    const filter = read(body, 'query', call) ?? {}
    if (body.queryType === 'DOC') return { list: engine.findById(name(body), filter._id, projection, meter) }
    const options = {
      filter,
      sort: sortOf(read(body, 'order', call)),
      skip: Number(body.offset ?? 0),
      limit: Math.min(Number(body.limit ?? 100), 1000),
      ...(projection ? { projection } : {}),
    }
    return { list: engine.find(name(body), options, meter) }
  },

  'database.calculateDocument': (body, call) => ({
    total: call.engine.count(name(body), read(body, 'query', call) ?? {}, call.meter),
  }),

  'database.modifyDocument': (body, call) => {
    const { engine, meter } = call
    const data = read(body, 'data', call) ?? {}
    const merge = body.merge !== false
    const transactionId = transactionOf(body)
    if (!transactionId) {
      const filter = read(body, 'query', call) ?? {}
      const options = { filter, data, merge, multi: body.multi === true, upsert: body.upsert === true }
      return engine.modify(name(body), options, meter)
    }
    const id = idInTransaction(body, call)
    const collection = engine.store.collection(name(body))
    return engine.transactions.during(transactionId, call.askedAt, transaction => {
      refuseOnFault(call, transactionId)
      meter.rowsScanned++
      let changed = 0
      const wasThere = engine.transactions.change(transaction, collection, id, doc => {
        if (!doc && !body.upsert) return undefined
        const next = merge ? updated(doc ?? { _id: id }, data, { _id: id }) : replaced(data, id)
        if (doc && isChange(doc, next)) changed = 1
        return next
      })
      if (wasThere) return { updated: changed, upsert_id: null }
      return { updated: 0, upsert_id: body.upsert ? id : null }
    })
  },

  'database.modifyAndReturnDoc': async (body, call) => {
    const filter = read(body, 'query', call) ?? {}
    if (transactionOf(body)) throw requestFailed('only operations on doc are allowed in a transaction')
    const doc = await call.engine.modifyAndReturn(
      name(body),
      filter,
      read(body, 'data', call) ?? {},
      call.meter,
    )
    return doc ? { updated: 1, doc: encode(doc) } : { updated: 0, doc: null }
  },

  'database.removeDocument': async (body, call) => {
    const { engine, meter } = call
    const transactionId = transactionOf(body)
    if (!transactionId) {
      const filter = read(body, 'query', call) ?? {}
      return { deleted: await engine.remove(name(body), filter, body.multi === true, meter) }
    }
    const id = idInTransaction(body, call)
    const collection = engine.store.collection(name(body))
    return engine.transactions.during(transactionId, call.askedAt, transaction => {
      refuseOnFault(call, transactionId)
      meter.rowsScanned++
      const remove = (doc: Doc | undefined) => (doc ? null : undefined)
      return { deleted: engine.transactions.change(transaction, collection, id, remove) ? 1 : 0 }
    })
  },

  'database.aggregateDocuments': (body, call) => {
    const stages = (body.stages as { stageKey: string; stageValue: string }[]).map(
      (s): Stage => ({ [s.stageKey]: decode(s.stageValue, call.engine.now) }),
    )
    const variables = { NOW: new Date(call.engine.now()) }
    return { list: aggregate(call.engine.store, name(body), stages, call.meter, variables).map(encode) }
  },

  'database.startTransaction': (_body, { engine, owner }) => ({
    transactionId: engine.transactions.start(owner).id,
  }),

  'database.commitTransaction': async (body, { engine, askedAt }) => {
    const transactionId = String(body.transactionId)
    await engine.transactions.during(transactionId, askedAt, t => engine.transactions.commit(t))
    return { transactionId }
  },

  'database.abortTransaction': (body, { engine }) => {
    engine.transactions.abortById(String(body.transactionId))
    return { transactionId: body.transactionId }
  },
}

function refuseOnFault(call: Call, transactionId: string): void {
  if (!call.conflicts) return
  call.engine.transactions.abortById(transactionId)
  throw conflict()
}
