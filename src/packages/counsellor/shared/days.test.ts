import { describe, expect, it } from 'vitest'
import { dayAfter, dayWords, today, weekOf, weekWords } from './days'

// 00:30 on Thursday 26 November in Lanzhou, still Wednesday in UTC.
const now = Date.parse('2026-11-25T16:30:00Z')

describe('days of the diary', () => {
  it('are Lanzhou’s, in weeks from Monday on', () => {
    expect(today(now)).toBe('2026-11-26')
    expect(weekOf('2026-11-26')).toEqual([
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
    ])
    expect(weekOf('2026-11-29')[0]).toBe('2026-11-23')
    expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01')
  })

  it('are told in words', () => {
    expect(dayWords('2026-11-26', now)).toBe('今天 11月26日 周四')
    expect(dayWords('2026-12-07', now)).toBe('12月7日 周一')
    expect(dayWords('2027-01-04', now)).toBe('2027年1月4日 周一')
    expect(weekWords('2026-11-26', now)).toBe('11月23日–29日')
    expect(weekWords('2026-12-01', now)).toBe('11月30日–12月6日')
  })
})
