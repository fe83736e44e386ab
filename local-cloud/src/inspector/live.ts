/** What `GET /events?calls` tells. */
export interface LiveEvent {
  type: 'changed' | 'clock' | 'message' | 'call' | 'open'
}

type Hear = () => void

const CALM_MS = 300
const listeners = new Set<{ types: string[]; hear: Hear }>()

/**
 * Calls back soon after events of these types, several in one, and after a lost connection is found again.
 * Returns what ends it.
 */
export function follow(types: LiveEvent['type'][], hear: Hear): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const calmly = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      hear()
    }, CALM_MS)
  }
  const listener = { types: [...types, 'open'], hear: calmly }
  listeners.add(listener)
  return () => {
    clearTimeout(timer)
    listeners.delete(listener)
  }
}

/** Begins to listen; `connected` hears whether the cloud is there. */
export function listen(connected: (is: boolean) => void): void {
  const source = new EventSource('/events?calls')
  source.onmessage = ({ data }) => tell((JSON.parse(data as string) as LiveEvent).type)
  source.onopen = () => {
    connected(true)
    tell('open')
  }
  source.onerror = () => connected(false)
}

function tell(type: string): void {
  for (const listener of listeners) if (listener.types.includes(type)) listener.hear()
}
