import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { usual } from '../calendar/fixtures/calendars'
import { publicDays } from '../calendar/holidays'
import { AppError } from '../errors'
import { aDiary, anAppointment, anEvent } from '../testing/appointments'
import { eventTypes } from './appointment'
import { checkClient, inMonthOf, lookBack, mustCall } from './booking'
import type { Counsellor, Span } from './counsellor'
import { LEAST, shown } from './counts'
import { added, cut, drop, handOn, isClear, putOff, reserve, settle, slotsWithin } from './diary'
import { appointmentMessages, MOST_SHOWN } from './messages'
import { defaultHotline as settings } from './settings'
import { destroyAt, offerAt, reminderAt, remindersLeft, wakeAt } from './wakes'

const now = '2027-03-10T02:00:00.000Z'
const refused = (work: () => void): string => {
  try {
    work()
    return 'ok'
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}
const on = (start: string, fields = {}) =>
  anAppointment({ _id: start, start, end: new Date(Date.parse(start) + 3_600_000).toISOString(), ...fields })

describe('the monthly ceiling', () => {
  // 31 March 23:30 and 1 April 00:30 in Lanzhou are both on 31 March in UTC.
  const march = '2027-03-31T15:30:00.000Z'
  const april = '2027-03-31T16:30:00.000Z'
  it('counts by the date of the appointment on Lanzhou’s calendar', () => {
    const own = [
      on('2027-03-02T02:00:00.000Z', { status: 'done' }),
      on(march, { status: 'done' }),
      on(april, { status: 'done' }),
    ]
    expect(inMonthOf(own, march)).toBe(2)
    expect(inMonthOf(own, april)).toBe(1)
  })
  it('leaves out what was cancelled, declined or lapsed, and counts no-shows', () => {
    const own = (['cancelled', 'declined', 'lapsed', 'noShow', 'done'] as const).map((status, i) =>
      on(`2027-03-0${i + 1}T02:00:00.000Z`, { status }),
    )
    expect(inMonthOf(own, march)).toBe(2)
  })
  it('refuses the one that is too many, and not one that only moves within the month', () => {
    const own = [1, 2, 3, 4].map(i =>
      on(`2027-03-0${i}T02:00:00.000Z`, { status: i === 4 ? 'booked' : 'done' }),
    )
    const ask = { start: march, now: '2027-03-05T00:00:00.000Z', settings }
    expect(refused(() => checkClient(own, ask))).toBe('MONTH_FULL')
    expect(refused(() => checkClient(own, { ...ask, except: own[3]!._id }))).toBe('ok')
  })
  it('is known far enough back', () => {
    expect(lookBack(march, '2027-03-30T00:00:00.000Z', { ...settings, noShowDays: 7 })).toBe(
      '2027-02-28T16:00:00.000Z',
    )
    expect(lookBack(march, '2027-03-30T00:00:00.000Z', settings) < '2027-02-01').toBe(true)
  })
})

describe('one at a time', () => {
  it('is refused while one is open and not over', () => {
    const own = [on('2027-03-10T01:00:00.000Z')]
    const ask = { start: '2027-03-12T01:00:00.000Z', settings }
    expect(refused(() => checkClient(own, { ...ask, now: '2027-03-10T01:59:59.999Z' }))).toBe(
      'ALREADY_BOOKED',
    )
    expect(refused(() => checkClient(own, { ...ask, now: '2027-03-10T02:00:00.000Z' }))).toBe('ok')
  })
})

describe('no-shows', () => {
  const missed = (start: string, fields = {}) => on(start, { status: 'noShow', ...fields })
  const two = [missed('2027-03-01T02:00:00.000Z'), missed('2027-01-09T02:00:00.000Z')]
  it('count for sixty days, the last instant included', () => {
    expect(mustCall(two, '2027-03-10T02:00:00.000Z', settings)).toBe(true)
    expect(mustCall(two, '2027-03-10T02:00:00.001Z', settings)).toBe(false)
  })
  it('do not count once they were appealed against with success, or talked about', () => {
    const upheld = [two[0]!, missed('2027-01-09T02:00:00.000Z', { appeal: 'upheld' })]
    expect(mustCall(upheld, now, settings)).toBe(false)
    const asked = [two[0]!, missed('2027-01-09T02:00:00.000Z', { appeal: 'asked' })]
    expect(mustCall(asked, now, settings)).toBe(true)
    expect(mustCall(two, now, settings, '2027-03-02T00:00:00.000Z')).toBe(false)
  })
})

describe('reminders', () => {
  const start = '2027-03-03T02:00:00.000Z'
  it('are due the day before at six in the evening, and an hour before', () => {
    expect(reminderAt('day', start)).toBe('2027-03-02T10:00:00.000Z')
    expect(reminderAt('hour', start)).toBe('2027-03-03T01:00:00.000Z')
    // Half past midnight: the evening before is the same night's.
    expect(reminderAt('day', '2027-03-02T16:30:00.000Z')).toBe('2027-03-02T10:00:00.000Z')
  })
  it('whose time had passed at booking are left out', () => {
    const late = anAppointment({ story: [anEvent('booked', '2027-03-02T11:00:00.000Z')] })
    expect(remindersLeft(late)).toEqual(['hour'])
    const later = anAppointment({ story: [anEvent('booked', '2027-03-03T01:30:00.000Z')] })
    expect(remindersLeft(later)).toEqual([])
  })
  it('begin anew with a move', () => {
    const told = [
      anEvent('booked', '2027-03-01T02:00:00.000Z'),
      anEvent('reminded', '2027-03-02T10:00:00.000Z', { which: 'day' }),
    ]
    expect(remindersLeft(anAppointment({ story: told }))).toEqual(['hour'])
    const moved = [...told, anEvent('moved', '2027-03-02T11:00:00.000Z')]
    const next = anAppointment({ story: moved, start: '2027-03-05T02:00:00.000Z' })
    expect(remindersLeft(next)).toEqual(['day', 'hour'])
  })
  it('wake the timer, then the end does, then silence, then what has to be forgotten', () => {
    const wakes: (string | null)[] = []
    let one = anAppointment()
    wakes.push(wakeAt(one, false))
    one = { ...one, story: [...one.story, anEvent('reminded', wakes[0]!, { which: 'day' })] }
    wakes.push(wakeAt(one, false))
    one = { ...one, story: [...one.story, anEvent('reminded', wakes[1]!, { which: 'hour' })] }
    wakes.push(wakeAt(one, false))
    one = { ...one, hold: one._id }
    wakes.push(wakeAt(one, true), wakeAt(one, false))
    one = { ...one, status: 'done' }
    wakes.push(wakeAt(one, false), wakeAt({ ...one, sealed: null }, false))
    expect(wakes).toEqual([
      '2027-03-02T10:00:00.000Z',
      '2027-03-03T01:00:00.000Z',
      '2027-03-03T03:00:00.000Z',
      '2027-03-04T03:00:00.000Z',
      '2027-03-10T03:00:00.000Z',
      '2030-03-03T16:00:00.000Z',
      null,
    ])
  })
  it('keep notes three years by the calendar, over leap days', () => {
    expect(destroyAt('2028-02-29T03:00:00.000Z')).toBe('2031-02-28T16:00:00.000Z')
  })
})

describe('what is freed', () => {
  const later = '2027-03-20T02:00:00.000Z'
  it('is offered at once by day, and from seven on at night', () => {
    expect(offerAt(later, '2027-03-10T13:59:59.999Z')).toBe('2027-03-10T13:59:59.999Z')
    expect(offerAt(later, '2027-03-10T14:00:00.000Z')).toBe('2027-03-10T23:00:00.000Z')
    expect(offerAt(later, '2027-03-10T17:00:00.000Z')).toBe('2027-03-10T23:00:00.000Z')
    expect(offerAt(later, '2027-03-10T23:00:00.000Z')).toBe('2027-03-10T23:00:00.000Z')
  })
  it('is offered at night where it begins before ten of that morning', () => {
    const night = '2027-03-10T17:00:00.000Z'
    expect(offerAt('2027-03-11T01:59:00.000Z', night)).toBe(night)
    expect(offerAt('2027-03-11T02:00:00.000Z', night)).toBe('2027-03-10T23:00:00.000Z')
  })
})

describe('messages', () => {
  const all = anAppointment({
    story: [
      anEvent('booked', now),
      anEvent('moved', now, { from: '2027-03-02T02:00:00.000Z' }),
      anEvent('cancelled', now, { by: 'counsellor' }),
      anEvent('noShow', now, { by: 'counsellor' }),
      anEvent('reminded', now, { by: 'system', which: 'day' }),
    ],
  })
  const ids = (part: string) => `m-${part}`
  it('give nothing away to a glance: no topic, no name, no word of counselling, no appointment', () => {
    for (const message of appointmentMessages(all, 'o_wang', now, ids)) {
      expect(`${message.title}${message.text}${message.state}`).not.toMatch(/心理|咨询|热线|双心|何老师/)
      expect(JSON.stringify(message)).not.toContain('a1')
    }
  })
  it('go to the other side, and only about what was not told', () => {
    const told = appointmentMessages(all, 'o_wang', now, ids).map(({ to, as }) => `${as} ${to}`)
    expect(told).toEqual([
      'counsellor o_he',
      'counsellor o_he',
      'client o_wang',
      'client o_wang',
      'client o_wang',
    ])
    expect(appointmentMessages(all, 'o_wang', '2027-03-11T00:00:00.000Z', ids)).toEqual([])
    expect(appointmentMessages(all, '', now, ids).every(({ as }) => as === 'counsellor')).toBe(true)
  })
})

describe('subscribe messages, which are cut', () => {
  const at = '2027-12-28T15:30:00.000Z'
  const far = { start: '2027-12-30T02:30:00.000Z', end: '2027-12-30T03:30:00.000Z' }
  /** Whatever can be told of an appointment, in every way. */
  const everything = eventTypes.flatMap(type =>
    (['client', 'counsellor', 'system'] as const).flatMap(by =>
      [{}, { waits: true as const }, { from: '2027-12-29T02:30:00.000Z' }].flatMap(fields =>
        [{}, { fromCounsellor: 'o_lu', gaveUp: [{ counsellor: 'o_lu', start: far.start }] }].flatMap(more =>
          [true, false].flatMap(isUrgent =>
            appointmentMessages(
              anAppointment({
                ...far,
                status: 'offered',
                holdUntil: at,
                story: [anEvent(type, at, { by, which: 'hour', ...fields, ...more })],
              }),
              'o_wang',
              at,
              part => part,
              isUrgent,
            ),
          ),
        ),
      ),
    ),
  )
  it('say it all in the characters that are shown', () => {
    const long = everything
      .flatMap(({ text, title }) => [text, title])
      .filter(text => [...text].length > MOST_SHOWN)
    expect(long).toEqual([])
    expect(everything.map(({ text }) => text)).toContain('12月30日 10:30，留到23:30')
  })
  it('give nothing away either', () => {
    for (const { title, text } of everything)
      expect(`${title}${text}`).not.toMatch(/心理|咨询|热线|双心|老师/)
  })
})

describe('counts for the street', () => {
  it('show no group of one to four, and let none be worked out, alone or together with others', () => {
    // Every small month, by what of it is shown. Whoever knows the rule knows of a row that it is one of these.
    const most = 8
    const cells = Array.from({ length: most + 1 }, (_, n) => n)
    const sets = Array.from({ length: 31 }, (_, i) => i + 1)
    const seen = new Map<string, (number | undefined)[]>()
    for (const unrated of cells)
      for (const rated of cells)
        for (const noShow of cells)
          for (const cancelled of cells)
            for (const rest of cells) {
              const done = rated + unrated
              const total = done + noShow + cancelled + rest
              const row = shown({ month: '', total, done, noShow, cancelled, rated, starsSum: rated * 4 })
              const parts = [unrated, rated, noShow, cancelled, rest]
              const key = JSON.stringify(row)
              const before = seen.get(key)
              const sums = before ?? []
              for (const set of sets) {
                const sum = parts.reduce((all, part, i) => all + (set & (1 << i) ? part : 0), 0)
                // A sum that is another in another month with the same row cannot be worked out.
                sums[set] = before && sums[set] !== sum ? undefined : sum
              }
              if (!before) seen.set(key, sums)
            }
    expect(seen.size).toBeGreaterThan(100)
    const small = [...seen].filter(([, sums]) =>
      sums.some(sum => sum !== undefined && sum > 0 && sum < LEAST),
    )
    expect(small.map(([row]) => row)).toEqual([])
  })
  it('show whatever gives nothing away', () => {
    const row = { month: '2027-03', total: 40, done: 30, noShow: 0, cancelled: 6, rated: 12, starsSum: 54 }
    const { starsSum: _, ...figures } = row
    // Four are still to come: the total would say so, and nothing else does.
    expect(shown(row)).toEqual({ ...figures, total: null, stars: 4.5 })
    expect(shown({ ...row, total: 41 })).toEqual({ ...figures, total: 41, stars: 4.5 })
  })
  it('show an average of five ratings and not of four', () => {
    const row = { month: '2027-03', total: 20, done: 20, noShow: 0, cancelled: 0 }
    expect(shown({ ...row, rated: 5, starsSum: 22 }).stars).toBe(4.4)
    expect(shown({ ...row, rated: 4, starsSum: 16 }).stars).toBeNull()
    // Nor where it would say how few have not rated.
    expect(shown({ ...row, rated: 17, starsSum: 68 })).toMatchObject({ stars: null, rated: null, done: 20 })
  })
})

describe('places in a diary', () => {
  const place = (appointment: string, hour: number, token: string) => ({
    ...{ appointment, token },
    start: `2027-03-12T0${hour}:00:00.000Z`,
    end: `2027-03-12T0${hour + 1}:00:00.000Z`,
  })
  const with1 = { ...aDiary(), ...reserve(aDiary(), place('a1', 1, 't1'), now) }
  const nine = '2027-03-12T01:00:00.000Z'
  const around = { calendar: usual, publicDays, post: { leave: null }, now }
  it('are written anew under another token, so that who saw the old one takes nothing away', () => {
    const again = { ...with1, ...reserve(with1, place('a1', 1, 't2'), now) }
    expect(again.places).toHaveLength(1)
    expect(drop(again, 't1', { freed: false, now })).toBeUndefined()
    expect(settle(again, 't1', now)).toBeUndefined()
    expect(settle(again, 't2', now)?.places?.[0]).toMatchObject({ settled: true })
  })
  it('of one appointment are two while it moves', () => {
    const moving = { ...with1, ...reserve(with1, place('a1', 3, 't2'), now) }
    expect(moving.places.map(({ token }) => token)).toEqual(['t1', 't2'])
    expect(drop(moving, 't1', { freed: false, now })?.places?.map(({ token }) => token)).toEqual(['t2'])
  })
  it('are kept freed for whoever waits, handed on once, and not when they have begun', () => {
    const freed = { ...with1, ...drop(with1, 't1', { freed: true, now })! }
    expect(freed.places).toEqual([expect.objectContaining({ freed: true })])
    expect(freed.tendAt).toBe(now)
    const given = {
      ...freed,
      ...handOn(freed, 't1', { appointment: 'a2', token: 't9', start: nine }, around)!,
    }
    expect(given.places).toEqual([
      expect.objectContaining({ appointment: 'a2', token: 't9', start: nine, settled: false }),
    ])
    expect(handOn(given, 't1', { appointment: 'a3', token: 't8', start: nine }, around)).toBeUndefined()
    expect(drop(with1, 't1', { freed: true, now: nine })?.places).toEqual([])
  })
  it('that are freed are handed on as a slot that could be booked: gaps, ceiling and notice as they are now', () => {
    const freed = { ...with1, ...drop(with1, 't1', { freed: true, now })! }
    const [place1] = freed.places
    const offered = (fields: Partial<Counsellor>) =>
      slotsWithin({ ...freed, ...fields }, place1!, around).map(({ start }) => start)
    const with2 = (hour: number, fields = {}) => ({
      places: [place1!, { ...place('a2', hour, 't2'), at: now, settled: true, ...fields }],
    })
    const schedule = (fields: object) => ({ schedule: { ...freed.schedule, ...fields } })
    expect(offered({})).toEqual([nine])
    expect(offered(with2(2))).toEqual([nine])
    expect(offered({ ...with2(2), ...schedule({ before: 15 }) })).toEqual([])
    expect(offered({ ...with2(5), ...schedule({ perDay: 1 }) })).toEqual([])
    // What is freed as well is nobody's: it neither stands in the way nor counts.
    expect(offered({ ...with2(1, { freed: true }), ...schedule({ perDay: 1 }) })).toEqual([nine])
    expect(offered(schedule({ notice: 47 * 60 }))).toEqual([nine])
    expect(offered(schedule({ notice: 47 * 60 + 1 }))).toEqual([])
    expect(offered({ blocked: [{ start: nine, end: '2027-03-12T01:01:00.000Z' }] })).toEqual([])
    expect(offered(schedule({ length: 61 }))).toEqual([])
    expect(offered(schedule({ length: 30, step: 30 }))).toEqual([nine, '2027-03-12T01:30:00.000Z'])
    const later = putOff(freed, 't1', { until: '2027-03-10T23:00:00.000Z', now })!
    expect(later).toMatchObject({ tendAt: '2027-03-10T23:00:00.000Z' })
  })
  it('wake the timer a minute after they were written, until they are settled', () => {
    expect(with1.tendAt).toBe('2027-03-10T02:01:00.000Z')
    expect(settle(with1, 't1', now)?.tendAt).toBeNull()
  })
  it('are forgotten a day after', () => {
    const later = reserve(with1, place('a2', 5, 't2'), '2027-03-13T02:00:00.001Z')
    expect(later.places?.map(({ appointment }) => appointment)).toEqual(['a2'])
  })
  it('keep their buffers from somebody who comes by', () => {
    const diary = { ...with1, schedule: { ...with1.schedule, before: 5, after: 10 } }
    const clear = (from: string, until: string) =>
      isClear(diary, { start: `2027-03-12T${from}:00.000Z`, end: `2027-03-12T${until}:00.000Z` })
    expect(clear('00:00', '00:55')).toBe(true)
    expect(clear('00:00', '00:56')).toBe(false)
    expect(clear('02:10', '03:00')).toBe(true)
    expect(clear('02:09', '03:00')).toBe(false)
  })
})

describe('hours by hand', () => {
  const iso = (minute: number) => new Date(Date.UTC(2027, 2, 12) + minute * 60_000).toISOString()
  const aSpan = fc
    .tuple(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 20 }))
    .map(([from, length]): Span => ({ start: iso(from), end: iso(from + length) }))
  const minutes = (list: readonly Span[]) =>
    Array.from({ length: 90 }, (_, i) => list.some(({ start, end }) => start <= iso(i) && iso(i) < end))
  it('hold exactly the minutes that were added and not cut, in order, without overlap', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), aSpan)), steps => {
        let list: Span[] = []
        let expected = minutes([])
        for (const [adds, one] of steps) {
          list = adds ? added(list, one) : cut(list, one)
          const touched = minutes([one])
          expected = expected.map((open, i) => (touched[i] ? adds : open))
        }
        expect(minutes(list)).toEqual(expected)
        list.slice(1).forEach((each, i) => {
          expect(list[i]!.end <= each.start).toBe(true)
        })
      }),
    )
  })
})
