/** The part of Taro's storage that is needed; each of its functions may throw. */
export interface RawStorage {
  getStorageSync(key: string): unknown
  setStorageSync(key: string, value: unknown): void
  removeStorageSync(key: string): void
}

/** A storage that never fails. */
export interface GuardedStorage {
  /** Undefined for what is not there, or cannot be read. */
  read<T>(key: string): T | undefined
  write(key: string, value: unknown): void
  remove(key: string): void
}

/** A storage that refuses (full, private mode) costs what was to be remembered, never the task at hand. */
export function guarded(raw: RawStorage): GuardedStorage {
  return {
    read<T>(key: string) {
      const stored = quietly(() => raw.getStorageSync(key))
      // Taro answers '' for what is not there.
      return stored === '' || stored == null ? undefined : (stored as T)
    },
    write: (key, value) => quietly(() => raw.setStorageSync(key, value)),
    remove: key => quietly(() => raw.removeStorageSync(key)),
  }
}

function quietly<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
