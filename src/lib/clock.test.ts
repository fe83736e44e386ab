import { describe, expect, it } from 'vitest'
import { clockOf, instantOf, isClock } from './clock'

describe('a time of day', () => {
  it.each([
    ['9:00', '09:00'],
    ['0930', '09:30'],
    ['14：30', '14:30'],
    ['9', '09:00'],
    ['下午', '下午'],
  ])('typed as %s is kept as %s', (typed, kept) => expect(clockOf(typed)).toBe(kept))

  it('is told from what is none', () => {
    expect(isClock('23:59')).toBe(true)
    expect(isClock('24:00')).toBe(false)
    expect(isClock('9:00')).toBe(false)
  })

  it('is an instant on a day in Lanzhou', () => {
    expect(instantOf('2026-11-25', '09:30')).toBe('2026-11-25T01:30:00.000Z')
    expect(instantOf('2026-11-25', '9')).toBeUndefined()
    expect(instantOf('明天', '09:30')).toBeUndefined()
  })
})
