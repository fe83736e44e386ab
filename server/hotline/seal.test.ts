import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Keys } from './keys'
import { keysIfThere } from './keys'
import { seal, unseal } from './seal'

const key = () => randomBytes(32)
const old = key()
const keys = (current: string, byId: Record<string, Buffer>): Keys => ({
  current,
  byId: new Map(Object.entries(byId)),
  pepper: key(),
})
const now = keys('k1', { k1: old })
const words = { words: '最近睡不好😔' }

describe('what is sealed', () => {
  it('is opened again, whatever the words', () => {
    for (const value of [words, { a: '字'.repeat(4000) }, '', null]) {
      expect(unseal(seal(value, 'a/1', now), 'a/1', now)).toEqual(value)
    }
  })
  it('shows nothing of the words, and never looks the same twice', () => {
    const [one, two] = [seal(words, 'a/1', now), seal(words, 'a/1', now)]
    expect(Buffer.from(one.data, 'base64').toString('utf8')).not.toContain('睡')
    expect(one.data).not.toBe(two.data)
    expect(one.iv).not.toBe(two.iv)
  })
  it('cannot be opened in another document, nor when a bit of it was changed', () => {
    const sealed = seal(words, 'a/1', now)
    expect(unseal(sealed, 'a/2', now)).toBeUndefined()
    const data = Buffer.from(sealed.data, 'base64')
    data[3]! ^= 1
    expect(unseal({ ...sealed, data: data.toString('base64') }, 'a/1', now)).toBeUndefined()
    expect(unseal({ ...sealed, data: '' }, 'a/1', now)).toBeUndefined()
  })
  it('is opened after the key was changed, as long as the old one is there', () => {
    const sealed = seal(words, 'a/1', now)
    const later = keys('k2', { k2: key(), k1: old })
    expect(unseal(sealed, 'a/1', later)).toEqual(words)
    expect(seal(words, 'a/1', later).key).toBe('k2')
    expect(unseal(sealed, 'a/1', keys('k2', { k2: key() }))).toBeUndefined()
  })
})

describe('the keys in the environment', () => {
  const base64 = () => key().toString('base64')
  it('are the first to seal with and all to open with', () => {
    const found = keysIfThere({ HOTLINE_KEYS: `k2:${base64()}, k1:${base64()}`, HOTLINE_PEPPER: base64() })
    expect(found?.current).toBe('k2')
    expect([...found!.byId.keys()]).toEqual(['k2', 'k1'])
  })
  it('are none at all where one of them is missing or too short', () => {
    expect(keysIfThere({})).toBeUndefined()
    expect(keysIfThere({ HOTLINE_KEYS: `k1:${base64()}` })).toBeUndefined()
    expect(keysIfThere({ HOTLINE_KEYS: 'k1:c2hvcnQ=', HOTLINE_PEPPER: base64() })).toBeUndefined()
    expect(keysIfThere({ HOTLINE_KEYS: base64(), HOTLINE_PEPPER: base64() })).toBeUndefined()
  })
})
