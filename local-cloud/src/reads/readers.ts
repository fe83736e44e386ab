import { Worker } from 'node:worker_threads'
import type { ReaderSetup, ReadJob, ReadOutcome } from './messages'

interface Waiting {
  job: ReadJob
  resolve(outcome: ReadOutcome): void
}

/** Two heavy reads may run side by side; more would only take turns on a laptop's cores. */
const THREADS = 2

/** The threads that answer heavy reads, started when the first one comes. */
export class Readers {
  readonly #idle: Worker[] = []
  readonly #busy = new Map<Worker, Waiting>()
  readonly #queue: Waiting[] = []
  #closed = false

  constructor(
    readonly entry: string,
    readonly setup: ReaderSetup,
  ) {}

  /** Answers a read in a thread of its own; waits while all of them are busy. */
  run(job: ReadJob): Promise<ReadOutcome> {
    return new Promise(resolve => {
      this.#queue.push({ job, resolve })
      this.#pump()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    await Promise.all([...this.#idle, ...this.#busy.keys()].map(worker => worker.terminate()))
  }

  #pump(): void {
    while (this.#queue.length && !this.#closed) {
      const worker = this.#idle.pop() ?? (this.#busy.size < THREADS ? this.#open() : undefined)
      if (!worker) return
      const waiting = this.#queue.shift()!
      this.#busy.set(worker, waiting)
      worker.postMessage(waiting.job)
    }
  }

  #open(): Worker {
    const worker = new Worker(this.entry, { workerData: this.setup })
    worker.on('message', (outcome: ReadOutcome) => {
      const waiting = this.#busy.get(worker)
      this.#busy.delete(worker)
      this.#idle.push(worker)
      waiting?.resolve(outcome)
      this.#pump()
    })
    // Out of memory, for instance: this read is lost, the next one gets a new thread.
    worker.on('error', error => this.#lost(worker, error.message))
    worker.on('exit', () => this.#lost(worker, 'the reading thread ended'))
    return worker
  }

  #lost(worker: Worker, message: string): void {
    const waiting = this.#busy.get(worker)
    this.#busy.delete(worker)
    const at = this.#idle.indexOf(worker)
    if (at >= 0) this.#idle.splice(at, 1)
    waiting?.resolve({ code: 'SYS_ERR', message, rowsScanned: 0, unindexed: [], scans: [] })
    this.#pump()
  }
}
