/** WeChat's limit for one key, in bytes of JSON. */
const KEY_LIMIT = 1024 * 1024

/** What a mini-program has stored on a phone: outlives a launch, belongs to one user. Values are kept as JSON. */
export class PhoneStorage {
  private readonly items = new Map<string, string>()

  /** Throws what WeChat says when a value is too large. */
  set(key: string, value: unknown): void {
    const json = JSON.stringify(value ?? null)
    if (Buffer.byteLength(json) > KEY_LIMIT) throw new Error('exceed storage max size 1Mb')
    this.items.set(key, json)
  }

  has(key: string): boolean {
    return this.items.has(key)
  }

  /** The stored value, a fresh copy each time; undefined when there is none. */
  get(key: string): unknown {
    const json = this.items.get(key)
    return json === undefined ? undefined : (JSON.parse(json) as unknown)
  }

  remove(key: string): void {
    this.items.delete(key)
  }

  clear(): void {
    this.items.clear()
  }

  /** `wx.getStorageInfo`: sizes in KB. */
  info(): { keys: string[]; currentSize: number; limitSize: number } {
    const bytes = [...this.items].reduce((sum, [key, json]) => sum + key.length + Buffer.byteLength(json), 0)
    return { keys: [...this.items.keys()], currentSize: Math.ceil(bytes / 1024), limitSize: 10240 }
  }
}
