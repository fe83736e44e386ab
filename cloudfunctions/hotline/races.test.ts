import { lanzhouDay } from '@domain/lanzhou'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { asking } from '../../tests/support/ask'
import { type Cloud, startCloud } from '../../tests/support/cloud'
import { withoutTimers } from '../../tests/support/functions'
import {
  aBooking,
  aCounsellor,
  at,
  everyDay,
  isOpen,
  overlapping,
  withCounsellors,
} from '../../tests/support/small-hotline'
import { smallStreet } from '../../tests/support/small-street'

const MINUTE = 60_000
let cloud: Cloud
let { ask, reply, code } = {} as ReturnType<typeof asking>
let now: string

/** Twenty slots: four days of five hours, with buffers that leave every hour free of its neighbour. */
const twenty = {
  ...everyDay,
  weekly: [1, 2, 3, 4, 5, 6, 7].map(day => (day <= 4 ? [{ from: '09:00', until: '14:00' }] : [])),
  length: 50,
  step: 60,
  before: 5,
  after: 10,
  ahead: 6,
}
const buffers = { before: 5, after: 10 }

beforeAll(async () => {
  const counsellors = [
    aCounsellor('o_counsellor', '何老师', { schedule: twenty }),
    aCounsellor('o_second', '陆老师', { schedule: { ...everyDay, ...buffers, step: 30, length: 45 } }),
    aCounsellor('o_third', '程老师', { schedule: { ...everyDay, ...buffers, step: 30, length: 45 } }),
    aCounsellor('o_scarce', '苏老师', {
      schedule: {
        ...everyDay,
        weekly: everyDay.weekly.map(() => [{ from: '09:00', until: '10:00' }]),
        ahead: 4,
      },
    }),
  ]
  cloud = await startCloud({ import: smallStreet(withCounsellors(counsellors)), functions: withoutTimers() })
  ;({ ask, reply, code } = asking(cloud))
  // A Monday morning before anything begins.
  await cloud.clock.set('2027-02-28T23:00:00.000Z')
  now = await cloud.clock.now()
})
afterEach(() => cloud.faults.clear())

const clients = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `o_${prefix}${i}`)
const month = (counsellor: string) =>
  ask('hotline', counsellor, 'diary', { from: lanzhouDay(now), until: lanzhouDay(at(now, 30, '12:00')) })
/** Lets the timer do all that is left to do. */
async function settle() {
  await cloud.faults.clear()
  for (let i = 0; i < 3; i++) {
    await cloud.clock.advance(2 * MINUTE)
    await cloud.trigger('timer')
  }
}

/** What must hold whatever has happened: nobody is anywhere twice, and the diaries say the same as the appointments. */
async function expectSound(counsellors: string[], people: string[]) {
  for (const counsellor of counsellors) {
    const { items, free } = await month(counsellor)
    expect(overlapping(items, counsellor === 'o_scarce' ? {} : buffers), counsellor).toEqual([])
    // Whatever is booked has its place: what an appointment keeps is offered to nobody.
    const given = items
      .filter(isOpen)
      .filter(one => free.some(slot => slot.start < one.end && one.start < slot.end))
    expect(
      given.map(({ id }) => id),
      counsellor,
    ).toEqual([])
  }
  for (const person of people) {
    const mine = await ask('hotline', person, 'mine', { limit: 50 })
    expect(mine.items.filter(isOpen).length, person).toBeLessThanOrEqual(1)
  }
}

describe('200 clients for 20 slots', () => {
  it('are 20 bookings and 180 clear answers, and nobody is booked twice', async () => {
    const { items } = await ask('hotline', 'o_look', 'slots', { counsellor: 'o_counsellor' })
    expect(items).toHaveLength(20)
    const people = clients('rush', 200)
    const answers = await Promise.all(
      people.map((person, i) =>
        reply('hotline', person, 'book', aBooking(items[i % 20]!.start), `rush-${person}`),
      ),
    )
    expect(answers.filter(answer => answer.ok)).toHaveLength(20)
    const refusals = answers.flatMap(answer => (answer.ok ? [] : [answer.code]))
    expect(refusals.filter(refusal => refusal !== 'SLOT_TAKEN')).toEqual([])
    expect(refusals).toHaveLength(180)
    expect((await ask('hotline', 'o_look', 'slots', { counsellor: 'o_counsellor' })).items).toEqual([])
    await expectSound(['o_counsellor'], people)
  }, 120_000)
})

describe('one client who taps at several counsellors at once', () => {
  it('has one appointment, and the other places are free again', async () => {
    const start = at(now, 20, '10:00')
    const some = ['o_second', 'o_third', 'o_second', 'o_third']
    const codes = await Promise.all(
      some.map((counsellor, i) =>
        code('hotline', 'o_greedy', 'book', aBooking(at(now, 20 + i, '10:00'), { counsellor })),
      ),
    )
    expect(codes.filter(each => each === 'ok')).toHaveLength(1)
    expect(codes.filter(each => each !== 'ok' && each !== 'ALREADY_BOOKED')).toEqual([])
    const open = (await ask('hotline', 'o_greedy', 'home', {})).open!
    await ask('hotline', 'o_greedy', 'cancel', { id: open.id })
    const { items } = await ask('hotline', 'o_look', 'slots', {
      from: lanzhouDay(start),
      until: lanzhouDay(start),
    })
    const at10 = items.filter(slot => slot.start === start).flatMap(slot => slot.counsellors)
    expect(at10.sort()).toEqual(['o_second', 'o_third'])
  })
})

/** Everybody moves again and again, to places for which they are rivals, between two counsellors. */
async function moving(prefix: string, day: number, rounds: number) {
  const people = clients(prefix, 12)
  const times = ['09:00', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00', '16:00']
  const booked = await Promise.all(
    people.map((person, i) =>
      ask('hotline', person, 'book', {
        ...aBooking(at(now, day, times[i % 8]!), { counsellor: i < 8 ? 'o_second' : 'o_third' }),
      }),
    ),
  )
  return {
    people,
    ids: booked.map(({ appointment }) => appointment.id),
    run: async () => {
      for (let round = 0; round < rounds; round++) {
        await Promise.all(
          people.map((person, i) => {
            const time = times[(i * 3 + round * 5) % 8]!
            const counsellor = (i + round) % 2 ? 'o_second' : 'o_third'
            const input = {
              id: booked[i]!.appointment.id,
              start: at(now, day + (round % 2), time),
              counsellor,
            }
            return reply('hotline', person, 'reschedule', input, `${prefix}-${i}-${round}`).catch(
              () => undefined,
            )
          }),
        )
      }
    },
  }
}

describe('a storm of moves', () => {
  it('leaves everybody with one appointment, and nobody with two at once', async () => {
    const { people, ids, run } = await moving('storm', 8, 4)
    await run()
    await expectSound(['o_second', 'o_third'], people)
    await settle()
    await expectSound(['o_second', 'o_third'], people)
    for (const [i, person] of people.entries()) {
      expect((await ask('hotline', person, 'get', { id: ids[i]! })).status).toBe('booked')
    }
    // What was left is free: every place that no appointment has can be booked.
    const days = { from: lanzhouDay(at(now, 8, '09:00')), until: lanzhouDay(at(now, 9, '09:00')) }
    const before = await ask('hotline', 'o_look', 'slots', days)
    for (const [i, person] of people.entries()) await ask('hotline', person, 'cancel', { id: ids[i]! })
    const after = await ask('hotline', 'o_look', 'slots', days)
    expect(after.items.length).toBeGreaterThan(before.items.length)
    const whole = 2 * 15 * 2
    expect(after.items.reduce((sum, slot) => sum + slot.counsellors.length, 0)).toBe(whole)
  }, 120_000)

  it('with operations that fail before and after they happen, and calls that die, still does', async () => {
    const { people, run } = await moving('faulty', 12, 3)
    await cloud.faults.set({ seed: 11, failBefore: 0.1, failAfter: 0.1, crash: 0.1 })
    await run()
    await settle()
    await expectSound(['o_second', 'o_third'], people)
    for (const person of people) {
      const { items } = await ask('hotline', person, 'mine', {})
      expect(items.filter(isOpen)).toHaveLength(1)
      await ask('hotline', person, 'cancel', { id: items.find(isOpen)!.id })
    }
    await settle()
    const days = { from: lanzhouDay(at(now, 12, '09:00')), until: lanzhouDay(at(now, 13, '09:00')) }
    const { items } = await ask('hotline', 'o_look', 'slots', days)
    expect(items.reduce((sum, slot) => sum + slot.counsellors.length, 0)).toBe(60)
  }, 180_000)
})

describe('a rush with faults', () => {
  it('books nobody twice, and in the end every place has its appointment', async () => {
    await cloud.faults.set({
      seed: 5,
      failBefore: 0.12,
      failAfter: 0.12,
      crash: 0.1,
      slow: { p: 0.1, ms: 30 },
    })
    const people = clients('hurt', 60)
    const times = ['09:00', '10:00', '11:00', '12:00', '13:00']
    await Promise.all(
      people.map(async (person, i) => {
        const input = aBooking(at(now, 16, times[i % 5]!), { counsellor: i % 2 ? 'o_second' : 'o_third' })
        // Who gets no answer taps again, with the same key.
        for (let attempt = 0; attempt < 4; attempt++) {
          const answer = await reply('hotline', person, 'book', input, `hurt-${i}`).catch(() => undefined)
          if (answer && (answer.ok || (answer.code !== 'BUSY' && answer.code !== 'INTERNAL'))) return
        }
      }),
    )
    await settle()
    await expectSound(['o_second', 'o_third'], people)
    const day = lanzhouDay(at(now, 16, '09:00'))
    const onDay = await Promise.all(
      ['o_second', 'o_third'].map(counsellor =>
        ask('hotline', counsellor, 'diary', { from: day, until: day }),
      ),
    )
    const booked = onDay.flatMap(({ items }) => items.filter(isOpen))
    const owned = await Promise.all(people.map(person => ask('hotline', person, 'mine', {})))
    expect(
      owned
        .flatMap(({ items }) => items.filter(isOpen))
        .map(({ id }) => id)
        .sort(),
    ).toEqual(booked.map(({ id }) => id).sort())
    // Nothing is kept for nobody: all is free again once these are gone.
    for (const [i, { items }] of owned.entries()) {
      for (const item of items.filter(isOpen)) await ask('hotline', people[i]!, 'cancel', { id: item.id })
    }
    const { items } = await ask('hotline', 'o_look', 'slots', { from: day, until: day })
    expect(items.reduce((sum, slot) => sum + slot.counsellors.length, 0)).toBe(30)
  }, 180_000)
})

describe('hours that change while people book', () => {
  it('leave no appointment outside of them that nobody has decided about', async () => {
    const afternoons = everyDay.weekly.map(() => [{ from: '13:00', until: '17:00' }])
    const schedule = { ...everyDay, ...buffers, step: 30, length: 45 }
    for (const round of [0, 1, 2]) {
      const people = clients(`change${round}-`, 8)
      const times = ['09:00', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00', '16:00']
      const booking = people.map((person, i) =>
        code('hotline', person, 'book', aBooking(at(now, 22 + round, times[i]!), { counsellor: 'o_third' })),
      )
      const saving = code('hotline', 'o_third', 'saveHours', {
        schedule: { ...schedule, weekly: afternoons },
      })
      const [saved, ...booked] = await Promise.all([saving, ...booking])
      const { items } = await month('o_third')
      const mornings = items
        .filter(isOpen)
        .filter(({ start }) => start < at(now, 22 + round, '13:00') && start > at(now, 22 + round, '00:00'))
      if (saved === 'ok') expect(mornings).toEqual([])
      else expect(saved).toBe('HOURS_AFFECT')
      expect(booked.filter(each => !['ok', 'SLOT_UNAVAILABLE'].includes(each))).toEqual([])
      for (const person of people) {
        const { open } = await ask('hotline', person, 'home', {})
        if (open) await ask('hotline', person, 'cancel', { id: open.id })
      }
      expect(await code('hotline', 'o_third', 'saveHours', { schedule })).toBe('ok')
    }
  }, 60_000)
})

describe('a waitlist while slots come and go', () => {
  it('offers each slot to one at a time, in order, and nobody holds two', async () => {
    const { items } = await ask('hotline', 'o_look', 'slots', { counsellor: 'o_scarce' })
    const holders = clients('holder', items.length)
    const ids = await Promise.all(
      holders.map((person, i) =>
        ask('hotline', person, 'book', aBooking(items[i]!.start, { counsellor: 'o_scarce' })),
      ),
    )
    const waiting = clients('queue', 6)
    for (const person of waiting) {
      await ask('hotline', person, 'wait', { counsellor: 'o_scarce', way: 'voice', name: person })
    }
    expect((await ask('hotline', waiting[3]!, 'home', {})).waiting?.before).toBe(3)
    await Promise.all(
      ids.map(({ appointment: { id } }, i) => ask('hotline', holders[i]!, 'cancel', { id, reason: '有事' })),
    )
    // Kept for those who wait: nobody else gets in between.
    const snatched = aBooking(items[3]!.start, { counsellor: 'o_scarce' })
    expect(await code('hotline', 'o_passer', 'book', snatched)).toBe('SLOT_TAKEN')
    await Promise.all([cloud.trigger('timer'), cloud.trigger('timer')])
    await settle()
    const offered = await Promise.all(waiting.map(person => ask('hotline', person, 'home', {})))
    const got = offered.flatMap(({ open }, i) => (open?.status === 'offered' ? [i] : []))
    // Slots that begin within the half hour are offered to nobody.
    expect(got).toEqual(Array.from({ length: got.length }, (_, i) => i))
    expect(got.length).toBeGreaterThanOrEqual(3)
    await expectSound(['o_scarce'], [...waiting, ...holders])
  }, 120_000)
})
