import type { Events } from './events'
import type { Invocation, Operation } from './functions/invocation'
import type { Outcome } from './functions/pool'

/** A text that may have been cut: its beginning, and how long it was. */
export interface Text {
  text: string
  length: number
}

interface Entry {
  /** Grows with each call. */
  seq: number
  /** Grows with whatever happens to any call: what has changed since can be asked for. */
  version: number
  invocation: Invocation
  at: number
  ms: number | undefined
  outcome: string
  event: Text
  reply: Text | undefined
  lines: string[]
  linesLost: number
}

/** A call in a list of calls. `outcome` is `running`, `ok`, `threw`, `unfit`, `large`, `timeout` or `crashed`. */
export interface CallSummary {
  seq: number
  id: string
  function: string
  action: string
  openid: string | undefined
  source: string
  at: string
  ms: number | undefined
  roundTrips: number
  rowsScanned: number
  outcome: string
}

/** All that is known of a call. */
export interface CallDetails extends CallSummary {
  event: Text
  reply: Text | undefined
  operations: Pick<Operation, 'action' | 'collection' | 'ms' | 'rows' | 'error'>[]
  lines: string[]
  linesLost: number
}

const MAX_CALLS = 500
const MAX_TEXT = 16 * 1024
const MAX_LINES = 200
const MAX_LINE = 2000

/** The latest invocations: what went in, what came out, and what happened in between. In memory only. */
export class Calls {
  readonly #entries = new Map<string, Entry>()
  #seq = 0
  #version = 0

  constructor(
    readonly events: Events,
    readonly now: () => number,
  ) {}

  began(invocation: Invocation, event: string): void {
    this.#entries.set(invocation.id, {
      seq: ++this.#seq,
      version: ++this.#version,
      invocation,
      at: this.now(),
      ms: undefined,
      outcome: 'running',
      event: cut(event, MAX_TEXT),
      reply: undefined,
      lines: [],
      linesLost: 0,
    })
    if (this.#entries.size > MAX_CALLS) {
      const [oldest] = this.#entries.keys()
      this.#entries.delete(oldest!)
    }
    this.#tell(invocation)
  }

  ended(invocation: Invocation, ms: number, outcome: Outcome): void {
    // It leads to the worker, which may be gone by now and need not be kept.
    invocation.kill = () => {}
    const entry = this.#entries.get(invocation.id)
    if (!entry) return
    entry.ms = ms
    entry.outcome = outcome.kind === 'result' ? 'ok' : outcome.kind
    entry.reply = cut(replyText(outcome), MAX_TEXT)
    entry.version = ++this.#version
    this.#tell(invocation)
  }

  /** A line that the call has written to the console; some come after its end. */
  line(id: string, line: string): void {
    const entry = this.#entries.get(id)
    if (!entry) return
    entry.version = ++this.#version
    if (entry.lines.length < MAX_LINES) entry.lines.push(cut(line, MAX_LINE).text)
    else entry.linesLost++
    if (entry.outcome !== 'running') this.#tell(entry.invocation)
  }

  /** The calls to which something has happened since that version, newest first. */
  since(version: number): { version: number; oldest: number; calls: CallSummary[] } {
    const entries = [...this.#entries.values()]
    const calls = entries.filter(entry => entry.version > version).map(summary)
    return { version: this.#version, oldest: entries[0]?.seq ?? 0, calls: calls.reverse() }
  }

  /** All that is known of one call; undefined: it is too long ago. */
  details(id: string): CallDetails | undefined {
    const entry = this.#entries.get(id)
    if (!entry) return undefined
    const { event, reply, lines, linesLost, invocation } = entry
    const operations = invocation.operations.map(({ action, collection, ms, rows, error }) => ({
      action,
      collection,
      ms,
      rows,
      error,
    }))
    return { ...summary(entry), event, reply, lines, linesLost, operations }
  }

  #tell({ id, spec }: Invocation): void {
    this.events.send({ type: 'call', id, function: spec.name })
  }
}

function summary({ seq, invocation, at, ms, outcome }: Entry): CallSummary {
  const { id, spec, action, caller, roundTrips, rowsScanned } = invocation
  return {
    seq,
    id,
    function: spec.name,
    action,
    openid: caller.openid,
    source: caller.source,
    at: new Date(at).toISOString(),
    ms,
    roundTrips,
    rowsScanned,
    outcome,
  }
}

function replyText(outcome: Outcome): string {
  if (outcome.kind === 'result') return outcome.json ?? 'null'
  if (outcome.kind === 'threw' || outcome.kind === 'unfit') return outcome.error
  if (outcome.kind === 'large') return `the reply is too large: ${outcome.bytes} bytes`
  return outcome.kind === 'crashed' ? outcome.why : 'it took longer than its time-out'
}

function cut(text: string, most: number): Text {
  if (text.length <= most) return { text, length: text.length }
  // By way of bytes, since a slice would keep the whole text alive.
  return { text: Buffer.from(text.slice(0, most)).toString(), length: text.length }
}
