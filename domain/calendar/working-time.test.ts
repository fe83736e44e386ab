import { describe, expect, it } from 'vitest'
import type { CalendarSettings, Term } from '../street/settings'
import { at, days, hours, onClock, until2026, usual } from './fixtures/calendars'
import { after, dueAfter, isOfficeTime, receivedAt, workingMsBetween } from './working-time'

const HOUR = 3_600_000
const received = (time: string) => onClock(receivedAt(at(time), usual))
const due = (time: string, term: Term) => onClock(dueAfter(at(time), term, usual).at)

describe('receipt', () => {
  it.each([
    ['in office hours', '2026-11-25 10:15', '2026-11-25 10:15'],
    ['at an opening', '2026-11-25 14:30', '2026-11-25 14:30'],
    ['early in the morning', '2026-11-25 07:00', '2026-11-25 09:00'],
    ['just before lunch', '2026-11-25 11:59', '2026-11-25 11:59'],
    ['as lunch begins', '2026-11-25 12:00', '2026-11-25 14:30'],
    ['at lunch', '2026-11-25 13:00', '2026-11-25 14:30'],
    ['as the office closes', '2026-11-25 18:00', '2026-11-26 09:00'],
    ['on a Friday evening', '2026-11-27 20:00', '2026-11-30 09:00'],
    ['on a holiday', '2026-10-03 10:00', '2026-10-08 09:00'],
    ['on a make-up Saturday', '2026-10-10 10:00', '2026-10-10 10:00'],
    ['on the evening before a long holiday', '2026-02-14 18:30', '2026-02-24 09:00'],
    ['after midnight in Lanzhou, still the day before in UTC', '2026-11-26 00:10', '2026-11-26 09:00'],
  ])('%s (%s) counts from %s', (_, time, from) => {
    expect(received(time)).toBe(from)
    expect(isOfficeTime(at(time), usual)).toBe(time === from)
  })
})

describe('working days', () => {
  it.each([
    ['do not count the day of receipt', '2026-11-25 09:00', 1, '2026-11-26 18:00'],
    ['do not count it at its last minute either', '2026-11-25 17:59', 1, '2026-11-26 18:00'],
    ['count from the next day when it came in at closing', '2026-11-25 18:00', 1, '2026-11-27 18:00'],
    ['jump the weekend', '2026-11-27 10:00', 1, '2026-11-30 18:00'],
    ['count Monday as the day of receipt for a Sunday', '2026-11-29 10:00', 1, '2026-12-01 18:00'],
    ['go over the end of a month', '2026-05-29 16:00', 1, '2026-06-01 18:00'],
    ['go over the end of a year, New Year and a make-up Sunday', '2025-12-31 17:00', 1, '2026-01-04 18:00'],
    ['count the Saturday before Spring Festival 2026', '2026-02-13 17:00', 1, '2026-02-14 18:00'],
    ['jump Spring Festival 2026', '2026-02-13 17:00', 2, '2026-02-24 18:00'],
    [
      'begin after it, and count the Saturday that makes up for it',
      '2026-02-17 10:00',
      5,
      '2026-03-02 18:00',
    ],
    ['do so from the evening before it', '2026-02-14 19:00', 1, '2026-02-25 18:00'],
    ['count the Sunday before National Day 2025', '2025-09-26 16:00', 1, '2025-09-28 18:00'],
    ['jump National Day 2025 from its eve at closing', '2025-09-30 18:00', 1, '2025-10-10 18:00'],
    ['count the Saturday after National Day 2025', '2025-09-30 18:00', 2, '2025-10-11 18:00'],
    ['rest on the Sunday after it', '2025-09-30 18:00', 3, '2025-10-13 18:00'],
    ['count the Sunday before National Day 2026', '2026-09-18 10:00', 1, '2026-09-20 18:00'],
    ['jump National Day 2026', '2026-09-30 17:00', 1, '2026-10-08 18:00'],
    ['count the Saturday after National Day 2026', '2026-09-30 17:00', 3, '2026-10-10 18:00'],
    ['rest on the Sunday after that', '2026-09-30 17:00', 4, '2026-10-12 18:00'],
    ['follow the longer Spring Festival 2020', '2020-01-23 10:00', 1, '2020-02-03 18:00'],
  ])('%s', (_, time, amount, end) => expect(due(time, days(amount))).toBe(end))

  it.each([
    ['2019-02-03 10:00', '2019-02-11 18:00'],
    ['2019-09-30 10:00', '2019-10-08 18:00'],
    ['2020-01-23 10:00', '2020-02-03 18:00'],
    ['2020-09-30 10:00', '2020-10-09 18:00'],
    ['2021-02-10 10:00', '2021-02-18 18:00'],
    ['2021-09-30 10:00', '2021-10-08 18:00'],
    ['2022-01-30 10:00', '2022-02-07 18:00'],
    ['2022-09-30 10:00', '2022-10-08 18:00'],
    ['2023-01-20 10:00', '2023-01-28 18:00'],
    ['2023-09-28 10:00', '2023-10-07 18:00'],
    ['2024-02-09 10:00', '2024-02-18 18:00'],
    ['2024-09-30 10:00', '2024-10-08 18:00'],
    ['2025-01-27 10:00', '2025-02-05 18:00'],
    ['2025-09-30 10:00', '2025-10-09 18:00'],
    ['2026-02-14 10:00', '2026-02-24 18:00'],
    ['2026-09-30 10:00', '2026-10-08 18:00'],
  ])('from the last morning before a long holiday (%s) end on the first day after it', (time, end) => {
    expect(dueAfter(at(time), days(1), usual)).toEqual({ at: at(end), provisional: false })
  })
})

describe('working hours', () => {
  it.each([
    ['run from the receipt', '2026-11-25 09:10', 1, '2026-11-25 10:10'],
    ['stand still at lunch', '2026-11-25 11:30', 1, '2026-11-25 15:00'],
    ['begin after lunch when it came in at lunch', '2026-11-25 12:00', 1, '2026-11-25 15:30'],
    ['may end exactly at lunch', '2026-11-25 11:00', 1, '2026-11-25 12:00'],
    ['may end exactly at closing', '2026-11-25 17:00', 1, '2026-11-25 18:00'],
    ['may end at the closing before a long holiday', '2026-02-14 17:00', 1, '2026-02-14 18:00'],
    ['go on after it', '2026-02-14 17:30', 1, '2026-02-24 09:30'],
    ['begin after it for its eve', '2026-02-14 19:00', 4, '2026-02-24 15:30'],
    ['run on a make-up Saturday', '2026-02-28 10:00', 4, '2026-02-28 16:30'],
    ['go over the end of a month and Labour Day', '2026-04-30 17:30', 1, '2026-05-06 09:30'],
    ['are six and a half to a day', '2026-11-25 09:00', 13, '2026-11-26 18:00'],
  ])('%s', (_, time, amount, end) => expect(due(time, hours(amount))).toBe(end))
})

describe('an amount of nothing', () => {
  it.each([
    hours(0),
    days(0),
  ])('is the moment itself in office hours and at closing, else the opening', term => {
    expect(due('2026-11-25 10:00', term)).toBe('2026-11-25 10:00')
    expect(due('2026-11-25 12:00', term)).toBe('2026-11-25 12:00')
    expect(due('2026-11-25 18:00', term)).toBe('2026-11-25 18:00')
    expect(due('2026-11-25 18:01', term)).toBe('2026-11-26 09:00')
    expect(due('2026-11-28 18:00', term)).toBe('2026-11-30 09:00')
  })
})

describe('calendar time', () => {
  it('runs round the clock from the very moment, days being 24 hours', () => {
    expect(due('2026-02-14 23:30', hours(1, 'calendar'))).toBe('2026-02-15 00:30')
    expect(due('2026-12-31 23:30', days(2, 'calendar'))).toBe('2027-01-02 23:30')
  })
  it('needs no holidays, so that it is never provisional', () => {
    expect(dueAfter(at('2040-01-01 10:00'), days(30, 'calendar'), usual, until2026).provisional).toBe(false)
  })
})

describe('a year that is not announced', () => {
  const by = (calendar: CalendarSettings, time: string, term: Term) => {
    const { at: end, provisional } = dueAfter(at(time), term, calendar, until2026)
    return [onClock(end), provisional]
  }
  const entered: CalendarSettings = { ...usual, days: { '2027-01-01': 'off' }, announced: [2027] }

  it('makes a deadline provisional that reaches into it', () => {
    expect(by(usual, '2026-12-30 10:00', days(1))).toEqual(['2026-12-31 18:00', false])
    expect(by(usual, '2026-12-31 10:00', days(1))).toEqual(['2027-01-01 18:00', true])
    expect(by(usual, '2026-12-31 17:00', hours(1))).toEqual(['2026-12-31 18:00', false])
    expect(by(usual, '2026-12-31 17:00', hours(2))).toEqual(['2027-01-01 10:00', true])
    expect(by(usual, '2027-03-01 10:00', hours(1))).toEqual(['2027-03-01 11:00', true])
  })
  it('is counted exactly once the street has entered it', () => {
    expect(by(entered, '2026-12-31 10:00', days(1))).toEqual(['2027-01-04 18:00', false])
    expect(by(entered, '2026-12-31 17:00', hours(2))).toEqual(['2027-01-04 10:00', false])
  })
  it('is counted exactly once the table has it', () => {
    const table = {
      ...until2026,
      isAnnounced: () => true,
      isPublicWorkday: (day: string) => day >= '2027-01-06',
      isPublicHoliday: () => false,
    }
    expect(dueAfter(at('2026-12-31 18:00'), hours(1), usual, table)).toEqual({
      at: at('2027-01-06 10:00'),
      provisional: false,
    })
  })
  it('is noticed between two that are', () => {
    const gap = { ...usual, announced: [2028] }
    expect(by(gap, '2026-12-01 10:00', days(290))[1]).toBe(true)
  })
})

describe('working time between two instants', () => {
  const between = (from: string, to: string) => workingMsBetween(at(from), at(to), usual) / HOUR
  it('leaves out lunch, nights and holidays', () => {
    expect(between('2026-11-25 08:00', '2026-11-25 20:00')).toBe(6.5)
    expect(between('2026-11-25 11:00', '2026-11-25 15:30')).toBe(2)
    expect(between('2026-02-14 17:00', '2026-02-24 10:00')).toBe(2)
    expect(between('2026-02-15 00:00', '2026-02-23 23:59')).toBe(0)
  })
  it('is nothing backwards', () => expect(between('2026-11-25 15:00', '2026-11-25 10:00')).toBe(0))
  it('is found again', () => {
    expect(onClock(after(at('2026-02-14 17:00'), 2 * HOUR, usual))).toBe('2026-02-24 10:00')
  })
})

describe('a calendar on which nobody ever works', () => {
  const never = {
    isAnnounced: () => true,
    isPublicWorkday: () => false,
    isPublicHoliday: () => true,
    version: 'never',
  }
  it('is an error rather than an endless search', () => {
    const error = expect.objectContaining({ code: 'INTERNAL' })
    for (const term of [days(1), hours(1), days(0)]) {
      expect(() => dueAfter(at('2026-11-25 10:00'), term, usual, never)).toThrow(error)
      expect(() => dueAfter(at('2026-11-25 10:00'), term, { ...usual, hours: [] })).toThrow(error)
    }
  })
  it('leaves calendar time alone', () => {
    expect(dueAfter(at('2026-11-25 10:00'), hours(1, 'calendar'), usual, never).at).toBe(
      at('2026-11-25 11:00'),
    )
  })
})
