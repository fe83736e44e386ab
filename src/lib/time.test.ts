import { describe, expect, it } from 'vitest'
import { daysAway, formatDay, formatFull, formatTime, weekday } from './time'

// 23 November 2026, 14:00 in Lanzhou.
const now = '2026-11-23T06:00:00Z'

describe('a time within two days', () => {
  it.each([
    ['2026-11-23T05:59:31Z', '刚刚'],
    ['2026-11-23T05:55:00Z', '5 分钟前'],
    ['2026-11-23T05:00:01Z', '59 分钟前'],
    ['2026-11-23T05:00:00Z', '今天 13:00'],
    ['2026-11-23T09:00:00Z', '今天 17:00'],
    ['2026-11-24T04:00:00Z', '明天 12:00'],
    ['2026-11-25T01:30:00Z', '后天 09:30'],
    ['2026-11-22T00:15:00Z', '昨天 08:15'],
    ['2026-11-21T12:00:00Z', '前天 20:00'],
  ])('%s is told as %s', (at, words) => {
    expect(formatTime(at, now)).toBe(words)
  })

  it('changes day at midnight in Lanzhou, not in UTC', () => {
    expect(formatTime('2026-11-23T15:59:00Z', now)).toBe('今天 23:59')
    expect(formatTime('2026-11-23T16:00:00Z', now)).toBe('明天 00:00')
    expect(formatTime('2026-11-22T15:59:00Z', now)).toBe('昨天 23:59')
  })

  it('is told by the clock when it is a minute ahead, since phones and servers differ a little', () => {
    expect(formatTime('2026-11-23T06:00:30Z', now)).toBe('今天 14:00')
  })
})

describe('a time further away', () => {
  it('has its date, and its year only when that is another one', () => {
    expect(formatTime('2026-11-26T01:30:00Z', now)).toBe('11月26日 09:30')
    expect(formatTime('2026-11-20T01:30:00Z', now)).toBe('11月20日 09:30')
    expect(formatTime('2025-12-31T15:59:00Z', now)).toBe('2025年12月31日 23:59')
    expect(formatTime('2026-12-31T16:00:00Z', now)).toBe('2027年1月1日 00:00')
  })
})

describe('a day', () => {
  it('is counted in calendar days', () => {
    expect(daysAway('2026-11-23T16:00:00Z', now)).toBe(1)
    expect(daysAway('2026-11-23T15:59:59Z', now)).toBe(0)
    expect(daysAway('2026-10-23T06:00:00Z', now)).toBe(-31)
  })

  it('is named', () => {
    expect(formatDay('2026-11-24T01:00:00Z', now)).toBe('明天')
    expect(formatDay('2026-11-30T01:00:00Z', now)).toBe('11月30日')
    expect(weekday('2026-11-22T16:00:00Z')).toBe('周一')
  })

  it('is written in full for records', () => {
    expect(formatFull(new Date('2026-11-25T01:30:00Z'))).toBe('2026年11月25日 09:30')
  })
})
