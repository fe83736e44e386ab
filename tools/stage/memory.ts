const prefix = 'stage.'

/** What this browser remembered under a name, or undefined; never throws, whatever is in there. */
export function recall<T>(name: string): T | undefined {
  try {
    const text = localStorage.getItem(prefix + name)
    return text === null ? undefined : (JSON.parse(text) as T)
  } catch {
    return undefined
  }
}

/** Remembers a value in this browser. Where that isn't allowed it is forgotten with the page. */
export function remember(name: string, value: unknown): void {
  try {
    localStorage.setItem(prefix + name, JSON.stringify(value))
  } catch {
    // A private window: the stage works without memory.
  }
}
