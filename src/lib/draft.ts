import { useCallback, useEffect, useState } from 'react'
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

  const change = useCallback(
    (fields: Partial<T>) =>
      setValue(before => {
        const next = { ...before, ...fields }
        drafts.write(key, next)
        return next
      }),
    [key],
  )
  const clear = useCallback(() => drafts.clear(key), [key])

  // Leaving the page within the delay must not lose the last words.
  useEffect(() => () => drafts.flush(), [])

  return [value, change, clear] as const
}
