import { cpus } from 'node:os'
import type { Calls } from '../calls'
import type { Events } from '../events'
import type { Faults } from '../faults'
import type { Metrics } from '../metrics'
import type { Dependencies } from './dependencies'
import { contextOf, identityOf } from './environment'
import { type Caller, Invocation, type Invocations } from './invocation'
import { limitsOf } from './limits'
import { type Outcome, Pool } from './pool'
import type { FunctionSpec, Registry } from './registry'
import type { Workers } from './workers'

/** How a call can go wrong, as `errCode` says it. */
export const ERR = {
  /** There is no function of that name. */
  unknownFunction: -501000,
  /** The event is not JSON. */
  badEvent: -501007,
  /** The function threw, or could not be loaded. */
  threw: -504002,
  /** It took longer than its time-out. */
  timeout: -504003,
  /** Its worker died. */
  crashed: -504900,
  /** The event is too large. */
  bigEvent: -504901,
  /** What it returned cannot be written as JSON. */
  unfitReply: -504902,
  /** What it returned is too large: the number is WeChat's. */
  bigReply: -604001,
} as const

/** What a caller gets. */
export type Reply =
  | { result: unknown; requestId: string }
  | { errCode: number; errMsg: string; requestId: string }

/** What the invoker is made of. */
export interface InvokerParts {
  registry: Registry
  invocations: Invocations
  dependencies: Dependencies
  faults: Faults
  metrics: Metrics
  events: Events
  calls: Calls
  workers: Workers
  /** Called when a worker died with an invocation in it. */
  onCrash(invocation: Invocation): void
}

/** The others load at their first call, in the worker that waits in reserve with the SDK loaded. */
const WARM_AT_START = 8

const POOL_SIZE = Math.max(4, cpus().length * 2)

/** Runs functions: finds them, gives each call a worker and an identity, and counts what it cost. */
export class Invoker {
  readonly #pools = new Map<string, { pool: Promise<Pool>; signature: string }>()

  constructor(readonly parts: InvokerParts) {}

  /**
   * Runs a function; every failure becomes an errCode. `event` is JSON. `id`: the request id, where it is known
   * before the call because the event names it.
   */
  async invoke(name: string, event: string, caller: Caller, id?: string): Promise<Reply> {
    const spec = this.parts.registry.get(name)
    const action = actionOf(event)
    if (!spec) return this.#refusal(name, caller, ERR.unknownFunction, this.#unknown(name))
    if (action === undefined)
      return this.#refusal(name, caller, ERR.badEvent, 'the event is not a JSON object')
    const limit = limitsOf(caller.source).event
    if (Buffer.byteLength(event) > limit) {
      return this.#refusal(
        name,
        caller,
        ERR.bigEvent,
        `data exceed max size: the event has over ${limit} bytes`,
      )
    }
    const invocation = new Invocation(spec, action, caller, this.parts.faults.nextInvocation(), id)
    const started = performance.now()
    this.parts.calls.began(invocation, event)
    const outcome = await this.#run(invocation, event)
    const reply = replyOf(outcome, invocation)
    const ms = performance.now() - started
    this.parts.metrics.record(invocation, ms, 'errCode' in reply)
    this.parts.calls.ended(invocation, ms, outcome)
    if (invocation.wrote) this.parts.events.send({ type: 'changed', function: name, action })
    return reply
  }

  /**
   * Starts one worker for each function, one after the other, so that first calls are quick; of a large folder only for
   * the first few, since most of it may never be called, and each worker takes tens of megabytes. Never rejects.
   */
  async warm(): Promise<void> {
    try {
      for (const spec of this.parts.registry.all().slice(0, WARM_AT_START)) {
        const pool = await this.#pool(spec).catch(() => undefined)
        await pool?.warm()
      }
    } catch {
      // Whatever is wrong with a function, or with their folder, its first caller is told.
    }
  }

  /** Starts every function afresh, so that none remembers what was: for restored data. */
  renew(): void {
    for (const { pool } of this.#pools.values()) void pool.then(p => p.retire()).catch(() => {})
    this.#pools.clear()
    void this.warm()
  }

  async close(): Promise<void> {
    await Promise.all(
      [...this.#pools.values()].map(async p => (await p.pool.catch(() => undefined))?.close()),
    )
    await this.parts.workers.close()
  }

  #refusal(name: string, caller: Caller, errCode: number, errMsg: string): Reply {
    return { errCode, errMsg, requestId: new Invocation({ name } as FunctionSpec, '-', caller, 0).id }
  }

  #unknown(name: string): string {
    const why = this.parts.registry.whyNot(name)
    return `FunctionName parameter could not be found: ${name}${why ? ` (${why})` : ''}`
  }

  async #run(invocation: Invocation, event: string): Promise<Outcome> {
    const { invocations } = this.parts
    let pool: Pool
    try {
      pool = await this.#pool(invocation.spec)
    } catch (error) {
      return { kind: 'threw', error: (error as Error).message }
    }
    invocations.add(invocation)
    const outcome = await new Promise<Outcome>(onEnd => {
      pool.run({
        run: { id: invocation.id, event, context: contextOf(invocation), env: identityOf(invocation) },
        timeoutMs: invocation.spec.timeoutMs,
        onStart: kill => {
          invocation.kill = kill
        },
        onEnd,
      })
    })
    invocations.remove(invocation)
    if (outcome.kind === 'crashed' || outcome.kind === 'timeout') this.parts.onCrash(invocation)
    return outcome
  }

  #pool(spec: FunctionSpec): Promise<Pool> {
    const known = this.#pools.get(spec.name)
    if (known?.signature === spec.signature) return known.pool
    void known?.pool.then(pool => pool.retire()).catch(() => {})
    const pool = this.#open(spec)
    this.#pools.set(spec.name, { pool, signature: spec.signature })
    // A failed installation is tried again at the next call.
    pool.catch(() => this.#pools.delete(spec.name))
    return pool
  }

  async #open(spec: FunctionSpec): Promise<Pool> {
    const { workers, dependencies } = this.parts
    const installed = await dependencies.install(spec)
    return new Pool({
      start: () => workers.take(spec.file, installed),
      size: POOL_SIZE,
      log: (line, id) => {
        console.log(`[${spec.name}${id ? ` ${id.slice(0, 8)}` : ''}] ${line}`)
        if (id) this.parts.calls.line(id, line)
      },
    })
  }
}

function actionOf(event: string): string | undefined {
  try {
    const parsed = JSON.parse(event)
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined
    return typeof parsed.action === 'string' ? parsed.action : '-'
  } catch {
    return undefined
  }
}

function replyOf(outcome: Outcome, { id: requestId, spec, caller }: Invocation): Reply {
  switch (outcome.kind) {
    case 'result': {
      const limit = limitsOf(caller.source).reply
      if (Buffer.byteLength(outcome.json ?? '') > limit) {
        const errMsg = `cloudfunction result size exceed limit: over ${limit} bytes`
        return { errCode: ERR.bigReply, errMsg, requestId }
      }
      return { result: outcome.json === undefined ? null : JSON.parse(outcome.json), requestId }
    }
    case 'large':
      return {
        errCode: ERR.bigReply,
        errMsg: `cloudfunction result size exceed limit: ${outcome.bytes} bytes`,
        requestId,
      }
    case 'unfit':
      return { errCode: ERR.unfitReply, errMsg: `the reply is not JSON: ${outcome.error}`, requestId }
    case 'threw':
      return { errCode: ERR.threw, errMsg: outcome.error, requestId }
    case 'timeout':
      return {
        errCode: ERR.timeout,
        errMsg: `Invoking task timed out after ${spec.timeoutMs / 1000} seconds`,
        requestId,
      }
    case 'crashed':
      return { errCode: ERR.crashed, errMsg: `The function's process ended: ${outcome.why}`, requestId }
  }
}
