import type { Store } from './db/store'

/** The cloud's clock: real time plus an offset that only grows and is kept with the data. */
export class Clock {
  #offset: number
  readonly #followers: ((offset: number) => void)[] = []

  constructor(readonly store: Store) {
    this.#offset = Number(store.meta('clockOffset') ?? 0)
  }

  /** The milliseconds by which the cloud's clock is ahead. */
  get offset(): number {
    return this.#offset
  }

  /** Calls with the offset whenever the clock is moved. */
  follow(follower: (offset: number) => void): void {
    this.#followers.push(follower)
  }

  /** The cloud's time in milliseconds. An arrow, so that it can be handed on. */
  readonly now = (): number => Date.now() + this.#offset

  /** Moves the clock on to `time` (milliseconds). Throws a RangeError when that lies in the past. */
  moveTo(time: number): void {
    const now = this.now()
    if (!Number.isFinite(time) || time < now) throw new RangeError('the clock never goes back')
    // Whole milliseconds, so that nobody's Date.now() has a fraction.
    this.#set(Math.round(this.#offset + time - now))
  }

  /** Back to real time; for data folders without data only. */
  reset(): void {
    this.#set(0)
  }

  #set(offset: number): void {
    this.store.setMeta('clockOffset', String(offset))
    this.#offset = offset
    for (const follower of this.#followers) follower(offset)
  }
}
