import { parentPort, workerData } from 'node:worker_threads'
import { Engine } from '../db/engine'
import { CloudError } from '../db/errors'
import { noteOf, type ScanNote } from '../db/index-use'
import type { Scanned } from '../db/scan'
import { Store } from '../db/store'
import { DATABASE } from '../wire/database'
import type { ReaderSetup, ReadJob, ReadOutcome } from './messages'
import { queryShape, unindexedScan } from './unindexed'

// A thread with a connection of its own that answers heavy reads, so that nobody else waits for them.
const store = new Store((workerData as ReaderSetup).file, { readonly: true })
let now = 0
const engine = new Engine(store, () => now)

parentPort!.on('message', async (job: ReadJob) => parentPort!.postMessage(await answer(job)))

async function answer({ action, body, strict, ...job }: ReadJob): Promise<ReadOutcome> {
  now = job.now
  const unindexed: string[] = []
  const scans: ScanNote[] = []
  const meter = {
    rowsScanned: 0,
    onUnindexedScan(...query: Parameters<typeof queryShape>) {
      const shape = queryShape(...query)
      if (strict) throw unindexedScan(shape)
      unindexed.push(shape)
    },
    onScan(scanned: Scanned) {
      scans.push(noteOf(scanned))
    },
  }
  try {
    const data = await store.sql.steady(() => {
      // Its first look fixes what this read sees; indexes may have come since the last one.
      store.reload()
      return DATABASE[action]!(body, { engine, meter, owner: '', askedAt: Number.NaN, conflicts: false })
    })
    return { data, rowsScanned: meter.rowsScanned, unindexed, scans }
  } catch (error) {
    const code = error instanceof CloudError ? error.code : 'SYS_ERR'
    return { code, message: (error as Error).message, rowsScanned: meter.rowsScanned, unindexed, scans }
  }
}
