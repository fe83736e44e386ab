import { describe, expect, it } from 'vitest'
import { facts, hours, interval, ms, told, weekly } from './fixtures/schedules'
import { freeSlots, isFree, type SlotFacts } from './slots'

const between = (from: string, until: string, by: SlotFacts) =>
  freeSlots(by, { from: ms(from), until: ms(until) })
/** The starts on Wednesday 2026-11-25. */
const starts = (by: SlotFacts, name = '2026-11-25') =>
  told(between(`${name} 00:00`, `${name} 24:00`, by)).map(slot => slot.slice(11, 16))
const free = (by: SlotFacts, time: string) => isFree(by, ms(time))
const only = (...windows: string[]) => weekly(windows, windows, windows, windows, windows, windows, windows)
const booked = (...texts: string[]) => ({ appointments: texts.map(interval) })
const exception = (kind: 'off' | 'extra', text: string) => ({ day: '2026-11-25', kind, hours: hours(text) })

describe('the grid', () => {
  it('begins with the window, and goes by the length of an appointment', () => {
    expect(told(between('2026-11-25 00:00', '2026-11-26 00:00', facts()))).toEqual([
      '2026-11-25 09:00-10:00',
      '2026-11-25 10:00-11:00',
      '2026-11-25 11:00-12:00',
    ])
  })
  it('goes by the step where there is one', () => {
    expect(starts(facts({ step: 30 }))).toEqual(['09:00', '09:30', '10:00', '10:30', '11:00'])
    expect(starts(facts({ step: 90 }))).toEqual(['09:00', '10:30'])
  })
  it('leaves out what does not fit the window whole', () => {
    expect(starts(facts({ length: 50 }))).toEqual(['09:00', '09:50', '10:40'])
    expect(starts(facts({ length: 180 }))).toEqual(['09:00'])
    expect(starts(facts({ length: 181 }))).toEqual([])
    expect(starts(facts({ length: 90, weekly: only('09:00-10:00', '11:00-12:00') }))).toEqual([])
  })
  it('is one over hours that touch, and one for each of those that do not', () => {
    expect(starts(facts({ length: 50, weekly: only('09:00-10:00', '10:00-11:00') }))).toEqual([
      '09:00',
      '09:50',
    ])
    expect(starts(facts({ length: 50, weekly: only('09:00-10:00', '10:05-11:00') }))).toEqual([
      '09:00',
      '10:05',
    ])
  })
  it('moves with extra and opened hours that touch the window', () => {
    expect(starts(facts({ exceptions: [exception('extra', '08:30-09:00')] }))).toEqual([
      '08:30',
      '09:30',
      '10:30',
    ])
    const opened = [interval('2026-11-25 12:00-13:00')]
    expect(starts(facts({}, { opened }))).toEqual(['09:00', '10:00', '11:00', '12:00'])
  })
  it('begins anew after hours off', () => {
    expect(starts(facts({ length: 30, exceptions: [exception('off', '09:40-10:10')] }))).toEqual([
      '09:00',
      '10:10',
      '10:40',
      '11:10',
    ])
  })
  it('does not begin anew after blocked hours or an appointment', () => {
    const blocked = [interval('2026-11-25 09:40-10:10')]
    expect(starts(facts({ length: 30 }, { blocked }))).toEqual(['09:00', '10:30', '11:00', '11:30'])
    expect(starts(facts({ length: 30 }, booked('2026-11-25 09:40-10:10')))).toEqual([
      '09:00',
      '10:30',
      '11:00',
      '11:30',
    ])
  })
  it('goes on over midnight from where its window began', () => {
    const by = facts({ length: 50, weekly: weekly([], ['22:00-24:00'], ['00:00-02:00']) })
    expect(starts(by, '2026-11-24')).toEqual(['22:00', '22:50', '23:40'])
    expect(starts(by)).toEqual(['00:30'])
    expect(free(by, '2026-11-25 00:30')).toBe(true)
    expect(free(by, '2026-11-25 00:00')).toBe(false)
  })
  it('of who is open round the clock begins anew on Mondays, with no slot over that midnight', () => {
    const by = facts({ length: 50, step: 1440, weekly: only('00:10-24:00') })
    expect(starts(by)).toEqual(['00:10'])
    const always = facts({ length: 50, weekly: only('00:00-24:00') })
    expect(starts(always, '2026-11-29').at(-1)).toBe('22:40')
    expect(starts(always, '2026-11-30').slice(0, 2)).toEqual(['00:00', '00:50'])
    expect(starts(always, '2026-12-01')[0]).toBe('00:10')
  })
})

describe('holidays', () => {
  const isHoliday = () => true

  it('have no slots but those of extra hours', () => {
    expect(starts(facts({}, { isHoliday }))).toEqual([])
    expect(starts(facts({ exceptions: [exception('extra', '19:00-21:00')] }, { isHoliday }))).toEqual([
      '19:00',
      '20:00',
    ])
    expect(starts(facts({ holidaysOff: false }, { isHoliday }))).toHaveLength(3)
  })
})

describe('notice', () => {
  it('lets begin what begins exactly then, and nothing earlier', () => {
    const at = (now: number) => starts(facts({ notice: 24 * 60 }, { now }))
    expect(at(ms('2026-11-24 10:00'))).toEqual(['10:00', '11:00'])
    expect(at(ms('2026-11-24 10:00') + 1)).toEqual(['11:00'])
    expect(at(ms('2026-11-24 10:00') - 1)).toEqual(['10:00', '11:00'])
  })
  it('of nothing lets begin what begins now', () => {
    expect(starts(facts({}, { now: ms('2026-11-25 11:00') }))).toEqual(['11:00'])
    expect(starts(facts({}, { now: ms('2026-11-25 11:01') }))).toEqual([])
  })
})

describe('days ahead', () => {
  const all = (now: string, ahead: number) =>
    told(between('2026-11-01 00:00', '2027-03-01 00:00', facts({ ahead, step: 180 }, { now: ms(now) }))).map(
      slot => slot.slice(0, 10),
    )

  it('count today as 0 and include the last', () => {
    expect(all('2026-11-25 08:00', 0)).toEqual(['2026-11-25'])
    expect(all('2026-11-25 08:00', 2)).toEqual(['2026-11-25', '2026-11-26', '2026-11-27'])
  })
  it('change at Lanzhou’s midnight, in the midst of UTC’s day', () => {
    expect(new Date(ms('2026-11-25 00:00')).toISOString()).toBe('2026-11-24T16:00:00.000Z')
    expect(all('2026-11-24 23:59', 1)).toEqual(['2026-11-25'])
    expect(all('2026-11-25 00:00', 1)).toEqual(['2026-11-25', '2026-11-26'])
  })
  it('let begin at the last minute of the day and not at the next midnight', () => {
    const by = facts({ length: 30, ahead: 2, weekly: only('00:00-01:00', '23:00-24:00') })
    expect(free(by, '2026-11-25 23:30')).toBe(true)
    expect(free(by, '2026-11-26 00:00')).toBe(false)
    expect(free({ ...by, now: ms('2026-11-24 00:00') }, '2026-11-26 00:00')).toBe(true)
  })
  it('let an appointment run into the day after', () => {
    const by = facts({ length: 60, ahead: 2, weekly: weekly([], [], ['23:30-24:00'], ['00:00-00:30']) })
    expect(starts(by)).toEqual(['23:30'])
  })
})

describe('what is booked', () => {
  it('is not offered, whatever its length was', () => {
    expect(starts(facts({}, booked('2026-11-25 10:00-11:00')))).toEqual(['09:00', '11:00'])
    expect(starts(facts({}, booked('2026-11-25 10:59-11:01')))).toEqual(['09:00'])
    expect(starts(facts({}, booked('2026-11-25 09:30-11:30')))).toEqual([])
    expect(starts(facts({}, booked('2026-11-25 11:00-12:00', '2026-11-25 09:00-10:00')))).toEqual(['10:00'])
  })
  it('leaves a step of its own where the step is short', () => {
    const by = facts({ step: 15 }, booked('2026-11-25 10:00-11:00'))
    expect(starts(by)).toEqual(['09:00', '11:00'])
  })
  it('may lie over midnight or outside of hours', () => {
    const appointments = [{ start: ms('2026-11-24 20:00'), end: ms('2026-11-25 09:30') }]
    expect(starts(facts({}, { appointments }))).toEqual(['10:00', '11:00'])
  })
  it('of no length and without buffers takes nothing', () => {
    const nothing = interval('2026-11-25 09:30-09:30')
    expect(starts(facts({}, { appointments: [nothing], blocked: [nothing] }))).toHaveLength(3)
  })
  it('is free again for whoever moves it, who leaves it out', () => {
    const by = facts({ perDay: 1 }, booked('2026-11-25 10:00-11:00'))
    expect(starts(by)).toEqual([])
    expect(starts({ ...by, appointments: [] })).toEqual(['09:00', '10:00', '11:00'])
    const halves = facts({ step: 30, before: 30, after: 30 }, booked('2026-11-25 10:00-11:00'))
    expect(free(halves, '2026-11-25 10:30')).toBe(false)
    expect(free({ ...halves, appointments: [] }, '2026-11-25 10:30')).toBe(true)
  })
})

describe('buffers', () => {
  const by = (before: number, after: number) =>
    starts(facts({ before, after, step: 5, length: 20 }, booked('2026-11-25 10:00-10:50')))

  it('are kept before and after what is booked, to the minute', () => {
    expect(by(10, 0)).toContain('09:30')
    expect(by(10, 0)).not.toContain('09:35')
    expect(by(10, 0)).toContain('10:50')
    expect(by(0, 15)).toContain('09:40')
    expect(by(0, 15)).toContain('11:05')
    expect(by(0, 15)).not.toContain('11:00')
    expect(by(11, 0)).not.toContain('09:30')
    expect(by(0, 16)).not.toContain('11:05')
  })
  it('need no room in the window', () => {
    expect(starts(facts({ before: 30, after: 30 }))).toEqual(['09:00', '10:00', '11:00'])
  })
  it('are not brought by the new one', () => {
    expect(starts(facts({ before: 30 }, booked('2026-11-25 09:00-10:00')))).toEqual(['10:00', '11:00'])
  })
  it('reach over midnight', () => {
    const late = facts({ after: 30, weekly: only('00:00-03:00') }, booked('2026-11-24 23:00-23:45'))
    expect(starts(late)).toEqual(['01:00', '02:00'])
  })
})

describe('blocked hours', () => {
  it('are not offered, and have no buffer', () => {
    const blocked = [interval('2026-11-25 10:00-11:00')]
    expect(starts(facts({ before: 30, after: 30 }, { blocked }))).toEqual(['09:00', '11:00'])
    expect(starts(facts({}, { blocked: [interval('2026-11-25 09:59-11:01')] }))).toEqual([])
  })
  it('are not counted as appointments', () => {
    const blocked = [interval('2026-11-25 10:00-11:00')]
    expect(starts(facts({ perDay: 1 }, { blocked }))).toEqual(['09:00', '11:00'])
  })
})

describe('appointments a day', () => {
  it('are no more than the schedule allows, by the day on which they begin', () => {
    const two = booked('2026-11-25 09:00-10:00', '2026-11-25 18:00-19:00')
    expect(starts(facts({ perDay: 3 }, two))).toEqual(['10:00', '11:00'])
    expect(starts(facts({ perDay: 2 }, two))).toEqual([])
    expect(starts(facts({ perDay: 1 }, two))).toEqual([])
    expect(starts(facts({ perDay: 2 }, two), '2026-11-26')).toEqual(['09:00', '10:00', '11:00'])
    expect(starts(facts({ perDay: 0 }))).toEqual([])
  })
  it('are counted by Lanzhou’s day, not by where they end', () => {
    const overnight = weekly([], ['23:30-24:00'], ['00:00-02:00'])
    const appointments = [{ start: ms('2026-11-24 23:30'), end: ms('2026-11-25 00:30') }]
    const by = facts({ perDay: 1, step: 30, weekly: overnight }, { appointments })
    expect(starts(by)).toEqual(['00:30', '01:00'])
    const early = [{ start: ms('2026-11-25 00:00'), end: ms('2026-11-25 01:00') }]
    expect(starts({ ...by, appointments: early })).toEqual([])
    expect(starts({ ...by, appointments: early }, '2026-11-24')).toEqual([])
  })
  it('full on one day leave the rest of a window over midnight', () => {
    const by = facts(
      { perDay: 1, length: 50, weekly: weekly([], ['22:00-24:00'], ['00:00-02:00']) },
      booked('2026-11-24 09:00-10:00'),
    )
    expect(told(between('2026-11-24 00:00', '2026-11-26 00:00', by))).toEqual(['2026-11-25 00:30-01:20'])
  })
})

describe('what is asked for', () => {
  it('is half-open by the start', () => {
    expect(told(between('2026-11-25 10:00', '2026-11-25 11:00', facts()))).toEqual(['2026-11-25 10:00-11:00'])
    expect(between('2026-11-25 10:01', '2026-11-25 11:00', facts())).toEqual([])
    expect(between('2026-11-25 11:00', '2026-11-25 10:00', facts())).toEqual([])
    expect(between('2026-11-25 10:00', '2026-11-25 10:00', facts())).toEqual([])
  })
  it('may be all there is', () => {
    const all = freeSlots(facts({ ahead: 6 }), { from: -Infinity, until: Infinity })
    expect(all).toHaveLength(15)
  })
  it('is free only to the millisecond', () => {
    const start = ms('2026-11-25 10:00')
    expect([start - 1, start, start + 1].map(at => isFree(facts(), at))).toEqual([false, true, false])
    expect(isFree(facts(), start - 0.5)).toBe(false)
    expect(isFree(facts(), Number.NaN)).toBe(false)
  })
  it('is nothing where a length or a step is', () => {
    expect(starts(facts({ length: 0 }))).toEqual([])
    expect(starts(facts({ step: 0 }))).toEqual([])
  })
})
