import type { Clock } from '../clock'
import type { WorkerSetup } from './messages'
import { WorkerProcess } from './worker-process'

/** What is needed to start any worker. */
export interface WorkersOptions {
  /** The worker's bundle. */
  program: string
  /** The path of wx-server-sdk. */
  sdk: string
  env: Record<string, string>
}

/** Only when no worker has been wanted for so long is the next one made ready: it must not slow down those at work. */
const CALM_MS = 1000

/**
 * Starts the processes that functions run in, and tells them when the clock is moved. One waits in reserve, with the
 * SDK loaded, so that the call after a crash, a change or a rush does not wait for that.
 */
export class Workers {
  readonly #all = new Set<WorkerProcess>()
  #spare: WorkerProcess | undefined
  #calm: NodeJS.Timeout | undefined
  #closed = false
  #clock: Clock | undefined
  #env: Record<string, string> = {}

  /** The first one is started at once, while the cloud itself still starts. */
  constructor(readonly options: WorkersOptions) {
    this.#reserve()
  }

  /** Tells all workers the clock's time, and to those that get a function from now on these variables. */
  connect(clock: Clock, env: Record<string, string>): void {
    this.#clock = clock
    this.#env = env
    const tell = (offset: number) => {
      for (const worker of this.#all) worker.send({ type: 'clock', offset })
    }
    clock.follow(tell)
    tell(clock.offset)
  }

  /** A worker for that function; it says when it has loaded it. */
  take(file: string, dependencies: string | undefined): WorkerProcess {
    const setup: WorkerSetup = { file, dependencies, sdk: this.options.sdk, env: this.#env }
    const spare = this.#spare?.isAlive ? this.#spare : undefined
    this.#spare = undefined
    clearTimeout(this.#calm)
    this.#calm = setTimeout(() => this.#reserve(), CALM_MS).unref()
    if (!spare) return this.#start({ setup })
    spare.send({ type: 'setup', setup })
    return spare
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#calm)
    for (const worker of this.#all) worker.kill()
    await Promise.all([...this.#all].map(worker => worker.gone))
  }

  #reserve(): void {
    if (!this.#closed) this.#spare ??= this.#start({ preload: this.options.sdk })
  }

  #start(start: { setup: WorkerSetup } | { preload: string }): WorkerProcess {
    const { program, env } = this.options
    const worker = new WorkerProcess(program, env, { offset: this.#clock?.offset ?? 0, ...start })
    this.#all.add(worker)
    void worker.gone.then(() => this.#all.delete(worker))
    if (this.#closed) worker.kill()
    return worker
  }
}
