/** Longest timer, in ms, that counts as work under way: skeletons and renders, but no polling and no back-off. */
export const SHORT_TIMER_MS = 200

const turn = () => new Promise<void>(resolve => setTimeout(() => setImmediate(resolve), 0))

/** The mini-program's timers. It knows when nothing is under way any more, and drops all of them at the end. */
export class Timers {
  private readonly timeouts = new Set<NodeJS.Timeout>()
  private readonly short = new Set<NodeJS.Timeout>()
  private readonly intervals = new Set<NodeJS.Timeout>()
  private running = 0
  private ended = false

  /** `onError` gets what a timer's function throws. */
  constructor(private readonly onError: (where: string, error: unknown) => void) {}

  /** Runs `action` after `ms`. Timers up to 200 ms count as work under way. */
  later(action: () => void, ms = 0): NodeJS.Timeout | undefined {
    if (this.ended) return undefined
    const wait = Math.max(0, Number(ms) || 0)
    const id = setTimeout(() => {
      this.forget(id)
      try {
        action()
      } catch (error) {
        this.onError('timer', error)
      }
    }, wait)
    this.timeouts.add(id)
    if (wait <= SHORT_TIMER_MS) this.short.add(id)
    return id
  }

  /** Runs `action` every `ms`; never counts as work under way. */
  every(action: () => void, ms = 0): NodeJS.Timeout | undefined {
    if (this.ended) return undefined
    const run = () => {
      try {
        action()
      } catch (error) {
        this.onError('interval', error)
      }
    }
    const id = setInterval(run, Math.max(1, Number(ms) || 0))
    this.intervals.add(id)
    return id
  }

  /** Drops one timer of either kind; anything else is ignored, as WeChat does. */
  cancel(id: NodeJS.Timeout | undefined): void {
    if (!id) return
    clearTimeout(id)
    this.forget(id)
    this.intervals.delete(id)
  }

  /** Counts `work` as under way until it is settled. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.running++
    try {
      return await work
    } finally {
      this.running--
    }
  }

  /** Resolves once nothing is under way: no short timer, no call. Rejects after `limitMs`. */
  async settle(limitMs = 10_000): Promise<void> {
    const end = Date.now() + limitMs
    // Three quiet turns in a row: a promise chain may start its next piece of work a turn later.
    for (let quiet = 0; quiet < 3; ) {
      await turn()
      if (this.ended) return
      quiet = this.short.size || this.running ? 0 : quiet + 1
      if (Date.now() > end)
        throw new Error(
          `not idle after ${limitMs} ms: ${this.running} calls, ${this.short.size} timers under way`,
        )
    }
  }

  /** Drops everything; nothing runs any more. */
  end(): void {
    this.ended = true
    for (const id of [...this.timeouts, ...this.intervals]) clearTimeout(id)
    this.timeouts.clear()
    this.short.clear()
    this.intervals.clear()
  }

  private forget(id: NodeJS.Timeout): void {
    this.timeouts.delete(id)
    this.short.delete(id)
  }
}
