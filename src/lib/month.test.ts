import { describe, expect, it } from 'vitest'
import { daysOfMonth, monthAfter, monthNow, monthWords } from './month'

describe('a month', () => {
  it('has its days, with their days of the week', () => {
    const days = daysOfMonth('2026-10')
    expect(days).toHaveLength(31)
    expect(days[0]).toEqual({ date: '2026-10-01', day: 1, weekday: 4 })
    expect(days[3]).toEqual({ date: '2026-10-04', day: 4, weekday: 7 })
    expect(daysOfMonth('2028-02')).toHaveLength(29)
    expect(daysOfMonth('2027-02')).toHaveLength(28)
  })
  it('is followed by another over the turn of a year', () => {
    expect(monthAfter('2026-12', 1)).toBe('2027-01')
    expect(monthAfter('2026-01', -1)).toBe('2025-12')
    expect(monthAfter('2026-03', 24)).toBe('2028-03')
  })
  it('is Lanzhou’s, and has a name', () => {
    expect(monthNow(Date.parse('2026-11-30T16:00:00Z'))).toBe('2026-12')
    expect(monthWords('2026-03')).toBe('2026年3月')
  })
})
