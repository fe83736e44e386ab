import type { ScanNote } from '../db/index-use'
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

/** What it cost. `unindexed`: the shapes of scans over a thousand rows that no index helped. */
interface Cost {
  rowsScanned: number
  unindexed: string[]
  scans: ScanNote[]
}

/** What became of it. */
export type ReadOutcome = Cost & ({ data: Body } | { code: string; message: string })

/** What a reading thread is told when it starts. */
export interface ReaderSetup {
  file: string
}
