/** Gives the page a localStorage and a sessionStorage in which only this person's entries exist. */
export function apartStorage(openid: string): void {
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    Object.defineProperty(window, name, { value: apart(window[name], `${openid}/`), configurable: true })
  }
}

function apart(real: Storage, prefix: string): Storage {
  const keys = () =>
    Array.from({ length: real.length }, (_, i) => real.key(i)!)
      .filter(key => key.startsWith(prefix))
      .map(key => key.slice(prefix.length))
  const methods = {
    getItem: (key: string) => real.getItem(prefix + key),
    setItem: (key: string, value: string) => real.setItem(prefix + key, value),
    removeItem: (key: string) => real.removeItem(prefix + key),
    clear: () => {
      for (const key of keys()) real.removeItem(prefix + key)
    },
    key: (index: number) => keys()[index] ?? null,
  }
  return new Proxy({} as Storage, {
    get: (_target, key) => {
      if (key === 'length') return keys().length
      if (typeof key === 'symbol') return undefined
      return key in methods ? methods[key as keyof typeof methods] : (real.getItem(prefix + key) ?? undefined)
    },
    set: (_target, key, value) => {
      real.setItem(prefix + String(key), String(value))
      return true
    },
    has: (_target, key) => key in methods || real.getItem(prefix + String(key)) !== null,
    deleteProperty: (_target, key) => {
      real.removeItem(prefix + String(key))
      return true
    },
    ownKeys: keys,
    getOwnPropertyDescriptor: (_target, key) => {
      const value = real.getItem(prefix + String(key))
      return value === null ? undefined : { value, writable: true, enumerable: true, configurable: true }
    },
  })
}
