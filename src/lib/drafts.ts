import type { GuardedStorage } from './guarded-storage'

/** A keeper of drafts: what was typed into a form, by the form's key. */
export interface Drafts {
  read<T>(key: string): T | undefined
  write<T>(key: string, value: T): void
  clear(key: string): void
  /** Writes at once whatever waits, for instance before the page goes away. */
  flush(): void
}

const PREFIX = 'draft:'

/** Keeps drafts in `storage`, each written `delay` ms after the last change, so that typing stays quick. */
export function createDrafts(storage: GuardedStorage, delay = 300): Drafts {
  const waiting = new Map<string, unknown>()
  let timer: ReturnType<typeof setTimeout> | undefined

  function flush() {
    clearTimeout(timer)
    timer = undefined
    for (const [key, value] of waiting) storage.write(PREFIX + key, value)
    waiting.clear()
  }

  return {
    read: <T>(key: string) => (waiting.has(key) ? (waiting.get(key) as T) : storage.read<T>(PREFIX + key)),
    write(key, value) {
      waiting.set(key, value)
      clearTimeout(timer)
      timer = setTimeout(flush, delay)
    },
    clear(key) {
      waiting.delete(key)
      storage.remove(PREFIX + key)
    },
    flush,
  }
}
