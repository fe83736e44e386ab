/** An openapi call that a function made, as `/outbox` keeps it. */
export interface OutboxItem {
  id: string | number
  at: string
  api: string
  args: Record<string, unknown>
  reply: Record<string, unknown>
}

/** Chances from 0 to 1; what is missing doesn't happen. */
export interface Faults {
  seed?: number
  conflict?: number
  slow?: { p: number; ms: number }
  failBefore?: number
  failAfter?: number
  crash?: number
}

/** Sums over `calls`; `ms` are milliseconds. */
export interface ActionMetrics {
  calls: number
  roundTrips: number
  rowsScanned: number
  ms: { p50: number; p99: number; max: number }
  errors: number
}
export type FunctionMetrics = Record<string, Record<string, ActionMetrics>>

async function door<T>(method: string, path: string, body?: unknown, headers: object = {}): Promise<T> {
  const response = await fetch(path, {
    method,
    cache: 'no-store',
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: HTTP ${response.status} ${text.slice(0, 200)}`)
  return (text ? JSON.parse(text) : undefined) as T
}

/** The doors of the local cloud that the stage uses. Each throws when the cloud is gone or refuses. */
export const cloud = {
  /** A query as somebody; gives the data of the product's reply. @throws Error when it is refused. */
  async ask<T>(name: string, openid: string, action: string): Promise<T> {
    const event = { action, input: {} }
    const envelope = await door<{ result?: { ok: boolean; data: T } }>('POST', `/invoke/${name}`, event, {
      'x-local-openid': openid,
    })
    if (!envelope.result?.ok) throw new Error(`${name}.${action} was refused`)
    return envelope.result.data
  },
  people: <T>() => door<T>('GET', '/people'),
  clock: async () => Date.parse((await door<{ now: string }>('GET', '/clock')).now),
  /** Moves the clock; resolves after the timers that fell due have run. */
  moveClock: async (to: { now: string } | { advanceMs: number }) =>
    Date.parse((await door<{ now: string }>('POST', '/clock', to)).now),
  outbox: async (after?: OutboxItem['id']) =>
    (
      await door<{ items: OutboxItem[] }>(
        'GET',
        after === undefined ? '/outbox' : `/outbox?after=${encodeURIComponent(after)}`,
      )
    ).items,
  faults: () => door<Faults>('GET', '/faults'),
  setFaults: (faults: Faults) => door<unknown>('POST', '/faults', faults),
  metrics: async () => (await door<{ functions: FunctionMetrics }>('GET', '/metrics')).functions,
  resetMetrics: () => door<unknown>('DELETE', '/metrics'),
}
