import { Worker } from 'node:worker_threads'
import type { RunMessage, WorkerMessage, WorkerSetup } from './messages'

/** How one run in a worker ended. */
export type Outcome =
  | { kind: 'result'; json: string | undefined }
  | { kind: 'threw'; error: string }
  /** What it gave cannot be written as JSON. */
  | { kind: 'unfit'; error: string }
  | { kind: 'timeout' }
  | { kind: 'crashed'; why: string }

/** One invocation waiting for, or running in, a worker. */
export interface Job {
  message: RunMessage
  timeoutMs: number
  onStart(kill: () => void): void
  onEnd(outcome: Outcome): void
}

interface Instance {
  worker: Worker
  ready: boolean
  /** The files changed: it ends what it runs and is not used again. */
  stale: boolean
  job: Job | undefined
  timer: NodeJS.Timeout | undefined
}

/** What a pool needs to start its workers. */
export interface PoolOptions {
  name: string
  entry: string
  setup: WorkerSetup
  env: Record<string, string>
  /** The most workers at a time. */
  size: number
  log(line: string, requestId: string | undefined): void
}

/** A function's memory in the real cloud, unless it is given more. */
export const MEMORY_LIMIT_MB = 256

/** A function that has not loaded after this long never will. */
const LOAD_LIMIT_MS = 30_000

/** The warm workers of one function: one invocation per worker at a time, the others wait in line. */
export class Pool {
  readonly #instances = new Set<Instance>()
  readonly #queue: Job[] = []

  constructor(readonly options: PoolOptions) {}

  run(job: Job): void {
    this.#queue.push(job)
    this.#pump()
  }

  /** Starts one worker ahead of the first call; resolves when it is ready or has failed. */
  warm(): Promise<void> {
    if (this.#instances.size) return Promise.resolve()
    const { worker } = this.#start()
    return new Promise(resolve => {
      worker.on('message', (message: WorkerMessage) => message.type !== 'log' && resolve())
      worker.once('exit', () => resolve())
    })
  }

  /** Lets running invocations end and uses none of the present workers again. */
  retire(): void {
    for (const instance of this.#instances) {
      instance.stale = true
      if (!instance.job) this.#discard(instance)
    }
  }

  async close(): Promise<void> {
    this.#queue.length = 0
    await Promise.all([...this.#instances].map(i => i.worker.terminate()))
  }

  #pump(): void {
    for (const instance of this.#instances) {
      if (!this.#queue.length) return
      if (instance.ready && !instance.job && !instance.stale) this.#assign(instance, this.#queue.shift()!)
    }
    const usable = [...this.#instances].filter(i => !i.stale)
    const starting = usable.filter(i => !i.ready).length
    const missing = Math.min(this.#queue.length - starting, this.options.size - usable.length)
    for (let i = 0; i < missing; i++) this.#start()
  }

  #start(): Instance {
    const { entry, setup, env } = this.options
    const resourceLimits = { maxOldGenerationSizeMb: MEMORY_LIMIT_MB }
    const worker = new Worker(entry, { workerData: setup, env, stdout: true, stderr: true, resourceLimits })
    const instance: Instance = { worker, ready: false, stale: false, job: undefined, timer: undefined }
    this.#instances.add(instance)
    // What the function prints comes as messages; this is what Node itself has to say.
    for (const stream of [worker.stdout, worker.stderr]) {
      stream.on('data', chunk => this.options.log(String(chunk).trimEnd(), instance.job?.message.id))
    }
    const loading = setTimeout(
      () =>
        this.#heard(instance, { type: 'broken', error: `it did not load within ${LOAD_LIMIT_MS / 1000} s` }),
      LOAD_LIMIT_MS,
    )
    let reason = 'the worker ended'
    worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'log') return this.options.log(message.line, message.id)
      if (message.type === 'died') {
        reason = message.why
        return
      }
      clearTimeout(loading)
      this.#heard(instance, message)
    })
    worker.on('error', error => {
      reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    })
    worker.on('exit', code => {
      clearTimeout(loading)
      this.#discard(instance)
      this.#finish(instance, { kind: 'crashed', why: `${reason} (exit code ${code})` })
      this.#pump()
    })
    return instance
  }

  #heard(instance: Instance, message: Exclude<WorkerMessage, { type: 'log' | 'died' }>): void {
    if (message.type === 'ready') instance.ready = true
    else if (message.type === 'done') {
      if (instance.job?.message.id !== message.id) return
      this.#finish(instance, outcomeOf(message))
      if (instance.stale) this.#discard(instance)
    } else {
      this.#discard(instance)
      // It would not load for the others either; each caller is told why.
      for (const job of this.#queue.splice(0)) job.onEnd({ kind: 'threw', error: message.error })
      return
    }
    this.#pump()
  }

  #assign(instance: Instance, job: Job): void {
    instance.job = job
    instance.timer = setTimeout(() => this.#kill(instance, { kind: 'timeout' }), job.timeoutMs)
    job.onStart(() => this.#kill(instance, { kind: 'crashed', why: 'fault: crash' }))
    instance.worker.postMessage(job.message)
  }

  #kill(instance: Instance, outcome: Outcome): void {
    this.#discard(instance)
    this.#finish(instance, outcome)
    this.#pump()
  }

  #finish(instance: Instance, outcome: Outcome): void {
    clearTimeout(instance.timer)
    const { job } = instance
    instance.job = undefined
    job?.onEnd(outcome)
  }

  #discard(instance: Instance): void {
    if (this.#instances.delete(instance)) void instance.worker.terminate()
  }
}

function outcomeOf({ error, unfit, result }: Extract<WorkerMessage, { type: 'done' }>): Outcome {
  if (error !== undefined) return { kind: 'threw', error }
  return unfit === undefined ? { kind: 'result', json: result } : { kind: 'unfit', error: unfit }
}
