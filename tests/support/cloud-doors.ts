/** What a function call gave, or the platform's error (not the product's: those are results). */
export type Envelope =
  | { result: unknown; requestId: string }
  | { errCode: number; errMsg: string; requestId: string }

/** The platform refused or broke off a call: unknown function, thrown error, time-out, crash. */
export class CallFailed extends Error {
  readonly errCode: number
  readonly requestId: string

  constructor(call: string, envelope: { errCode: number; errMsg: string; requestId: string }) {
    super(`${call}: ${envelope.errCode} ${envelope.errMsg}`)
    this.name = 'CallFailed'
    this.errCode = envelope.errCode
    this.requestId = envelope.requestId
  }
}

/** Chances are from 0 to 1 and drawn per database operation, `crash` per invocation. */
export interface Faults {
  seed?: number
  conflict?: number
  slow?: { p: number; ms: number }
  failBefore?: number
  failAfter?: number
  crash?: number
}

export interface ActionMetrics {
  calls: number
  roundTrips: number
  rowsScanned: number
  ms: { p50: number; p99: number; max: number }
  errors: number
}

export interface Metrics {
  functions: Record<string, Record<string, ActionMetrics>>
}

export interface OutboxItem {
  id: string | number
  at: string
  api: string
  args: Record<string, unknown>
  reply: Record<string, unknown>
}

/** How the outside answers an openapi call whose arguments match. */
export interface OutboxRule {
  api: string
  match?: Record<string, unknown>
  errCode?: number
  reply?: Record<string, unknown>
}

/** The local cloud's doors as typed calls. Each throws when the door answers with an HTTP error. */
export function cloudDoors(url: string) {
  const json = async <T>(method: string, door: string, body?: unknown, headers = {}): Promise<T> => {
    const response = await fetch(url + door, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: body === undefined ? null : JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${door}: HTTP ${response.status} ${text}`)
    return (text ? JSON.parse(text) : undefined) as T
  }
  const as = (openid: string | null): Record<string, string> =>
    openid === null ? {} : { 'x-local-openid': openid }

  /** One call as the platform answers it. `openid` null: a call without identity. */
  const call = (name: string, openid: string | null, event: unknown) =>
    json<Envelope>('POST', `/invoke/${name}`, event, as(openid))

  return {
    call,

    /** One call; gives the function's result. @throws CallFailed when the platform answers with an error. */
    async invoke<Result = unknown>(name: string, openid: string | null, event: unknown): Promise<Result> {
      const envelope = await call(name, openid, event)
      if ('errCode' in envelope) throw new CallFailed(`${name} as ${openid}`, envelope)
      return envelope.result as Result
    },

    /** Fires a function's timer now. */
    trigger: (name: string) => json<unknown>('POST', `/trigger/${name}`, {}),

    /** Stores a file as `openid`; gives its cloud:// id. */
    async putFile(cloudPath: string, openid: string, content: Uint8Array<ArrayBuffer>, type = 'image/png') {
      const headers = { 'content-type': type, ...as(openid) }
      const response = await fetch(`${url}/files/${cloudPath}`, { method: 'PUT', headers, body: content })
      if (!response.ok) throw new Error(`PUT ${cloudPath}: HTTP ${response.status} ${await response.text()}`)
      return ((await response.json()) as { fileID: string }).fileID
    },

    clock: {
      now: async () => (await json<{ now: string }>('GET', '/clock')).now,
      /** Moves to an ISO time, never back; answers after the timers that fell due have run. */
      set: async (now: string) => (await json<{ now: string }>('POST', '/clock', { now })).now,
      advance: async (ms: number) => (await json<{ now: string }>('POST', '/clock', { advanceMs: ms })).now,
    },
    faults: {
      get: () => json<Faults>('GET', '/faults'),
      set: (faults: Faults) => json<unknown>('POST', '/faults', faults),
      clear: () => json<unknown>('POST', '/faults', {}),
    },
    metrics: {
      get: () => json<Metrics>('GET', '/metrics'),
      reset: () => json<unknown>('DELETE', '/metrics'),
    },
    outbox: {
      /** The openapi calls made, oldest first; `after` an id: only newer ones. */
      items: async (after?: OutboxItem['id']) =>
        (await json<{ items: OutboxItem[] }>('GET', `/outbox${after === undefined ? '' : `?after=${after}`}`))
          .items,
      rule: (rule: OutboxRule) => json<unknown>('POST', '/outbox/rules', rule),
      clearRules: () => json<unknown>('DELETE', '/outbox/rules'),
    },
  }
}

export type CloudDoors = ReturnType<typeof cloudDoors>
