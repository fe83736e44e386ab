import { useRef, useState } from 'react'
import { type KeyKeeper, keyFor } from './command-key'
import { CloudError } from './error'
import { onDevice } from './key-keepers'

const pause = (ms: number) => new Promise(done => setTimeout(done, ms))
/** Pauses before a command is sent again by itself, with the same key. */
const AGAIN_AFTER_MS = [400, 1200]

async function insist<T>(send: () => Promise<T>): Promise<T> {
  for (const ms of AGAIN_AFTER_MS) {
    try {
      return await send()
    } catch (error) {
      if (!(error instanceof CloudError && error.again)) throw error
      await pause(ms)
    }
  }
  return send()
}

export interface Running<I, O> {
  /** Sends it; a second call while one runs is the same tap twice and does nothing. Gives undefined on failure. */
  send: (input: I) => Promise<O | undefined>
  running: boolean
  error: CloudError | undefined
  clear: () => void
}

/**
 * A command with its state for a page. `slot` names the thing that is being done ("accept:<id>"): until a final
 * answer arrives, the same input is sent under the same key for a while. `keeper`: where that key waits, with the input.
 */
export function useCommand<I, O>(
  slot: string,
  call: (input: I, key: string) => Promise<O>,
  keeper: KeyKeeper = onDevice,
): Running<I, O> {
  const [running, setRunning] = useState(false)
  const [error, setError] = useState<CloudError>()
  const busy = useRef(false)

  async function send(input: I): Promise<O | undefined> {
    if (busy.current) return undefined
    busy.current = true
    setRunning(true)
    setError(undefined)
    try {
      const key = keyFor(slot, input, keeper)
      const output = await insist(() => call(input, key))
      keeper.forget(slot)
      return output
    } catch (failure) {
      const known = CloudError.of(failure)
      if (!known.again) keeper.forget(slot)
      setError(known)
      return undefined
    } finally {
      busy.current = false
      setRunning(false)
    }
  }
  return { send, running, error, clear: () => setError(undefined) }
}
