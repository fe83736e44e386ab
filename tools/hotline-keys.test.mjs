import { expect, it } from 'vitest'
import { withNewKey } from './lib/hotline-keys.mjs'

const now = new Date('2026-11-26T00:00:00Z')

it('a rotation puts a new key in front and keeps the others', () => {
  const first = withNewKey(undefined, now)
  expect(first).toMatch(/^k261126[0-9a-f]{2}:[A-Za-z0-9+/]{43}=$/)
  const second = withNewKey(first, now)
  expect(second.endsWith(`,${first}`)).toBe(true)
  expect(second.split(',')).toHaveLength(2)
})
it('refuses what are no keys, rather than lose them', () => {
  expect(() => withNewKey('nonsense', now)).toThrow(/HOTLINE_KEYS/)
})
