import { randomUUID } from 'node:crypto'
import type { FunctionSpec } from './registry'

/** Who calls: an openid for a person in the mini-program, none for timers and outside calls. */
export interface Caller {
  openid?: string | undefined
  /** What `getWXContext().SOURCE` says. */
  source: string
}

/** One request of the SDK's within an invocation: a database operation mostly. Times in milliseconds. */
export class Operation {
  readonly #began = performance.now()
  /** Undefined: under way. */
  ms: number | undefined
  rows = 0
  error: string | undefined

  constructor(
    readonly action: string,
    readonly collection: string | undefined,
  ) {}

  end(): void {
    this.ms = performance.now() - this.#began
  }
}

/** What is remembered of one invocation; the operations after that are counted only. */
const MAX_OPERATIONS = 300

/** One run of a function, from the call to the answer; its token comes with every SDK request. */
export class Invocation {
  readonly token: string = randomUUID()
  readonly operations: Operation[] = []
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
    /** The request id. */
    readonly id: string = randomUUID(),
  ) {}

  /** Notes that the SDK has asked for something. */
  begin(action: string, collection: unknown): Operation {
    const operation = new Operation(action, typeof collection === 'string' ? collection : undefined)
    if (this.operations.length < MAX_OPERATIONS) this.operations.push(operation)
    return operation
  }
}

/** The invocations that are under way, by token. */
export class Invocations {
  readonly #running = new Map<string, Invocation>()

  /** How many are under way, those that wait for a worker included. */
  get size(): number {
    return this.#running.size
  }

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
