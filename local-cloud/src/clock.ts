import type { Store } from './db/store'

/** The clock is moved no further than to the year 9999, so that it can run on in times that have four digits. */
const LATEST = Date.UTC(9999, 0)
const END = Date.UTC(10_000, 0)

/** A time to which the clock cannot be moved. */
export class BadTime extends Error {}

/** The cloud's clock: real time plus an offset that only grows and is kept with the data. */
export class Clock {
  #offset: number
  readonly #followers: ((offset: number) => void)[] = []

  constructor(readonly store: Store) {
    this.#offset = Number(store.meta('clockOffset') ?? 0)
    if (!(this.now() < END)) this.#mend()
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

  /** Moves the clock on to `time` (milliseconds). Throws a RangeError when that lies in the past, BadTime when it is none. */
  moveTo(time: number): void {
    const now = this.now()
    if (!(time <= LATEST))
      throw new BadTime(`the clock goes no further than ${new Date(LATEST).toISOString()}`)
    if (time < now) throw new RangeError('the clock never goes back')
    // Whole milliseconds, so that nobody's Date.now() has a fraction.
    this.#set(Math.round(this.#offset + time - now))
  }

  /** Back to real time; for data folders without data only. */
  reset(): void {
    this.#set(0)
  }

  /** Earlier versions took any number, and after one that is no time nothing worked any more. */
  #mend(): void {
    const { sql } = this.store
    const known = 'select at from files union all select at from outbox union all select seen from timers'
    const [latest] = sql.row(`select max(at) from (${known}) where at<?`, LATEST) ?? []
    sql.run('delete from timers where seen>=?', LATEST)
    this.#set(Math.max(0, Math.ceil(Number(latest ?? 0) - Date.now())))
    console.warn(
      `the clock of this data folder stood at a time that cannot be; it goes on from ${new Date(this.now()).toISOString()}, the latest that its data tell of`,
    )
  }

  #set(offset: number): void {
    this.store.setMeta('clockOffset', String(offset))
    this.#offset = offset
    for (const follower of this.#followers) follower(offset)
  }
}
