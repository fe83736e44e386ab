import type { Doc } from '../db/codec'
import { type CloudError, requestFailed } from '../db/errors'
import { shapeOf } from '../db/index-use'

/** What kind of query it was that no index helped; the same for the same query with other values. */
export const queryShape = (collection: string, filter: Doc, sort: readonly unknown[]): string =>
  `${collection} ${shapeOf(filter, sort)}`

/** The sentence about it. */
export const unindexedText = (shape: string): string =>
  `no index serves the query on ${shape}, which reads more than 1000 rows`

/** The error that it is under `--strict-indexes`. */
export const unindexedScan = (shape: string): CloudError =>
  requestFailed(`[LocalCloud.UnindexedScan] ${unindexedText(shape)}`)
