/** What the cloud tells open pages. */
export interface CloudEvent {
  type: string
  now?: string
}

const NAME = 'local-cloud-events'

/**
 * Hears the cloud's events. Browsers allow six connections to a server, so of all open pages only the one
 * that holds the lock listens, and tells the others; when it goes, another takes over.
 */
export function listen(hear: (event: CloudEvent) => void): void {
  const channel = new BroadcastChannel(NAME)
  channel.onmessage = ({ data }) => hear(data as CloudEvent)
  void navigator.locks.request(
    NAME,
    () =>
      new Promise(() => {
        new EventSource('/events').onmessage = ({ data }) => {
          const event = JSON.parse(data) as CloudEvent
          hear(event)
          channel.postMessage(event)
        }
      }),
  )
}
