import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayName, dayNumber } from '../lanzhou'
import { fitsHours, windowsOf } from './availability'
import { MinuteModel } from './fixtures/model'
import { aSchedule, day, ms } from './fixtures/schedules'
import type { Exception, Hours, Interval, Schedule } from './schedule'
import { freeSlots, isFree, type SlotFacts } from './slots'

const MINUTE = 60_000
const DAY = 1440
/** A Wednesday. Slots are asked for around it, over two Mondays. */
const BASE = '2026-11-25'
const at = (minute: number) => ms(`${BASE} 00:00`) + minute * MINUTE
const onDay = (days: number) => dayName(day(BASE) + days)

// --- counsellors, from usual to odd -----------------------------------------------------------------------
/** Of two minutes in [min, max] one lies on a quarter, so that things touch often. */
const minuteIn = (min: number, max: number) =>
  fc.oneof(
    fc.integer({ min: Math.ceil(min / 15), max: Math.floor(max / 15) }).map(quarter => quarter * 15),
    fc.integer({ min, max }),
  )
const twoDigits = (number: number) => String(number).padStart(2, '0')
const clock = (minute: number) => `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`
const ofDay = fc.oneof(
  { weight: 3, arbitrary: minuteIn(0, DAY) },
  { weight: 1, arbitrary: fc.constantFrom(0, DAY) },
)
const someHours: fc.Arbitrary<Hours[]> = fc
  .tuple(fc.uniqueArray(ofDay, { maxLength: 4 }), fc.boolean())
  .map(([drawn, touching]) => {
    const edges = drawn.sort((a, b) => a - b).map(clock)
    const windows: Hours[] = []
    for (let i = 0; i + 1 < edges.length; i += touching ? 1 : 2) {
      windows.push({ from: edges[i]!, until: edges[i + 1]! })
    }
    return windows
  })
const always: Hours[] = [{ from: '00:00', until: '24:00' }]
const week = (hours: fc.Arbitrary<Hours[]>) => fc.array(hours, { minLength: 7, maxLength: 7 })
const someWeek = fc.oneof(
  { weight: 3, arbitrary: week(someHours) },
  { weight: 1, arbitrary: week(fc.oneof(fc.constant(always), someHours)) },
  { weight: 1, arbitrary: fc.constant(Array.from({ length: 7 }, () => always)) },
)
const someException: fc.Arbitrary<Exception> = fc
  .record({
    days: fc.oneof(fc.integer({ min: -1, max: 5 }), fc.integer({ min: -20, max: 12 })),
    kind: fc.constantFrom('off', 'extra'),
    hours: fc.option(fc.tuple(ofDay, ofDay)),
  })
  .map(({ days, kind, hours }) => {
    const [from = '', until = ''] = (hours ?? []).sort((a, b) => a - b).map(clock)
    return { day: onDay(days), kind, ...(hours && { hours: { from, until } }) }
  })
const stretch = (most: number): fc.Arbitrary<Interval> =>
  fc
    .tuple(minuteIn(-DAY, 6 * DAY), minuteIn(0, most))
    .map(([from, length]) => ({ start: at(from), end: at(from + length) }))
const someSchedule: fc.Arbitrary<Schedule> = fc
  .record({
    weekly: someWeek,
    exceptions: fc.array(someException, { maxLength: 6 }),
    holidaysOff: fc.boolean(),
    length: fc.oneof(fc.constantFrom(30, 50, 60), fc.integer({ min: 1, max: 300 })),
    step: fc.option(fc.oneof(fc.constantFrom(10, 15, 30, 60), fc.integer({ min: 5, max: 200 }))),
    before: fc.oneof(fc.constant(0), minuteIn(0, 90)),
    after: fc.oneof(fc.constant(0), minuteIn(0, 90)),
    notice: fc.oneof(fc.constant(0), minuteIn(0, 2 * DAY)),
    ahead: fc.nat({ max: 7 }),
    perDay: fc.option(fc.nat({ max: 4 })),
  })
  .map(aSchedule)
const someFacts: fc.Arbitrary<SlotFacts> = fc
  .record({
    schedule: someSchedule,
    holidays: fc.array(fc.integer({ min: -9, max: 6 }), { maxLength: 3 }),
    opened: fc.array(stretch(30 * 60), { maxLength: 2 }),
    appointments: fc.array(stretch(120), { maxLength: 8 }),
    blocked: fc.array(stretch(300), { maxLength: 3 }),
    now: fc
      .tuple(minuteIn(-DAY, 2 * DAY), fc.oneof(fc.constant(0), fc.nat({ max: 59_999 })))
      .map(([minute, more]) => at(minute) + more),
  })
  .map(({ holidays, ...facts }) => ({
    ...facts,
    isHoliday: number => holidays.includes(number - day(BASE)),
  }))
const someRange = fc
  .tuple(minuteIn(-DAY, 3 * DAY), minuteIn(0, 4 * DAY))
  .map(([from, more]) => ({ from: at(from), until: at(from + more) }))

// --- words --------------------------------------------------------------------------------------------------
const all = { from: at(-2 * DAY), until: at(9 * DAY) }
const startsOf = (facts: SlotFacts) => freeSlots(facts, all).map(({ start }) => start)
const overlap = (a: Interval, b: Interval) =>
  a.start < a.end && b.start < b.end && a.start < b.end && b.start < a.end
const widened = ({ start, end }: Interval, { before, after }: Schedule) => ({
  start: start - before * MINUTE,
  end: end + after * MINUTE,
})

describe('the free slots', () => {
  it('are every legal start and no other, as a model finds that goes minute by minute', () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(someFacts, someRange, (facts, range) => {
        const slots = freeSlots(facts, range)
        const starts = new MinuteModel(facts, BASE).starts(range.from, range.until)
        const length = facts.schedule.length * MINUTE
        expect(slots).toEqual(starts.map(start => ({ start, end: start + length })))
        if (slots.length === 0) met.add('nothing')
        for (const { start, end } of slots) {
          met.add(dayNumber(start) === dayNumber(end - 1) ? 'in a day' : 'over midnight')
          if (dayNumber(start) === dayNumber(facts.now) + facts.schedule.ahead) met.add('on the last day')
        }
      }),
      { numRuns: 200 },
    )
    expect([...met].sort()).toEqual(['in a day', 'nothing', 'on the last day', 'over midnight'])
  })
  it('are still there exactly when the notice is over, and a moment later no more', () => {
    fc.assert(
      fc.property(someFacts, fc.nat(), (facts, choice) => {
        const starts = startsOf(facts)
        const start = starts[choice % starts.length]
        fc.pre(start !== undefined)
        const now = start - facts.schedule.notice * MINUTE
        expect([now - 1, now, now + 1].map(now => isFree({ ...facts, now }, start))).toEqual([
          dayNumber(now - 1) + facts.schedule.ahead >= dayNumber(start),
          true,
          false,
        ])
      }),
    )
  })
  it('are those that are free one by one', () => {
    fc.assert(
      fc.property(someFacts, fc.array(minuteIn(-DAY, 6 * DAY), { maxLength: 20 }), (facts, minutes) => {
        const starts = startsOf(facts)
        for (const start of starts.slice(0, 50)) expect(isFree(facts, start)).toBe(true)
        for (const start of minutes.map(at)) expect(isFree(facts, start)).toBe(starts.includes(start))
      }),
    )
  })
  it('lie whole in one window, on its grid', () => {
    fc.assert(
      fc.property(someFacts, facts => {
        const { length, step } = facts.schedule
        const windows = windowsOf(facts, dayNumber(all.from), dayNumber(all.until))
        const isOnGrid = ({ start, end }: Interval) => {
          const window = windows.find(one => one.start <= start && end <= one.end)
          return window && (start - window.start) % ((step ?? length) * MINUTE) === 0
        }
        expect(freeSlots(facts, all).filter(slot => !isOnGrid(slot))).toEqual([])
      }),
    )
  })
  it('touch neither what is booked, with its buffers, nor what is blocked', () => {
    fc.assert(
      fc.property(someFacts, facts => {
        const busy = [...facts.appointments.map(one => widened(one, facts.schedule)), ...facts.blocked]
        const touching = freeSlots(facts, all).filter(slot => busy.some(one => overlap(one, slot)))
        expect(touching).toEqual([])
      }),
    )
  })
  it('begin after the notice, by the last day ahead, on days that are not full', () => {
    fc.assert(
      fc.property(someFacts, facts => {
        const { notice, ahead, perDay } = facts.schedule
        const begun = (day: number) =>
          facts.appointments.filter(({ start }) => dayNumber(start) === day).length
        const mayBegin = (start: number) =>
          start >= facts.now + notice * MINUTE &&
          dayNumber(start) <= dayNumber(facts.now) + ahead &&
          (perDay === null || begun(dayNumber(start)) < perDay)
        expect(startsOf(facts).filter(start => !mayBegin(start))).toEqual([])
      }),
    )
  })
  it('are the same whatever else is asked for', () => {
    fc.assert(
      fc.property(someFacts, someRange, (facts, { from, until }) => {
        const within = freeSlots(facts, all).filter(({ start }) => from <= start && start < until)
        expect(freeSlots(facts, { from, until })).toEqual(within)
      }),
    )
  })
  it('become fewer by what is busy, and none is added or moved', () => {
    fc.assert(
      fc.property(someFacts, stretch(120), stretch(300), (facts, appointment, blocked) => {
        const starts = new Set(startsOf(facts))
        const busier = [
          { ...facts, appointments: [...facts.appointments, appointment] },
          { ...facts, blocked: [...facts.blocked, blocked] },
        ]
        for (const by of busier) expect(startsOf(by).filter(start => !starts.has(start))).toEqual([])
      }),
    )
  })
  it('booked one after the other keep the buffers of what was there before, and never overlap', () => {
    fc.assert(
      fc.property(someFacts, fc.array(fc.nat(), { maxLength: 12 }), (facts, choices) => {
        const { perDay } = facts.schedule
        const made: Interval[] = []
        for (const choice of choices) {
          const slots = freeSlots({ ...facts, appointments: [...facts.appointments, ...made] }, all)
          const chosen = slots[choice % slots.length]
          if (!chosen) break
          for (const one of made) expect(overlap(widened(one, facts.schedule), chosen)).toBe(false)
          made.push(chosen)
        }
        for (const { start } of made) {
          const begun = [...facts.appointments, ...made].filter(
            one => dayNumber(one.start) === dayNumber(start),
          )
          expect(begun.length).toBeLessThanOrEqual(perDay ?? Number.POSITIVE_INFINITY)
        }
      }),
    )
  })
})

describe('hours', () => {
  it('are open where the model is, to the minute', () => {
    fc.assert(
      fc.property(someFacts, stretch(2 * DAY), (facts, some) => {
        const model = new MinuteModel(facts, BASE)
        const windows = windowsOf(facts, day(BASE) - 1, day(BASE) + 7)
        for (const appointment of [some, ...windows.filter(({ start }) => start > at(-14 * DAY))]) {
          const { start, end } = appointment
          if (start === end || end > at(12 * DAY)) continue
          expect(fitsHours(facts, appointment)).toBe(model.isOpen(appointment))
        }
        for (const { start, end } of windows) expect(start).toBeLessThan(end)
      }),
    )
  })
})
