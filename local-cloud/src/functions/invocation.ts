import { randomUUID } from 'node:crypto'
import type { FunctionSpec } from './registry'

/** Who calls: an openid for a person in the mini-program, none for timers and outside calls. */
export interface Caller {
  openid?: string | undefined
  /** What `getWXContext().SOURCE` says. */
  source: string
}

/** One run of a function, from the call to the answer; its token comes with every SDK request. */
export class Invocation {
  readonly id: string = randomUUID()
  readonly token: string = randomUUID()
  roundTrips = 0
  rowsScanned = 0
  /** It has changed documents. */
  wrote = false
  /** Ends its worker at once, as a crash would. */
  kill: () => void = () => {}

  constructor(
    readonly spec: FunctionSpec,
    readonly action: string,
    readonly caller: Caller,
    /** The how-manieth invocation since the faults were set. */
    readonly number: number,
  ) {}
}

/** The invocations that are under way, by token. */
export class Invocations {
  readonly #running = new Map<string, Invocation>()

  add(invocation: Invocation): void {
    this.#running.set(invocation.token, invocation)
  }

  find(token: unknown): Invocation | undefined {
    return typeof token === 'string' ? this.#running.get(token) : undefined
  }

  remove(invocation: Invocation): void {
    this.#running.delete(invocation.token)
  }
}
