import { beforeAll, describe, expect, it } from 'vitest'
import { asking } from '../../tests/support/ask'
import { type Cloud, startCloud } from '../../tests/support/cloud'
import { withoutTimers } from '../../tests/support/functions'
import {
  aBooking,
  aCounsellor,
  at,
  diaryOf,
  everyDay,
  isOpen,
  overlapping,
  withCounsellors,
} from '../../tests/support/small-hotline'
import { smallStreet } from '../../tests/support/small-street'

const MINUTE = 60_000
let cloud: Cloud
let { ask, code } = {} as ReturnType<typeof asking>
let now: string

/** Starts every half hour for an hour each: slots overlap one another. */
const overlappingSlots = { ...everyDay, step: 30 }

beforeAll(async () => {
  const counsellors = [
    aCounsellor('o_counsellor', '何老师', { schedule: { ...overlappingSlots, perDay: 2 } }),
    aCounsellor('o_second', '陆老师', {
      schedule: { ...everyDay, weekly: everyDay.weekly.map(() => [{ from: '09:00', until: '11:00' }]) },
    }),
    aCounsellor('o_third', '程老师', { schedule: { ...everyDay, perDay: 1, notice: 12 * 60 } }),
    aCounsellor('o_fourth', '苏老师', { schedule: { ...everyDay, perDay: 1 } }),
    aCounsellor('o_confirms', '许老师', { confirms: true, holdHours: 1 }),
  ]
  cloud = await startCloud({ import: smallStreet(withCounsellors(counsellors)), functions: withoutTimers() })
  ;({ ask, code } = asking(cloud))
  await cloud.clock.set('2027-03-01T00:00:00.000Z')
  now = await cloud.clock.now()
})

const book = async (openid: string, start: string, counsellor = 'o_counsellor') =>
  (await ask('hotline', openid, 'book', aBooking(start, { counsellor }))).appointment
/** Waits for one counsellor on one day. */
const wait = (openid: string, counsellor: string, start: string) => {
  const day = start.slice(0, 10)
  return ask('hotline', openid, 'wait', { counsellor, way: 'voice', name: openid, from: day, until: day })
}
const openOf = async (openid: string) => (await ask('hotline', openid, 'home', {})).open
const tick = () => cloud.trigger('timer')
const openOn = async (counsellor: string, start: string) =>
  (await diaryOf(ask, counsellor, now.slice(0, 10)))
    .filter(one => isOpen(one) && one.start.slice(0, 10) === start.slice(0, 10))
    .map(one => `${one.start.slice(11, 16)} ${one.name}`)

describe('a freed slot', () => {
  it('is offered to nobody where its client has moved into the same hour', async () => {
    const start = at(now, 2, '09:00')
    const { id } = await book('o_a', start)
    await book('o_b', at(now, 2, '16:00'))
    await wait('o_w', 'o_counsellor', start)
    await ask('hotline', 'o_a', 'reschedule', { id, start: at(now, 2, '09:30') })
    await tick()
    expect(await openOf('o_w')).toBeNull()
    expect(await openOn('o_counsellor', start)).toHaveLength(2)
  })
  it('is offered to nobody beyond the counsellor’s ceiling a day', async () => {
    const start = at(now, 3, '09:00')
    const { id } = await book('o_c', start)
    await book('o_d', at(now, 3, '16:00'))
    await wait('o_x', 'o_counsellor', start)
    await ask('hotline', 'o_c', 'reschedule', { id, start: at(now, 3, '13:00') })
    await tick()
    expect(await openOf('o_x')).toBeNull()
    // Somebody who calls off makes room again.
    await ask('hotline', 'o_c', 'cancel', { id })
    await tick()
    expect(await openOf('o_x')).toMatchObject({ status: 'offered', start: at(now, 3, '13:00') })
  })
  it('is offered to nobody where longer gaps were wished meanwhile', async () => {
    const start = at(now, 4, '09:00')
    const { id } = await book('o_e', start, 'o_second')
    await book('o_f', at(now, 4, '10:00'), 'o_second')
    await wait('o_y', 'o_second', start)
    const { schedule } = await ask('hotline', 'o_second', 'profile', {})
    await ask('hotline', 'o_second', 'saveHours', {
      schedule: { ...schedule, before: 15, after: 15 },
      decisions: [],
    })
    await ask('hotline', 'o_e', 'cancel', { id })
    await tick()
    expect(await openOf('o_y')).toBeNull()
  })
  it('that no longer lies on the grid is offered as the slot that lies within it', async () => {
    const start = at(now, 6, '09:00')
    const { schedule } = await ask('hotline', 'o_second', 'profile', {})
    const close = { ...schedule, before: 0, after: 0 }
    await ask('hotline', 'o_second', 'saveHours', { schedule: close, decisions: [] })
    const { id } = await book('o_g', start, 'o_second')
    await book('o_h', at(now, 6, '10:00'), 'o_second')
    await wait('o_z', 'o_second', start)
    const shorter = { ...close, length: 30 }
    shorter.weekly = shorter.weekly.map(() => [{ from: '09:15', until: '11:00' }])
    const ids = [id, (await openOf('o_h'))!.id, (await openOf('o_f'))!.id]
    await ask('hotline', 'o_second', 'saveHours', {
      schedule: shorter,
      decisions: ids.map(each => ({ id: each, keep: true })),
    })
    await ask('hotline', 'o_g', 'cancel', { id })
    await tick()
    expect(await openOf('o_z')).toMatchObject({
      status: 'offered',
      start: at(now, 6, '09:15'),
      end: at(now, 6, '09:45'),
    })
    // What else was freed is everybody's.
    expect(
      await code('hotline', 'o_late', 'book', aBooking(at(now, 6, '09:15'), { counsellor: 'o_second' })),
    ).toBe('SLOT_TAKEN')
  })
  it('is offered with the counsellor’s notice, and to nobody later', async () => {
    const later = at(now, 1, '16:00')
    const first = await book('o_i', later, 'o_third')
    await wait('o_v', 'o_third', later)
    await ask('hotline', 'o_i', 'cancel', { id: first.id })
    await tick()
    const offer = await openOf('o_v')
    expect(offer).toMatchObject({ status: 'offered', start: later })
    await ask('hotline', 'o_v', 'takeOffer', { id: offer!.id })
    await wait('o_u', 'o_third', later)
    await cloud.clock.set(at(now, 1, '08:00'))
    await ask('hotline', 'o_v', 'cancel', { id: offer!.id })
    await tick()
    expect(await openOf('o_u')).toBeNull()
  })
})

/** The same numbers for the same seed, in [0, 1). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** People who book, move, call off, wait, take and pass, all at once, for one counsellor's overlapping slots. */
async function storm(counsellor: string, seed: number, people: string[], check: () => Promise<void>) {
  const next = numbers(seed)
  const some = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
  const times = Array.from({ length: 13 }, (_, i) => 9 * 60 + i * 15).map(
    minutes =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
  )
  const anyStart = () => at(now, 2 + Math.floor(next() * 2), some(times))
  const codes: string[] = []
  for (let round = 0; round < 8; round++) {
    const acts = people.map(person => ({ person, luck: next(), start: anyStart() }))
    await Promise.all(
      acts.map(async ({ person, luck, start }) => {
        const { open, waiting } = await ask('hotline', person, 'home', {})
        const id = open?.id ?? ''
        if (open?.status === 'offered') {
          codes.push(await code('hotline', person, luck < 0.7 ? 'takeOffer' : 'passOffer', { id }))
        } else if (open) {
          if (luck < 0.65) codes.push(await code('hotline', person, 'reschedule', { id, start }))
          else if (luck < 0.85) codes.push(await code('hotline', person, 'cancel', { id }))
        } else {
          const booked = await code('hotline', person, 'book', aBooking(start, { counsellor }))
          const range = { from: at(now, 2, '12:00').slice(0, 10), until: at(now, 3, '12:00').slice(0, 10) }
          if (booked !== 'ok' && !waiting)
            await code('hotline', person, 'wait', { counsellor, way: 'voice', name: person, ...range })
        }
      }),
    )
    await check()
    await cloud.clock.advance((1 + Math.floor(next() * 12)) * MINUTE)
    await Promise.all([tick(), next() < 0.5 ? tick() : undefined])
    await check()
  }
  return codes
}

describe('at night', () => {
  it('nobody is offered what can wait until the morning, and the half hour begins then', async () => {
    const start = at(now, 12, '14:00')
    const early = at(now, 11, '09:00')
    const { id } = await book('o_n1', start, 'o_fourth')
    const other = await book('o_n2', early, 'o_fourth')
    await wait('o_sleeps', 'o_fourth', start)
    await wait('o_early', 'o_fourth', early)
    await cloud.clock.set(at(now, 10, '22:00'))
    await ask('hotline', 'o_n1', 'cancel', { id })
    await ask('hotline', 'o_n2', 'cancel', { id: other.id })
    await tick()
    // Nine in the morning can't wait: it is offered at once.
    expect(await openOf('o_early')).toMatchObject({ status: 'offered', start: early })
    expect(await openOf('o_sleeps')).toBeNull()
    await cloud.clock.set(at(now, 11, '06:59'))
    await tick()
    expect(await openOf('o_sleeps')).toBeNull()
    expect(await code('hotline', 'o_owl', 'book', aBooking(start, { counsellor: 'o_fourth' }))).toBe(
      'SLOT_TAKEN',
    )
    await cloud.clock.set(at(now, 11, '07:00'))
    await tick()
    const offer = (await openOf('o_sleeps'))!
    expect(offer).toMatchObject({ status: 'offered', start })
    expect(Date.parse(offer.holdUntil!)).toBeGreaterThanOrEqual(Date.parse(at(now, 11, '07:30')))
  })
})

describe('a storm of bookings, moves, cancellations and offers over overlapping slots', () => {
  const gaps = { before: 5, after: 10 }
  const perDay = 2
  const seen = { offers: 0, done: 0 }
  const schedule = {
    ...{ ...everyDay, ...gaps, perDay, length: 50, step: 15 },
    weekly: everyDay.weekly.map(() => [{ from: '09:00', until: '13:00' }]),
    ahead: 3,
  }
  it.each([
    [1, 'o_fourth'],
    [2, 'o_fourth'],
    [5, 'o_confirms'],
  ])(
    'gives no place away twice, and none beyond the ceiling (seed %i, %s)',
    async (seed, counsellor) => {
      await cloud.clock.set(at('2027-04-01T00:00:00.000Z', seed * 5, '08:00'))
      now = await cloud.clock.now()
      await ask('hotline', counsellor, 'saveHours', { schedule, decisions: [] })
      const people = Array.from({ length: 12 }, (_, i) => `o_storm${seed}-${i}`)
      const codes = await storm(counsellor, seed, people, async () => {
        const items = await diaryOf(ask, counsellor, now.slice(0, 10))
        // What is kept while a move waits for a word is a place too, beside the appointment's other one.
        const both = items.flatMap(one => (one.kept ? [one, { ...one, ...one.kept }] : [one]))
        expect(overlapping(both, gaps).filter(pair => new Set(pair.split(' ')).size > 1)).toEqual([])
        const days = new Set(both.filter(isOpen).map(({ id, start }) => `${start.slice(0, 10)} ${id}`))
        for (const day of new Set([...days].map(each => each.slice(0, 10)))) {
          expect([...days].filter(each => each.startsWith(day)).length).toBeLessThanOrEqual(perDay)
        }
        seen.offers += items.filter(({ status }) => status === 'offered').length
        for (const { id } of items.filter(({ can }) => can.includes('confirm'))) {
          const luck = id.charCodeAt(0) % 3
          if (luck < 2) await code('hotline', counsellor, luck ? 'confirm' : 'decline', { id })
        }
      })
      seen.done += codes.filter(each => each === 'ok').length
      for (const person of people) {
        const { open, waiting } = await ask('hotline', person, 'home', {})
        if (waiting) await code('hotline', person, 'leaveWaitlist', { id: waiting.id })
        if (open?.status === 'offered') await code('hotline', person, 'passOffer', { id: open.id })
        else if (open) await code('hotline', person, 'cancel', { id: open.id, reason: '散场' })
      }
      await cloud.clock.advance(2 * MINUTE)
      await tick()
      await tick()
      // Nothing is kept for nobody: all is free again.
      const day = at(now, 3, '12:00').slice(0, 10)
      const { items } = await ask('hotline', 'o_look', 'slots', { counsellor, from: day, until: day })
      expect(items).toHaveLength(13)
    },
    120_000,
  )
  it('was one: much was done and offered', () => {
    expect(seen.offers).toBeGreaterThan(0)
    expect(seen.done).toBeGreaterThan(30)
  })
})
