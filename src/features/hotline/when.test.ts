import { describe, expect, it } from 'vitest'
import { spanWords, startWords, still } from './when'

const now = '2026-11-26T06:00:00.000Z' // Thursday, 14:00 in Lanzhou

describe('the time of an appointment', () => {
  it('is said short', () => {
    expect(startWords('2026-11-27T01:00:00.000Z', now)).toBe('明天 09:00')
    expect(startWords('2026-12-08T01:00:00.000Z', now)).toBe('12月8日 09:00')
  })
  it('is a time on the clock also when it has just begun', () => {
    expect(startWords('2026-11-26T05:58:00.000Z', now)).toBe('今天 13:58')
  })
  it('is said in full with date, day of the week and both ends', () => {
    const tomorrow = { start: '2026-11-27T01:00:00.000Z', end: '2026-11-27T01:50:00.000Z' }
    expect(spanWords(tomorrow, now)).toBe('明天（11月27日 周五）09:00–\u206009:50')
    const later = { start: '2026-12-08T01:00:00.000Z', end: '2026-12-08T01:50:00.000Z' }
    expect(spanWords(later, now)).toBe('12月8日（周二）09:00–\u206009:50')
    const nextYear = { start: '2027-01-05T01:00:00.000Z', end: '2027-01-05T01:50:00.000Z' }
    expect(spanWords(nextYear, now)).toBe('2027年1月5日（周二）09:00–\u206009:50')
  })
})

describe('what is left of a time that is kept', () => {
  it('is told in minutes, then in hours, and not at all when it is over', () => {
    expect(still('2026-11-26T06:24:30.000Z', now)).toBe('25 分钟')
    expect(still('2026-11-26T09:30:00.000Z', now)).toBe('3 小时')
    expect(still(now, now)).toBeUndefined()
  })
})
