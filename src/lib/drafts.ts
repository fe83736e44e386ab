/** Where drafts are kept: the part of Taro's storage that is needed. */
export interface DraftStorage {
  getStorageSync(key: string): unknown
  setStorageSync(key: string, value: unknown): void
  removeStorageSync(key: string): void
}

/** A keeper of drafts: what was typed into a form, by the form's key. */
export interface Drafts {
  read<T>(key: string): T | undefined
  write<T>(key: string, value: T): void
  clear(key: string): void
  /** Writes at once whatever waits, for instance before the page goes away. */
  flush(): void
}

const PREFIX = 'draft:'

/**
 * Keeps drafts in `storage`, each written `delay` ms after the last change, so that typing stays quick.
 * A storage that refuses (full, private mode) costs the draft, never the form.
 */
export function createDrafts(storage: DraftStorage, delay = 300): Drafts {
  const waiting = new Map<string, unknown>()
  let timer: ReturnType<typeof setTimeout> | undefined

  function flush() {
    clearTimeout(timer)
    timer = undefined
    for (const [key, value] of waiting) quietly(() => storage.setStorageSync(PREFIX + key, value))
    waiting.clear()
  }

  return {
    read<T>(key: string) {
      if (waiting.has(key)) return waiting.get(key) as T
      const stored = quietly(() => storage.getStorageSync(PREFIX + key))
      // Taro answers '' for what is not there.
      return stored === '' || stored == null ? undefined : (stored as T)
    },
    write(key, value) {
      waiting.set(key, value)
      clearTimeout(timer)
      timer = setTimeout(flush, delay)
    },
    clear(key) {
      waiting.delete(key)
      quietly(() => storage.removeStorageSync(PREFIX + key))
    },
    flush,
  }
}

function quietly<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
