import { Aggregator } from 'mingo'
import type { Doc } from './codec'
import { requestFailed } from './errors'
import { lookup } from './lookup'
import { isPlain, type KeyPart } from './paths'
import { type Meter, scan } from './scan'
import type { Store } from './store'

/** One stage of a pipeline: `{ $match: … }`. */
export type Stage = Record<string, unknown>

const REFUSED = new Set(['$geoNear', '$out', '$merge'])

/** Runs an aggregation. What the leading stages narrow down is read through the indexes. */
export function aggregate(store: Store, name: string, stages: Stage[], meter: Meter): Doc[] {
  const collection = store.collection(name)
  for (const stage of stages) refuseUnknown(stage)
  const { filter, sort, limit, rest } = leading(stages)
  let docs: Doc[] = []
  if (limit > 0) {
    for (const row of scan(store, collection, filter, sort, meter, Math.min(limit, 1000))) {
      if (docs.push(row.doc) >= limit) break
    }
  }
  let run: Stage[] = []
  for (const stage of rest) {
    if (!stage.$lookup) {
      run.push(stage)
      continue
    }
    docs = lookup(store, evaluate(store, docs, run, meter), stage.$lookup as Doc, meter)
    run = []
  }
  return evaluate(store, docs, run, meter)
}

/** Runs stages over documents at hand; other collections that they name are read whole. */
export function evaluate(store: Store, docs: Doc[], stages: Stage[], meter: Meter): Doc[] {
  if (!stages.length) return docs
  const collectionResolver = (from: string) =>
    [...scan(store, store.collection(from), {}, [], meter)].map(r => r.doc)
  try {
    return new Aggregator(stages, { collectionResolver }).run<Doc>(docs)
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw error
    throw requestFailed(`[FailedOperation.Aggregate] ${(error as Error).message}`)
  }
}

function refuseUnknown(stage: Stage): void {
  const [name] = Object.keys(stage)
  if (name && REFUSED.has(name))
    throw requestFailed(`[FailedOperation.Aggregate] ${name} is not available locally`)
}

/** Takes the stages off the front that a scan can do itself: matches, then a sort, then a limit. */
function leading(stages: Stage[]): { filter: Doc; sort: KeyPart[]; limit: number; rest: Stage[] } {
  const matches: Doc[] = []
  let at = 0
  while (isPlain(stages[at]?.$match)) matches.push(stages[at++]!.$match as Doc)
  const filter = matches.length > 1 ? { $and: matches } : (matches[0] ?? {})
  const sort = simpleSort(stages[at]?.$sort)
  if (sort) at++
  const limit = stages[at]?.$limit
  const isLimited = Number.isInteger(limit) && (limit as number) > 0
  return {
    filter,
    sort: sort ?? [],
    limit: isLimited ? (limit as number) : Number.POSITIVE_INFINITY,
    rest: stages.slice(isLimited ? at + 1 : at),
  }
}

function simpleSort(spec: unknown): KeyPart[] | undefined {
  if (!isPlain(spec)) return undefined
  const parts = Object.entries(spec)
  if (!parts.length || !parts.every(([, way]) => way === 1 || way === -1)) return undefined
  return parts as KeyPart[]
}
