import * as fs from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { OUTPUT_LIMIT } from './limits'
import { type Run, TO_HOST, type WorkerMessage, type WorkerSetup } from './messages'

// Taken before any function is loaded: it may replace whatever is global.
const { stringify } = JSON
const { writeSync } = fs
const { pid } = process
const kill = process.kill.bind(process)
const wait = Atomics.wait
const { byteLength, from } = Buffer
const pause = new Int32Array(new SharedArrayBuffer(4))

/** The milliseconds by which the cloud's clock is ahead, and whether an invocation runs: for the attendant too. */
const shared = new SharedArrayBuffer(16)
export const state = new Float64Array(shared)

/** Ends this process at once, whatever it has been told to do at its end. */
export function endNow(): void {
  kill(pid, 'SIGKILL')
}

/** What comes from the cloud, by way of the thread that goes on listening while a function runs. */
export function listen(hear: { setup(setup: WorkerSetup): void; run(run: Run): void }): void {
  const resourceLimits = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 128 }
  const attendant = new Worker(join(__dirname, 'attendant.cjs'), { workerData: shared, resourceLimits })
  attendant.on('message', message => (message.type === 'run' ? hear.run(message) : hear.setup(message.setup)))
  attendant.on('error', endNow)
  attendant.on('exit', endNow)
}

/** Writes a message before it returns, so that what comes before an end arrives; waits while the cloud is busy. */
export function send(message: WorkerMessage): void {
  let rest: Buffer = from(`${stringify(message)}\n`)
  while (rest.length) {
    try {
      rest = rest.subarray(writeSync(TO_HOST, rest))
    } catch (error) {
      // The function has closed it, or the cloud is gone.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') endNow()
      wait(pause, 0, 0, 1)
    }
  }
}

/** Sends what is printed up to a limit, for each invocation afresh. */
export class Printer {
  #left = OUTPUT_LIMIT

  renew(): void {
    this.#left = OUTPUT_LIMIT
  }

  print(line: string, id: string | undefined): void {
    if (this.#left < 0) return
    this.#left -= byteLength(line) + 1
    if (this.#left >= 0) send({ type: 'log', line, id })
    else send({ type: 'log', line: `… more than ${OUTPUT_LIMIT >> 20} MB: the rest is not shown`, id })
  }
}
