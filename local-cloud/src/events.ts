import type { ServerResponse } from 'node:http'

/** What listeners of `GET /events` hear. */
export type CloudEvent =
  | { type: 'changed'; function: string; action: string }
  | { type: 'clock'; now: string }
  | { type: 'message' }

/** Server-sent events: tells open pages that something has changed. */
export class Events {
  readonly #listeners = new Set<ServerResponse>()

  listen(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
    response.write(': listening\n\n')
    this.#listeners.add(response)
    response.on('close', () => this.#listeners.delete(response))
  }

  send(event: CloudEvent): void {
    const line = `data: ${JSON.stringify(event)}\n\n`
    for (const listener of this.#listeners) listener.write(line)
  }

  close(): void {
    for (const listener of this.#listeners) listener.end()
  }
}
