import { CloudError } from '../db/errors'
import type { Meter } from '../db/scan'

/** Thrown when a read turns out to be too much for the thread that answers everybody. */
export class OverBudget extends CloudError {
  constructor() {
    super('OVER_BUDGET', 'this read belongs into a reading thread')
  }
}

/** A read of more rows than this goes to a reading thread: about 10 ms, which nobody else should have to wait. */
export const ROWS_HERE = 1000

/** A meter that breaks off as soon as more than `ROWS_HERE` rows were read. */
export function budgetMeter(watch: Omit<Meter, 'rowsScanned'>): Meter {
  let rows = 0
  return {
    get rowsScanned() {
      return rows
    },
    set rowsScanned(next) {
      if (next > ROWS_HERE) throw new OverBudget()
      rows = next
    },
    ...watch,
  }
}
