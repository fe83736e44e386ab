import { describe, expect, it } from 'vitest'
import { day, instant } from './fields'

describe('an instant', () => {
  it.each([
    '2026-11-26T08:00:00Z',
    '2026-11-26T08:00:00.5Z',
    '2026-11-26T08:00:00.123456Z',
  ])('is given on as it sorts: %s', text => expect(instant.parse(text)).toBe(new Date(text).toISOString()))
  it.each([
    '2026-02-30T00:00:00Z',
    '2026-11-26T24:00:00Z',
    '2027-13-45T13:00:00Z',
    '2026-11-26T08:00:60Z',
    '2026-11-26T08:00:00+08:00',
    '2026-11-26',
    'morgen',
  ])('is not what only looks like one: %s', text => expect(instant.safeParse(text).success).toBe(false))
})

describe('a day', () => {
  it('is one of the calendar', () => {
    expect(day.safeParse('2028-02-29').success).toBe(true)
    expect(day.safeParse('2027-02-29').success).toBe(false)
  })
})
