import { evaluate, type Stage } from './aggregate'
import type { Doc } from './codec'
import { isPlain, valuesAt } from './paths'
import { type Meter, scan } from './scan'
import type { Collection, Store } from './store'

/**
 * `$lookup`, where mingo does the joining and this picks the foreign documents that can matter: by an
 * index on the foreign field where there is one, all of them otherwise.
 */
export function lookup(store: Store, docs: Doc[], spec: Doc, meter: Meter): Doc[] {
  const foreign = store.collection(String(spec.from))
  const field = spec.foreignField as string | undefined
  const equals = fieldsByVariable(spec)
  const indexedBy = (path: string) => path === '_id' || foreign.indexes.some(i => i.keys[0]?.[0] === path)
  if (field && indexedBy(field)) {
    const wanted = docs.flatMap(doc => scalars(doc, spec.localField as string))
    return join(store, docs, spec, fetch(store, foreign, field, wanted, meter), meter)
  }
  const pushed = [...equals].filter(([path]) => indexedBy(path))
  if (!field && pushed.length) {
    return docs.flatMap(doc => {
      const [variables = {}] = evaluate(store, [doc], [{ $project: { _id: 0, ...(spec.let as Doc) } }], meter)
      const filter = Object.fromEntries(
        pushed.flatMap(([path, name]) => (isScalar(variables[name]) ? [[path, variables[name]]] : [])),
      )
      return join(store, [doc], spec, all(store, foreign, filter, meter), meter)
    })
  }
  return join(store, docs, spec, all(store, foreign, {}, meter), meter)
}

function join(store: Store, docs: Doc[], spec: Doc, candidates: Doc[], meter: Meter): Doc[] {
  const as = String(spec.as)
  const joined = evaluate(store, docs, [{ $lookup: { ...spec, from: candidates } }], meter)
  // mingo 7.2 leaves a hole for each element of an array in `localField` that matches nothing.
  return joined.map(doc => ({ ...doc, [as]: (doc[as] as unknown[]).filter(found => found !== undefined) }))
}

const all = (store: Store, foreign: Collection, filter: Doc, meter: Meter) =>
  [...scan(store, foreign, filter, [], meter)].map(row => row.doc)

const CHUNK = 200

function fetch(store: Store, foreign: Collection, field: string, wanted: unknown[], meter: Meter): Doc[] {
  const values = [...new Map(wanted.map(v => [JSON.stringify(v) + typeof v, v])).values()]
  const rows = new Map<number, Doc>()
  for (let at = 0; at < values.length; at += CHUNK) {
    const filter = { [field]: { $in: values.slice(at, at + CHUNK) } }
    for (const row of scan(store, foreign, filter, [], meter)) rows.set(row.n, row.doc)
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, doc]) => doc)
}

function scalars(doc: Doc, path: string): unknown[] {
  return valuesAt(doc, path).values.map(v => (isScalar(v) ? v : null))
}

const isScalar = (v: unknown) =>
  v === null || ['string', 'number', 'boolean'].includes(typeof v) || v instanceof Date

/** From a pipeline's leading `$match: {$expr: {$eq: ['$field', '$$variable']}}`: field → variable. */
function fieldsByVariable(spec: Doc): Map<string, string> {
  const first = (spec.pipeline as Stage[] | undefined)?.[0]?.$match
  const found = new Map<string, string>()
  if (isPlain(first)) walk(first.$expr, found)
  return found
}

function walk(expression: unknown, found: Map<string, string>): void {
  if (!isPlain(expression)) return
  if (Array.isArray(expression.$and)) for (const part of expression.$and.flat()) walk(part, found)
  if (!Array.isArray(expression.$eq)) return
  const [a, b] = expression.$eq as unknown[]
  for (const [field, variable] of [
    [a, b],
    [b, a],
  ]) {
    if (typeof field !== 'string' || typeof variable !== 'string') continue
    if (/^\$[^$]/.test(field) && /^\$\$/.test(variable)) found.set(field.slice(1), variable.slice(2))
  }
}
