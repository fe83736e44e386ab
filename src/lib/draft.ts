import { useCallback, useEffect, useRef, useState } from 'react'
import { createDrafts } from './drafts'
import { storage } from './storage'

/** The drafts of this device. */
export const drafts = createDrafts(storage)

/**
 * A form's state that survives reloads, errors and lost connections: `[value, change, clear]`.
 * `key` names the form and, where there are several, the thing it is about. `change` takes the fields that
 * changed; `clear` forgets the draft, once what was typed has arrived.
 */
export function useDraft<T extends object>(key: string, initial: T) {
  const [value, setValue] = useState<T>(() => ({ ...initial, ...drafts.read<Partial<T>>(key) }))

  // Several changes may come before the next drawing; and what is forgotten after them must stay forgotten.
  const latest = useRef(value)

  const change = useCallback(
    (fields: Partial<T>) => {
      latest.current = { ...latest.current, ...fields }
      drafts.write(key, latest.current)
      setValue(latest.current)
    },
    [key],
  )
  const clear = useCallback(() => drafts.clear(key), [key])

  // Leaving the page within the delay must not lose the last words.
  useEffect(() => () => drafts.flush(), [])

  return [value, change, clear] as const
}
