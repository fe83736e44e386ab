type Listener = (event: { type: 'abort' }) => void

class Signal {
  aborted = false
  reason: unknown = undefined
  private listeners: Listener[] = []

  addEventListener(_type: string, listener: Listener) {
    this.listeners.push(listener)
  }

  removeEventListener(_type: string, listener: Listener) {
    this.listeners = this.listeners.filter(each => each !== listener)
  }

  throwIfAborted() {
    if (this.aborted) throw this.reason
  }

  /** Called by the controller only. */
  fire(reason: unknown) {
    if (this.aborted) return
    this.aborted = true
    this.reason = reason ?? new Error('AbortError')
    for (const listener of this.listeners) listener({ type: 'abort' })
  }
}

/**
 * The part of the standard AbortController that react-query uses, for WeChat's JavaScript, which has none.
 * The weapp build puts it in the place of the global name.
 */
export class AbortController {
  readonly signal = new Signal()

  abort(reason?: unknown) {
    this.signal.fire(reason)
  }
}
