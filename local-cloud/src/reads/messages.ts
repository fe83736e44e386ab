import type { Body } from '../wire/database'

/** A read for the reading thread: the SDK's request as it came. */
export interface ReadJob {
  action: string
  body: Body
  /** The cloud's time, for server dates in filters. Milliseconds. */
  now: number
  /** A scan without an index is an error. */
  strict: boolean
}

/** What became of it. `unindexed`: the shapes of scans that no index helped. */
export type ReadOutcome =
  | { data: Body; rowsScanned: number; unindexed: string[] }
  | { code: string; message: string; rowsScanned: number; unindexed: string[] }

/** What a reading thread is told when it starts. */
export interface ReaderSetup {
  file: string
}
