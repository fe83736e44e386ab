import { describe, expect, it } from 'vitest'
import { at } from './fixtures/calendars'
import { deadlineWords, lasting } from './words'

/** In words on Monday, 23 November 2026, at 14:00. */
const seen = (due: string, now = '2026-11-23 14:00') => deadlineWords(at(due), at(now))

describe('a deadline in words', () => {
  it.each([
    ['2026-11-23 17:00', '今天 17:00 前'],
    ['2026-11-24 12:00', '明天 12:00 前'],
    ['2026-11-25 09:30', '后天 09:30 前'],
    ['2026-11-26 18:00', '周四（11月26日）18:00 前'],
    ['2026-11-27 18:00', '周五（11月27日）18:00 前'],
    ['2026-11-29 18:00', '周日（11月29日）18:00 前'],
    ['2026-11-30 18:00', '11月30日 18:00 前'],
    ['2026-12-08 18:00', '12月8日 18:00 前'],
    ['2027-01-05 18:00', '2027年1月5日 18:00 前'],
  ])('at %s is %s', (due, words) => expect(seen(due)).toBe(words))

  it('changes day at midnight in Lanzhou', () => {
    expect(seen('2026-11-24 00:00', '2026-11-23 23:59')).toBe('明天 00:00 前')
    expect(seen('2026-11-24 00:30', '2026-11-24 00:00')).toBe('今天 00:30 前')
  })
  it('leaves the year away within a week, where the day of the week says enough', () => {
    expect(seen('2027-01-01 18:00', '2026-12-31 09:00')).toBe('明天 18:00 前')
    expect(seen('2027-01-05 18:00', '2026-12-30 09:00')).toBe('周二（1月5日）18:00 前')
    expect(seen('2027-01-05 18:00', '2026-12-29 09:00')).toBe('2027年1月5日 18:00 前')
  })
  it.each([
    ['2026-11-23 14:00', '已超过 1 分钟'],
    ['2026-11-23 13:40', '已超过 20 分钟'],
    ['2026-11-23 13:00', '已超过 1 小时'],
    ['2026-11-23 10:01', '已超过 3 小时'],
    ['2026-11-21 14:00', '已超过 2 天'],
    ['2025-11-23 14:00', '已超过 365 天'],
  ])('at %s is over: %s', (due, words) => expect(seen(due)).toBe(words))
})

it('a length of time is told in its largest whole unit, never as nothing', () => {
  expect([0, 59_999, 3_599_999, 3_600_000, 86_399_999, 86_400_000].map(lasting)).toEqual([
    '1 分钟',
    '1 分钟',
    '59 分钟',
    '1 小时',
    '23 小时',
    '1 天',
  ])
})
