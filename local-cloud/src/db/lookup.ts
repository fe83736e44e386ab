import type { Stage } from './aggregate'
import { type Doc, encode } from './codec'
import { checkExpression } from './expressions'
import { keyOf } from './keys'
import type { Variables } from './match'
import { isPlain } from './paths'
import { reach } from './reach'
import { type Meter, scan } from './scan'
import { evaluated, named } from './scoped'
import type { Collection, Store } from './store'

/** Checks a pipeline and makes it one that runs; it reads the variables when it does. */
type Compile = (stages: Stage[], variables: Variables) => (docs: Doc[]) => Doc[]

/**
 * `$lookup`: adds to each document those of another collection, by equal fields, by a pipeline, or both.
 * Foreign documents are read through an index on the foreign field (or on a field that the pipeline's first
 * `$match` compares with a variable) where there is one, else all once.
 */
export function lookup(
  store: Store,
  spec: unknown,
  meter: Meter,
  variables: Variables,
  compile: Compile,
): (docs: Doc[]) => Doc[] {
  const join = checked(spec)
  const foreign = store.collection(join.from)
  // One for all documents: each puts its own values in before the pipeline runs. There are names from the start,
  // so that a pipeline which uses others fails even where there is nothing to look up.
  const known: Variables = Object.fromEntries(
    [...Object.keys(variables), ...Object.keys(join.let)].map(name => [name, null]),
  )
  const same = join.fields ? 0 : sameForAll(join.pipeline)
  const first = compile(join.pipeline.slice(0, same), known)
  const rest = compile(join.pipeline.slice(same), known)
  return docs => {
    const candidates = join.fields
      ? byField(store, foreign, join.fields, docs, meter)
      : byVariable(store, foreign, join, first, meter)
    return docs.map(doc => {
      Object.assign(known, variables, evaluated(join.let, { root: doc, variables }))
      return { ...doc, [join.as]: rest(candidates(doc, known)) }
    })
  }
}

/** How many stages at the head of a pipeline come to the same for every document, so that they need to run once. */
function sameForAll(stages: Stage[]): number {
  const own = stages.findIndex(
    stage => !isPlain(stage) || '$sample' in stage || encode(stage).includes('"$$'),
  )
  return own < 0 ? stages.length : own
}

interface Join {
  from: string
  as: string
  fields?: { local: string[]; foreign: string }
  let: Doc
  pipeline: Stage[]
}

function checked(spec: unknown): Join {
  const optional = ['localField', 'foreignField', 'let', 'pipeline']
  const {
    from,
    as,
    localField,
    foreignField,
    let: variables = {},
    pipeline,
  } = named('$lookup', spec, ['from', 'as'], optional)
  if (typeof from !== 'string' || typeof as !== 'string' || !as || /^\$|\./.test(as))
    throw new Error('$lookup: from and as have to be names')
  if ((localField === undefined) !== (foreignField === undefined))
    throw new Error('$lookup needs both localField and foreignField, or neither')
  if (localField === undefined && pipeline === undefined)
    throw new Error('$lookup needs localField and foreignField, or a pipeline')
  if (!isPlain(variables)) throw new Error('$lookup: let has to be an object')
  if (pipeline !== undefined && !Array.isArray(pipeline))
    throw new Error('$lookup: the pipeline has to be an array')
  checkExpression(variables)
  for (const path of [localField, foreignField]) {
    if (
      path !== undefined &&
      (typeof path !== 'string' || path.split('.').includes('') || path.startsWith('$'))
    )
      throw new Error('$lookup: localField and foreignField are names of fields, without $')
  }
  const fields =
    localField === undefined
      ? {}
      : { fields: { local: String(localField).split('.'), foreign: String(foreignField) } }
  return { from, as, ...fields, let: variables, pipeline: (pipeline ?? []) as Stage[] }
}

type Candidates = (doc: Doc, variables: Variables) => Doc[]

const CHUNK = 200

/** Foreign documents by the keys of what stands at the foreign field. */
function byField(
  store: Store,
  foreign: Collection,
  fields: NonNullable<Join['fields']>,
  docs: Doc[],
  meter: Meter,
): Candidates {
  const wanted = docs.map(doc => keysAt(doc, fields.local))
  const parts = fields.foreign.split('.')
  const rows = isIndexed(foreign, fields.foreign)
    ? fetch(store, foreign, fields.foreign, new Map(wanted.flatMap(keys => [...keys])), meter)
    : [...scan(store, foreign, {}, [], meter)].map(row => row.doc)
  const standing = new Map<string, Set<number>>()
  for (const [at, doc] of rows.entries()) {
    for (const key of keysAt(doc, parts).keys()) {
      const known = standing.get(key)
      if (known) known.add(at)
      else standing.set(key, new Set([at]))
    }
  }
  const byDoc = new Map(docs.map((doc, i) => [doc, wanted[i]!]))
  return doc => {
    const found = new Set([...byDoc.get(doc)!.keys()].flatMap(key => [...(standing.get(key) ?? [])]))
    return [...found].sort((a, b) => a - b).map(at => rows[at]!)
  }
}

/** The values at a path by their keys, each element of an array by itself; a missing field is null. */
function keysAt(doc: Doc, parts: string[]): Map<string, unknown> {
  const values = reach(doc, parts, true)
  return new Map(values.map(v => [keyOf(v).toString('latin1'), v ?? null]))
}

function fetch(
  store: Store,
  foreign: Collection,
  field: string,
  wanted: Map<string, unknown>,
  meter: Meter,
): Doc[] {
  const values = [...wanted.values()].filter(v => !(v instanceof RegExp))
  const rows = new Map<number, Doc>()
  for (let at = 0; at < values.length; at += CHUNK) {
    const filter = { [field]: { $in: values.slice(at, at + CHUNK) } }
    for (const row of scan(store, foreign, filter, [], meter)) rows.set(row.n, row.doc)
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, doc]) => doc)
}

const isIndexed = (foreign: Collection, path: string) =>
  path === '_id' || foreign.indexes.some(i => i.keys[0]?.[0] === path)

/** What a pipeline's first `$match` compares with variables through an index; all documents without one. */
function byVariable(
  store: Store,
  foreign: Collection,
  join: Join,
  first: (docs: Doc[]) => Doc[],
  meter: Meter,
): Candidates {
  const compared = [...fieldsByVariable(join.pipeline)].filter(([path]) => isIndexed(foreign, path))
  if (!compared.length) {
    const all = first([...scan(store, foreign, {}, [], meter)].map(row => row.doc))
    return () => all
  }
  return (_doc, variables) => {
    const filter = Object.fromEntries(
      compared.flatMap(([path, name]) => (isScalar(variables[name]) ? [[path, variables[name]]] : [])),
    )
    return [...scan(store, foreign, filter, [], meter)].map(row => row.doc)
  }
}

const isScalar = (v: unknown) =>
  ['string', 'number', 'boolean'].includes(typeof v) || v === null || v instanceof Date

/** From a pipeline's leading `$match: {$expr: {$eq: ['$field', '$$variable']}}`: field → variable. */
function fieldsByVariable(stages: Stage[]): Map<string, string> {
  const first = stages[0]?.$match
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
    if (/^\$[^$]/.test(field) && /^\$\$[^.]+$/.test(variable)) found.set(field.slice(1), variable.slice(2))
  }
}
