import type { ServerResponse } from 'node:http'

/** What listeners of `GET /events` hear. */
export type CloudEvent =
  | { type: 'changed'; function: string; action: string }
  | { type: 'clock'; now: string }
  | { type: 'message' }
  /** A call has begun or ended; only for those who ask for calls. */
  | { type: 'call'; id: string; function: string }

/** Server-sent events: tells open pages that something has changed. */
export class Events {
  readonly #listeners = new Map<ServerResponse, { calls: boolean }>()

  listen(response: ServerResponse, wish: { calls: boolean }): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
    response.write(': listening\n\n')
    this.#listeners.set(response, wish)
    response.on('close', () => this.#listeners.delete(response))
  }

  send(event: CloudEvent): void {
    const line = `data: ${JSON.stringify(event)}\n\n`
    for (const [listener, { calls }] of this.#listeners)
      if (calls || event.type !== 'call') listener.write(line)
  }

  close(): void {
    for (const listener of this.#listeners.keys()) listener.end()
  }
}
