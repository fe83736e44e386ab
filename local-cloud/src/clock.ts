import type { Store } from './db/store'

/** The cloud's clock: real time plus an offset that only grows and is kept with the data. */
export class Clock {
  /** Shared with the workers: one Float64, the offset in milliseconds. */
  readonly shared = new SharedArrayBuffer(8)
  readonly #offset = new Float64Array(this.shared)

  constructor(readonly store: Store) {
    this.#offset[0] = Number(store.meta('clockOffset') ?? 0)
  }

  /** The cloud's time in milliseconds. An arrow, so that it can be handed on. */
  readonly now = (): number => Date.now() + this.#offset[0]!

  /** Moves the clock on to `time` (milliseconds). Throws a RangeError when that lies in the past. */
  moveTo(time: number): void {
    const now = this.now()
    if (!Number.isFinite(time) || time < now) throw new RangeError('the clock never goes back')
    // Whole milliseconds, so that nobody's Date.now() has a fraction.
    this.#set(Math.round(this.#offset[0]! + time - now))
  }

  /** Back to real time; for data folders without data only. */
  reset(): void {
    this.#set(0)
  }

  #set(offset: number): void {
    this.store.setMeta('clockOffset', String(offset))
    this.#offset[0] = offset
  }
}
