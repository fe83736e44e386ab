/** What the local cloud's `/events` tells. */
export interface CloudNews {
  /** The clock was moved; `now` in milliseconds. */
  clock(now: number): void
  /** An openapi call was made. */
  message(): void
  /** The connection stands, or is lost and tried again by itself. */
  connected(is: boolean): void
}

/** Listens to the local cloud for as long as the page lives. */
export function listen(news: CloudNews): void {
  const source = new EventSource('/events')
  source.onopen = () => news.connected(true)
  source.onerror = () => {
    news.connected(false)
    // A browser gives up for good on an answer that isn't a stream, such as a proxy's while the cloud restarts.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(news), 2_000)
  }
  source.onmessage = ({ data }) => {
    const event = JSON.parse(data)
    if (event.type === 'clock') news.clock(Date.parse(event.now))
    if (event.type === 'message') news.message()
  }
}
