import type { Doc } from './codec'
import { CloudError, requestFailed } from './errors'
import { lookup } from './lookup'
import type { Variables } from './match'
import { isPlain, type KeyPart } from './paths'
import { type Meter, scan } from './scan'
import { STAGES } from './stages'
import type { Store } from './store'

/** One stage of a pipeline: `{ $match: … }`. */
export type Stage = Record<string, unknown>

/** Stages that the SDK does not offer, or that need what is not here (geo, a server with statistics). */
const REFUSED = new Set([
  '$geoNear',
  '$collStats',
  '$indexStats',
  '$out',
  '$merge',
  '$graphLookup',
  '$redact',
  '$facet',
  '$unionWith',
])

const failed = (text: string) => requestFailed(`[FailedOperation.Aggregate] ${text}`)

/** Runs an aggregation. What the leading stages narrow down is read through the indexes. */
export function aggregate(
  store: Store,
  name: string,
  stages: Stage[],
  meter: Meter,
  variables: Variables = {},
): Doc[] {
  const collection = store.collection(name)
  const run = pipeline(store, stages, meter, variables)
  const { filter, sort, limit, taken } = leading(stages)
  const docs: Doc[] = []
  return guarded(() => {
    for (const row of scan(store, collection, filter, sort, meter, Math.min(limit, 1000), variables)) {
      if (docs.push(row.doc) >= limit) break
    }
    return run(docs, taken)
  })
}

type Step = (docs: Doc[]) => Doc[]

/** Checks a pipeline, all of it before any document is read, and makes it one that runs from a stage on. */
function pipeline(
  store: Store,
  stages: unknown,
  meter: Meter,
  variables: Variables,
): (docs: Doc[], from?: number) => Doc[] {
  if (!Array.isArray(stages)) throw failed('a pipeline is an array of stages')
  const steps = stages.map(stage => guarded(() => stepOf(store, stage, meter, variables)))
  return (docs, from = 0) => steps.slice(from).reduce((found, step) => step(found), docs)
}

function stepOf(store: Store, stage: unknown, meter: Meter, variables: Variables): Step {
  const [name = '', ...more] = isPlain(stage) ? Object.keys(stage) : []
  if (!name || more.length) throw failed('a pipeline stage must contain exactly one field')
  const spec = (stage as Stage)[name]
  if (REFUSED.has(name)) throw failed(`${name} is not available locally`)
  if (name === '$lookup') {
    return lookup(store, spec, meter, variables, (inner, known) => pipeline(store, inner, meter, known))
  }
  if (!Object.hasOwn(STAGES, name)) throw failed(`Unrecognized pipeline stage name: '${name}'`)
  return STAGES[name]!(spec, variables)
}

/** Errors of operators on values, which know nothing of the cloud, as the cloud words them. */
function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof CloudError || (error instanceof Error && 'code' in error)) throw error
    throw failed((error as Error).message)
  }
}

/** The stages at the front that a scan does itself: matches, then a sort, then a limit. `taken`: how many. */
function leading(stages: Stage[]): { filter: Doc; sort: KeyPart[]; limit: number; taken: number } {
  const matches: Doc[] = []
  let at = 0
  while (isPlain(stages[at]?.$match)) matches.push(stages[at++]!.$match as Doc)
  const filter = matches.length > 1 ? { $and: matches } : (matches[0] ?? {})
  // Only what `$sort` has accepted stands here.
  const sort =
    stages[at]?.$sort === undefined ? [] : (Object.entries(stages[at++]!.$sort as Doc) as KeyPart[])
  const limit = stages[at]?.$limit as number | undefined
  if (limit !== undefined) at++
  return { filter, sort, limit: limit ?? Number.POSITIVE_INFINITY, taken: at }
}
