import type { Done, Run } from './messages'
import type { WorkerProcess } from './worker-process'

/** How one run in a worker ended. */
export type Outcome =
  | { kind: 'result'; json: string | undefined }
  | { kind: 'threw'; error: string }
  /** What it gave cannot be written as JSON. */
  | { kind: 'unfit'; error: string }
  /** What it gave has so many bytes that no caller may have it. */
  | { kind: 'large'; bytes: number }
  | { kind: 'timeout' }
  | { kind: 'crashed'; why: string }

/** One invocation waiting for, or running in, a worker. */
export interface Job {
  run: Run
  timeoutMs: number
  onStart(kill: () => void): void
  onEnd(outcome: Outcome): void
}

interface Instance {
  worker: WorkerProcess
  ready: boolean
  /** The files changed: it ends what it runs and is not used again. */
  stale: boolean
  job: Job | undefined
  /** Of its loading, of its job, or of its idleness. */
  timer: NodeJS.Timeout
  /** Called when it has loaded, or never will. */
  settled(): void
}

/** What a pool needs to start its workers. */
export interface PoolOptions {
  /** Starts a worker. */
  start(): WorkerProcess
  /** The most workers at a time. */
  size: number
  log(line: string, requestId: string | undefined): void
}

/** A function that has not loaded after this long never will. */
const LOAD_LIMIT_MS = 30_000

/** Workers beyond the first are kept for so long after their last call: each takes tens of megabytes. */
const IDLE_MS = 120_000

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
    return new Promise(resolve => {
      if (this.#instances.size) resolve()
      else this.#start(resolve)
    })
  }

  /** Lets running invocations end and uses none of the present workers again. */
  retire(): void {
    for (const instance of this.#instances) {
      instance.stale = true
      if (!instance.job) this.#discard(instance)
    }
  }

  /** Forgets those that wait, and ends those that run. */
  close(): void {
    this.#queue.length = 0
    for (const instance of this.#instances) this.#discard(instance)
  }

  #pump(): void {
    for (const instance of this.#instances) {
      if (!this.#queue.length) return
      const { ready, job, stale, worker } = instance
      if (ready && !job && !stale && worker.isAlive) this.#assign(instance, this.#queue.shift()!)
    }
    const usable = [...this.#instances].filter(i => !i.stale)
    const starting = usable.filter(i => !i.ready).length
    const missing = Math.min(this.#queue.length - starting, this.options.size - usable.length)
    for (let i = 0; i < missing; i++) this.#start()
  }

  #start(settled = () => {}): void {
    const { start, log } = this.options
    const worker = start()
    const timer = setTimeout(
      () => this.#broken(instance, `it did not load within ${LOAD_LIMIT_MS / 1000} s`),
      LOAD_LIMIT_MS,
    )
    const instance: Instance = { worker, ready: false, stale: false, job: undefined, timer, settled }
    this.#instances.add(instance)
    worker.listen({
      message: message => {
        if (message.type === 'log') log(message.line, message.id)
        else if (message.type === 'done') this.#done(instance, message)
        else if (message.type === 'broken') this.#broken(instance, message.error)
        else this.#ready(instance)
      },
      raw: line => log(line, instance.job?.run.id),
      ended: why => {
        if (!instance.ready) this.#broken(instance, `it ended while it was loaded: ${why}`)
        else this.#end(instance, { kind: 'crashed', why })
      },
    })
  }

  #ready(instance: Instance): void {
    clearTimeout(instance.timer)
    instance.ready = true
    instance.settled()
    this.#pump()
  }

  #broken(instance: Instance, error: string): void {
    this.#discard(instance)
    // It is the machine, not the function, that fails when others have loaded it.
    if ([...this.#instances].some(({ ready, stale }) => ready && !stale)) return
    // It would not load for the others either; each caller is told why.
    for (const job of this.#queue.splice(0)) job.onEnd({ kind: 'threw', error })
  }

  #assign(instance: Instance, job: Job): void {
    clearTimeout(instance.timer)
    instance.job = job
    instance.timer = setTimeout(() => this.#end(instance, { kind: 'timeout' }), job.timeoutMs)
    job.onStart(() => this.#end(instance, { kind: 'crashed', why: 'fault: crash' }))
    instance.worker.send({ type: 'run', ...job.run })
  }

  #done(instance: Instance, message: Done): void {
    if (instance.job?.run.id !== message.id) return
    this.#finish(instance, outcomeOf(message))
    if (instance.stale || !instance.worker.isAlive) this.#discard(instance)
    this.#pump()
  }

  /** Ends a worker with what it runs. */
  #end(instance: Instance, outcome: Outcome): void {
    this.#discard(instance)
    this.#finish(instance, outcome)
    this.#pump()
  }

  #finish(instance: Instance, outcome: Outcome): void {
    clearTimeout(instance.timer)
    const { job } = instance
    instance.job = undefined
    if (this.#instances.has(instance)) {
      const rest = () => this.#instances.size > 1 && this.#discard(instance)
      instance.timer = setTimeout(rest, IDLE_MS).unref()
    }
    job?.onEnd(outcome)
  }

  #discard(instance: Instance): void {
    if (!this.#instances.delete(instance)) return
    clearTimeout(instance.timer)
    instance.worker.kill()
    instance.settled()
  }
}

function outcomeOf({ error, unfit, large, result }: Done): Outcome {
  if (error !== undefined) return { kind: 'threw', error }
  if (unfit !== undefined) return { kind: 'unfit', error: unfit }
  return large === undefined ? { kind: 'result', json: result } : { kind: 'large', bytes: large }
}
