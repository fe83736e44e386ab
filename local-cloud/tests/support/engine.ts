import { Engine } from '../../src/db/engine'
import type { Meter } from '../../src/db/scan'
import { Store } from '../../src/db/store'

/** A database of its own in memory, without a cloud around it. */
export function anEngine(): Engine {
  return new Engine(new Store(':memory:'), Date.now)
}

/** A meter that counts and lets everything pass. */
export function aMeter(): Meter & { unindexed: number } {
  return {
    rowsScanned: 0,
    unindexed: 0,
    onUnindexedScan() {
      this.unindexed++
    },
  }
}
