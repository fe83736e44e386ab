import type { Doc } from '../db/codec'
import { type CloudError, requestFailed } from '../db/errors'

/** A filter without its values: `{"status":"","at":{"$gt":""}}`. */
function shapeOf(filter: unknown): string {
  return JSON.stringify(filter, (key, value) => {
    if (Array.isArray(value)) return key.startsWith('$') && key !== '$in' ? value : []
    return value !== null && typeof value === 'object' ? value : ''
  })
}

/** What kind of query it was that no index helped; the same for the same query with other values. */
export const queryShape = (collection: string, filter: Doc, sort: readonly unknown[]): string =>
  `${collection} ${shapeOf(filter)}${sort.length ? ` sorted by ${JSON.stringify(sort)}` : ''}`

/** The sentence about it. */
export const unindexedText = (shape: string): string =>
  `no index serves the query on ${shape}, which reads more than 1000 rows`

/** The error that it is under `--strict-indexes`. */
export const unindexedScan = (shape: string): CloudError =>
  requestFailed(`[LocalCloud.UnindexedScan] ${unindexedText(shape)}`)
