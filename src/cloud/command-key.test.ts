import { describe, expect, it } from 'vitest'
import { type GuardedStorage, guarded } from '@/lib/guarded-storage'
import { keptIn, keptInMemory, keyFor } from './command-key'

const MINUTE = 60_000
const NOON = Date.parse('2026-05-20T04:00:00Z')

/** A device's storage, with what a closed mini-program leaves there. */
function aStorage(): GuardedStorage {
  const kept = new Map<string, string>()
  return {
    read: key => (kept.has(key) ? JSON.parse(kept.get(key)!) : undefined),
    write: (key, value) => void kept.set(key, JSON.stringify(value)),
    remove: key => void kept.delete(key),
  }
}

const refuse = () => {
  throw new Error('exceed storage max size')
}
const full = guarded({ getStorageSync: refuse, setStorageSync: refuse, removeStorageSync: refuse })

describe('the key of a command without an answer', () => {
  it('is the same again for the same input, and another for another', () => {
    const keeper = keptInMemory()
    const key = keyFor('note:1', { text: '灯' }, keeper, NOON)
    expect(keyFor('note:1', { text: '灯' }, keeper, NOON)).toBe(key)
    expect(keyFor('note:2', { text: '灯' }, keeper, NOON)).not.toBe(key)
    expect(keyFor('note:1', { text: '灯亮了' }, keeper, NOON)).not.toBe(key)
  })

  it('survives the end of the mini-program, for half an hour', () => {
    const storage = aStorage()
    const key = keyFor('submit', {}, keptIn(storage), NOON)
    expect(keyFor('submit', {}, keptIn(storage), NOON + 29 * MINUTE)).toBe(key)
    const later = keyFor('submit', {}, keptIn(storage), NOON + 30 * MINUTE)
    expect(later).not.toBe(key)
    expect(keyFor('submit', {}, keptIn(storage), NOON + 31 * MINUTE)).toBe(later)
  })

  it('of a form lasts as long as its draft', () => {
    const storage = aStorage()
    const week = 7 * 24 * 60 * MINUTE
    const key = keyFor('submit', {}, keptIn(storage, week), NOON)
    expect(keyFor('submit', {}, keptIn(storage, week), NOON + week - MINUTE)).toBe(key)
    expect(keyFor('submit', {}, keptIn(storage, week), NOON + week)).not.toBe(key)
  })

  it('is a new one when the clock was set back, and for what older versions have left', () => {
    const storage = aStorage()
    const key = keyFor('submit', {}, keptIn(storage), NOON)
    expect(keyFor('submit', {}, keptIn(storage), NOON - MINUTE)).not.toBe(key)
    storage.write('command:old', { key: 'k', input: '{}' })
    expect(keyFor('old', {}, keptIn(storage), NOON)).not.toBe('k')
  })

  it('is gone once the answer is there', () => {
    const keeper = keptIn(aStorage())
    const key = keyFor('submit', {}, keeper, NOON)
    keeper.forget('submit')
    expect(keyFor('submit', {}, keeper, NOON)).not.toBe(key)
  })

  it('needs no storage', () => {
    const keeper = keptIn(full)
    const key = keyFor('submit', {}, keeper, NOON)
    expect(keyFor('submit', {}, keeper, NOON)).toBe(key)
    keeper.forget('submit')
    expect(keyFor('submit', {}, keeper, NOON)).not.toBe(key)
  })
})
