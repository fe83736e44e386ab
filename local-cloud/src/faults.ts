import { createHash } from 'node:crypto'
import { isPlain } from './db/paths'

/** What `POST /faults` sets: probabilities from 0 to 1. */
export interface FaultSettings {
  seed?: number | string
  conflict?: number
  slow?: { p: number; ms: number }
  failBefore?: number
  failAfter?: number
  crash?: number
}

/** The latest operation before which a crash may be drawn. */
const MAX_CRASH_OPERATION = 6

/**
 * Faults drawn from the seed, the invocation's number and the operation's number within it: the same calls
 * in the same order meet the same faults, however their operations interleave.
 */
export class Faults {
  #settings: FaultSettings = {}
  #invocations = 0

  get settings(): FaultSettings {
    return this.#settings
  }

  /** Throws a TypeError when a probability is none, or a fault not known. */
  set(settings: FaultSettings): void {
    const { seed, conflict, failBefore, failAfter, crash, slow, ...others } = settings
    const [unknown] = Object.keys(others)
    if (unknown !== undefined) throw new TypeError(`there is no fault "${unknown}"`)
    if (seed !== undefined && typeof seed !== 'number' && typeof seed !== 'string')
      throw new TypeError('the seed is a number or a text')
    if (slow !== undefined && !isPlain(slow)) throw new TypeError('slow is {"p", "ms"}')
    for (const p of [conflict, failBefore, failAfter, crash, slow?.p]) {
      if (p !== undefined && !(typeof p === 'number' && p >= 0 && p <= 1)) {
        throw new TypeError('a probability is a number from 0 to 1')
      }
    }
    if (slow && !(typeof slow.ms === 'number' && slow.ms >= 0))
      throw new TypeError('slow.ms is a number of milliseconds')
    this.#settings = settings
    this.#invocations = 0
  }

  /** The number under which the next invocation's faults are drawn. */
  nextInvocation(): number {
    return this.#invocations++
  }

  hits(kind: 'conflict' | 'failBefore' | 'failAfter', invocation: number, operation: number): boolean {
    const p = this.#settings[kind]
    return p ? this.#draw(kind, invocation, operation) < p : false
  }

  /** Does the reply get lost rather than say "system error"? */
  isDropped(invocation: number, operation: number): boolean {
    return this.#draw('dropped', invocation, operation) < 0.5
  }

  /** Milliseconds to wait before an operation. */
  delay(invocation: number, operation: number): number {
    const { slow } = this.#settings
    return slow?.p && this.#draw('slow', invocation, operation) < slow.p ? slow.ms : 0
  }

  /** The operation (from 1) before which the invocation's worker dies; undefined: it lives. */
  crashBefore(invocation: number): number | undefined {
    const { crash } = this.#settings
    if (!crash || this.#draw('crash', invocation, 0) >= crash) return undefined
    return 1 + Math.floor(this.#draw('crash at', invocation, 0) * MAX_CRASH_OPERATION)
  }

  #draw(kind: string, invocation: number, operation: number): number {
    const name = `${this.#settings.seed ?? 0}|${kind}|${invocation}|${operation}`
    return createHash('sha1').update(name).digest().readUInt32BE(0) / 2 ** 32
  }
}
