import { describe, expect, it } from 'vitest'
import { type AvailabilityFacts, fitsHours, joined, windowsOf } from './availability'
import { day, facts, hours, interval, ms, told, weekly } from './fixtures/schedules'

const on = (from: string, until: string, by: AvailabilityFacts) =>
  told(windowsOf(by, day(from), day(until) + 1))
const wednesday = (by: AvailabilityFacts) =>
  on('2026-11-25', '2026-11-25', by).map(window => window.replaceAll('2026-11-25 ', ''))
const off = (text: string) => ({ day: '2026-11-25', kind: 'off' as const, hours: hours(text) })
const extra = (text: string) => ({ day: '2026-11-25', kind: 'extra' as const, hours: hours(text) })
const dayOff = { day: '2026-11-25', kind: 'off' } as const
const holiday = { isHoliday: (number: number) => number === day('2026-11-25') }
const roundTheClock = weekly(...Array.from({ length: 7 }, () => ['00:00-24:00']))

describe('weekly hours', () => {
  it('are those of the weekday in Lanzhou', () => {
    const by = facts({ weekly: weekly(['09:00-12:00'], ['14:00-16:00'], [], [], [], [], ['10:00-11:00']) })
    expect(on('2026-11-23', '2026-11-30', by)).toEqual([
      '2026-11-23 09:00-12:00',
      '2026-11-24 14:00-16:00',
      '2026-11-29 10:00-11:00',
      '2026-11-30 09:00-12:00',
    ])
  })
  it('begin by Lanzhou’s clock, on the day before by UTC', () => {
    const by = facts({ weekly: weekly([], [], ['00:00-07:00']) })
    expect(windowsOf(by, day('2026-11-25'), day('2026-11-26'))).toEqual([
      { start: Date.parse('2026-11-24T16:00Z'), end: Date.parse('2026-11-24T23:00Z') },
    ])
  })
  it('join where they touch, and not where a minute is between', () => {
    expect(
      wednesday(facts({ weekly: weekly([], [], ['09:00-10:00', '10:00-12:00', '12:01-13:00']) })),
    ).toEqual(['09:00-12:00', '12:01-13:00'])
  })
  it('of no length are none', () => {
    expect(wednesday(facts({ weekly: weekly([], [], ['09:00-09:00']) }))).toEqual([])
  })
  it('before 1970 have weekdays too', () => {
    const by = facts({ weekly: weekly(['09:00-12:00']) })
    expect(on('1969-12-20', '1969-12-31', by)).toEqual(['1969-12-22 09:00-12:00', '1969-12-29 09:00-12:00'])
  })
})

describe('a holiday', () => {
  it('is free of weekly hours where the schedule says so', () => {
    expect(wednesday(facts({}, holiday))).toEqual([])
    expect(wednesday(facts({ holidaysOff: false }, holiday))).toEqual(['09:00-12:00'])
    expect(on('2026-11-24', '2026-11-26', facts({}, holiday))).toEqual([
      '2026-11-24 09:00-12:00',
      '2026-11-26 09:00-12:00',
    ])
  })
  it('keeps its extra and its opened hours, and nothing else', () => {
    const opened = [interval('2026-11-25 18:00-19:00')]
    expect(wednesday(facts({ exceptions: [extra('11:00-13:00')] }, { ...holiday, opened }))).toEqual([
      '11:00-13:00',
      '18:00-19:00',
    ])
  })
})

describe('an exception', () => {
  it('takes the whole day off', () => {
    expect(wednesday(facts({ exceptions: [dayOff] }))).toEqual([])
    expect(on('2026-11-26', '2026-11-26', facts({ exceptions: [dayOff] }))).toHaveLength(1)
  })
  it('takes hours off, which cuts a window', () => {
    expect(wednesday(facts({ exceptions: [off('10:10-10:20')] }))).toEqual(['09:00-10:10', '10:20-12:00'])
    expect(wednesday(facts({ exceptions: [off('08:00-10:00')] }))).toEqual(['10:00-12:00'])
    expect(wednesday(facts({ exceptions: [off('11:00-24:00'), off('09:00-10:00')] }))).toEqual([
      '10:00-11:00',
    ])
  })
  it('that touches a window from outside, or has no length, cuts nothing', () => {
    for (const text of ['08:00-09:00', '12:00-13:00', '10:00-10:00']) {
      expect(wednesday(facts({ exceptions: [off(text)] }))).toEqual(['09:00-12:00'])
    }
  })
  it('adds hours, which join with the others', () => {
    expect(wednesday(facts({ exceptions: [extra('12:00-13:00'), extra('20:00-21:00')] }))).toEqual([
      '09:00-13:00',
      '20:00-21:00',
    ])
  })
  it('adds nothing where it names no hours', () => {
    const unnamed = { day: '2026-11-25', kind: 'extra' } as const
    expect(wednesday(facts({ exceptions: [unnamed, dayOff] }))).toEqual([])
    expect(wednesday(facts({ exceptions: [unnamed] }))).toEqual(['09:00-12:00'])
  })
  it('of extra hours wins over days and hours off, in whatever order', () => {
    for (const exceptions of [
      [dayOff, extra('10:00-11:00')],
      [extra('10:00-11:00'), dayOff],
    ]) {
      expect(wednesday(facts({ exceptions }))).toEqual(['10:00-11:00'])
    }
    const exceptions = [extra('10:00-11:00'), off('10:00-11:30')]
    expect(wednesday(facts({ exceptions }))).toEqual(['09:00-11:00', '11:30-12:00'])
  })
})

describe('opened hours', () => {
  it('that have no end in sight are looked at no further than the days that are asked for', () => {
    const opened = [{ start: ms('2026-11-25 08:00'), end: Date.parse('9999-12-31T00:00Z') }]
    // Opened round the clock from Wednesday on: no whole week of it lies before the first Monday.
    expect(on('2026-11-25', '2026-11-25', facts({}, { opened }))).toEqual([
      '2026-11-25 08:00-2026-12-07 00:00',
    ])
    expect(fitsHours(facts({}, { opened }), interval('2026-11-25 18:00-19:00'))).toBe(true)
  })
  it('join with the others and win over days off', () => {
    const opened = [interval('2026-11-25 11:30-12:30'), interval('2026-11-25 08:00-09:00')]
    expect(wednesday(facts({}, { opened }))).toEqual(['08:00-12:30'])
    expect(wednesday(facts({ exceptions: [dayOff] }, { opened }))).toEqual(['08:00-09:00', '11:30-12:30'])
  })
  it('may go over midnight', () => {
    const opened = [{ start: ms('2026-11-28 22:00'), end: ms('2026-11-29 01:00') }]
    const window = ['2026-11-28 22:00-2026-11-29 01:00']
    expect(on('2026-11-28', '2026-11-28', facts({}, { opened }))).toEqual(window)
    expect(on('2026-11-29', '2026-11-29', facts({}, { opened }))).toEqual(window)
  })
  it('of no length are none', () => {
    const opened = [interval('2026-11-25 20:00-20:00'), interval('2026-11-25 00:00-00:00')]
    expect(wednesday(facts({}, { opened }))).toEqual(['09:00-12:00'])
  })
})

describe('midnight', () => {
  const nights = facts({ weekly: weekly([], ['20:00-24:00'], ['00:00-02:00', '22:00-24:00']) })

  it('joins what touches it, whichever of the days is asked for', () => {
    const night = '2026-11-24 20:00-2026-11-25 02:00'
    expect(on('2026-11-24', '2026-11-24', nights)).toEqual([night])
    expect(on('2026-11-25', '2026-11-25', nights)).toEqual([night, '2026-11-25 22:00-2026-11-26 00:00'])
  })
  it('belongs to no window that ends at it', () => {
    expect(on('2026-11-26', '2026-11-26', nights)).toEqual([])
  })
  it('parts where either day does not reach it', () => {
    const { schedule } = nights
    const exceptions = [off('00:00-00:30')]
    expect(on('2026-11-25', '2026-11-25', { ...nights, schedule: { ...schedule, exceptions } })[0]).toBe(
      '2026-11-25 00:30-02:00',
    )
  })
  it('joins every night of many, each a window of its own', () => {
    const by = facts({ weekly: weekly(...Array.from({ length: 7 }, () => ['00:00-02:00', '20:00-24:00'])) })
    expect(on('2026-11-24', '2026-11-25', by)).toEqual([
      '2026-11-23 20:00-2026-11-24 02:00',
      '2026-11-24 20:00-2026-11-25 02:00',
      '2026-11-25 20:00-2026-11-26 02:00',
    ])
    expect(windowsOf(by, day('2026-11-25'), day('2026-11-25'))).toEqual([])
  })
  it('joins days on end', () => {
    const by = facts({ weekly: weekly(['20:00-24:00'], ['00:00-24:00'], ['00:00-24:00'], ['00:00-03:00']) })
    for (const name of ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26']) {
      expect(on(name, name, by)).toEqual(['2026-11-23 20:00-2026-11-26 03:00'])
    }
  })
})

describe('a window that would never begin', () => {
  it('begins anew on Mondays', () => {
    const by = facts({ weekly: roundTheClock })
    expect(on('2026-11-25', '2026-11-30', by)).toEqual([
      '2026-11-23 00:00-2026-11-30 00:00',
      '2026-11-30 00:00-2026-12-07 00:00',
    ])
  })
  it('does so only after a week without a gap', () => {
    const by = facts({ weekly: roundTheClock, exceptions: [off('00:00-00:01')] })
    expect(on('2026-12-06', '2026-12-06', by)).toEqual(['2026-11-25 00:01-2026-12-07 00:00'])
    expect(on('2026-12-07', '2026-12-07', by)).toEqual(['2026-12-07 00:00-2026-12-14 00:00'])
  })
})

describe('what is asked for', () => {
  it('may be nothing', () => {
    expect(windowsOf(facts(), day('2026-11-25'), day('2026-11-25'))).toEqual([])
    expect(joined([])).toEqual([])
  })
  it('is not changed', () => {
    const list = [
      { start: 5, end: 9 },
      { start: 1, end: 6 },
    ]
    expect(joined(list)).toEqual([{ start: 1, end: 9 }])
    expect(list).toEqual([
      { start: 5, end: 9 },
      { start: 1, end: 6 },
    ])
  })
})

describe('an appointment', () => {
  const fits = (text: string, by: AvailabilityFacts = facts()) => fitsHours(by, interval(text))

  it('fits where the whole of it is open, whatever the grid and the notice', () => {
    expect(fits('2026-11-25 09:00-12:00')).toBe(true)
    expect(fits('2026-11-25 09:07-09:11', facts({ notice: 100_000, ahead: 0, perDay: 0 }))).toBe(true)
    expect(fits('2026-11-25 08:59-10:00')).toBe(false)
    expect(fits('2026-11-25 11:00-12:01')).toBe(false)
    expect(fits('2026-11-28 09:00-10:00')).toBe(false)
  })
  it('does not fit over hours off, nor into two windows with a gap', () => {
    expect(fits('2026-11-25 09:30-10:30', facts({ exceptions: [off('10:00-10:01')] }))).toBe(false)
    expect(fits('2026-11-25 09:30-10:30', facts({ exceptions: [off('10:30-11:00')] }))).toBe(true)
    expect(fits('2026-11-25 09:30-10:30', facts({}, holiday))).toBe(false)
  })
  it('fits over midnight, also where a week’s grid begins anew', () => {
    const over = (name: string, next: string) => ({ start: ms(`${name} 23:30`), end: ms(`${next} 00:30`) })
    const by = facts({ weekly: roundTheClock })
    expect(fitsHours(by, over('2026-11-25', '2026-11-26'))).toBe(true)
    expect(fitsHours(by, over('2026-11-29', '2026-11-30'))).toBe(true)
    expect(fitsHours(facts(), over('2026-11-25', '2026-11-26'))).toBe(false)
  })
})
