import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDrafts } from './drafts'
import { guarded, type RawStorage } from './guarded-storage'

/** Storage that behaves as Taro's: JSON copies in, '' for what is missing. */
function aStorage() {
  const kept = new Map<string, string>()
  let writes = 0
  const storage = guarded({
    getStorageSync: key => (kept.has(key) ? JSON.parse(kept.get(key)!) : ''),
    setStorageSync(key, value) {
      writes++
      kept.set(key, JSON.stringify(value))
    },
    removeStorageSync: key => void kept.delete(key),
  })
  return { storage, writes: () => writes }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a draft', () => {
  it('survives a reload', () => {
    const { storage } = aStorage()
    createDrafts(storage).write('form', { text: '楼道灯坏了' })
    vi.advanceTimersByTime(300)
    expect(createDrafts(storage).read('form')).toEqual({ text: '楼道灯坏了' })
  })

  it('is written once after a burst of typing, with the last words', () => {
    const { storage, writes } = aStorage()
    const drafts = createDrafts(storage)
    for (const text of ['灯', '灯坏', '灯坏了']) {
      drafts.write('form', text)
      vi.advanceTimersByTime(100)
    }
    expect(writes()).toBe(0)
    vi.advanceTimersByTime(300)
    expect(writes()).toBe(1)
    expect(createDrafts(storage).read('form')).toBe('灯坏了')
  })

  it('can be read before it is written', () => {
    const drafts = createDrafts(aStorage().storage)
    drafts.write('form', '刚打的字')
    expect(drafts.read('form')).toBe('刚打的字')
  })

  it('is gone once cleared, even when a write was waiting', () => {
    const { storage } = aStorage()
    const drafts = createDrafts(storage)
    drafts.write('form', '已提交')
    drafts.clear('form')
    vi.runAllTimers()
    expect(createDrafts(storage).read('form')).toBeUndefined()
  })

  it('leaves other forms alone', () => {
    const { storage } = aStorage()
    const drafts = createDrafts(storage)
    drafts.write('one', 1)
    drafts.write('two', 2)
    drafts.flush()
    drafts.clear('one')
    expect(createDrafts(storage).read('one')).toBeUndefined()
    expect(createDrafts(storage).read('two')).toBe(2)
  })

  it('never breaks the form when storage is full', () => {
    const full: RawStorage = {
      getStorageSync: () => '',
      setStorageSync() {
        throw new Error('exceed max size')
      },
      removeStorageSync() {
        throw new Error('exceed max size')
      },
    }
    const drafts = createDrafts(guarded(full))
    drafts.write('form', '字')
    expect(() => vi.runAllTimers()).not.toThrow()
    expect(() => drafts.clear('form')).not.toThrow()
  })
})
