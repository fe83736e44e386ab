/** Something that happened in the local cloud, as its `/events` door tells it. */
export type CloudEvent =
  | { type: 'changed'; function: string; action?: string }
  | { type: 'clock'; now: string }
  | { type: 'message' }

export interface CloudEvents {
  /** Everything heard so far. */
  heard: CloudEvent[]
  /** The next matching event that no `next` has given yet, or the first to come. @throws Error after `timeoutMs` (default 5 s). */
  next(matches: (event: CloudEvent) => boolean, timeoutMs?: number): Promise<CloudEvent>
  close(): void
}

/** Listens to the local cloud's server-sent events; resolves once the connection stands. */
export async function listenToCloud(url: string): Promise<CloudEvents> {
  const off = new AbortController()
  const response = await fetch(`${url}/events`, { signal: off.signal })
  if (!response.ok || !response.body) throw new Error(`GET /events: HTTP ${response.status}`)
  const heard: CloudEvent[] = []
  const given = new Set<CloudEvent>()
  const waiting = new Set<() => void>()
  void gather(response.body, event => {
    heard.push(event)
    for (const look of waiting) look()
  }).catch(() => undefined) // closed by us, or the cloud stopped: nothing more to hear

  return {
    heard,
    next: (matches, timeoutMs = 5_000) =>
      new Promise((resolve, reject) => {
        const end = setTimeout(() => {
          waiting.delete(look)
          reject(new Error(`No such event within ${timeoutMs} ms; heard: ${JSON.stringify(heard)}`))
        }, timeoutMs)
        const look = () => {
          const event = heard.find(each => !given.has(each) && matches(each))
          if (!event) return
          given.add(event)
          clearTimeout(end)
          waiting.delete(look)
          resolve(event)
        }
        waiting.add(look)
        look()
      }),
    close: () => off.abort(),
  }
}

async function gather(body: ReadableStream<Uint8Array>, tell: (event: CloudEvent) => void) {
  let rest = ''
  const decoder = new TextDecoder()
  const reader = body.getReader()
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const lines = (rest + decoder.decode(chunk.value, { stream: true })).split(/\r?\n/)
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('data:')) tell(JSON.parse(line.slice(5)))
  }
}
