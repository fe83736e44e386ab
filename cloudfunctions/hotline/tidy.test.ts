import { createHash } from 'node:crypto'
import { lanzhouDay } from '@domain/lanzhou'
import { beforeAll, describe, expect, it } from 'vitest'
import { asking } from '../../tests/support/ask'
import { type Cloud, startCloud } from '../../tests/support/cloud'
import { withoutTimers } from '../../tests/support/functions'
import { aBooking, aCounsellor, at, withCounsellors } from '../../tests/support/small-hotline'
import { smallStreet } from '../../tests/support/small-street'

let cloud: Cloud
let { ask, code } = {} as ReturnType<typeof asking>

/** The moment at which the calls below were broken off. */
const THEN = '2027-03-01T01:00:00.000Z'
const NOW = '2027-03-01T01:02:00.000Z'

/** A place that a call wrote before it was broken off. */
const place = (appointment: string, days: number, time: string) => {
  const start = at(THEN, days, time)
  const end = new Date(Date.parse(start) + 3_600_000).toISOString()
  return { appointment, token: `t-${appointment}-${days}`, start, end, at: THEN, settled: false }
}
const ghost = place('g'.repeat(32), 2, '10:00')
/** The id under which a command's effects are marked (server/once.ts). */
const idOf = (caller: string, key: string) =>
  createHash('sha256')
    .update(JSON.stringify([caller, 'hotline', key]))
    .digest('hex')
    .slice(0, 32)
const own = place(idOf('o_again', 'k-again'), 6, '10:00')

beforeAll(async () => {
  const counsellors = [
    aCounsellor('o_counsellor', '何老师', { places: [ghost, own], tendAt: '2027-03-01T01:01:00.000Z' }),
    aCounsellor('o_second', '陆老师'),
  ]
  cloud = await startCloud({ import: smallStreet(withCounsellors(counsellors)), functions: withoutTimers() })
  ;({ ask, code } = asking(cloud))
  await cloud.clock.set(NOW)
})

const free = async (counsellor: string, start: string) => {
  const day = lanzhouDay(start)
  const { items } = await ask('hotline', 'o_look', 'slots', { counsellor, from: day, until: day })
  return items.some(slot => slot.start === start)
}

describe('a booking with whoever is free that was broken off after its place was won', () => {
  it('is taken up where it was by the same command, and takes no second place', async () => {
    const booking = aBooking(own.start, { counsellor: 'any' })
    const { appointment } = await ask('hotline', 'o_again', 'book', booking, 'k-again')
    expect(appointment.counsellor.id).toBe('o_counsellor')
    expect(await free('o_second', own.start)).toBe(true)
  })
})

describe('a place whose appointment never came', () => {
  it('is kept until the timer has made sure, and is everybody’s then', async () => {
    expect(await code('hotline', 'o_a', 'book', aBooking(ghost.start))).toBe('SLOT_TAKEN')
    await cloud.trigger('timer')
    await cloud.trigger('timer')
    expect(await free('o_counsellor', ghost.start)).toBe(true)
    expect(await code('hotline', 'o_a', 'book', aBooking(ghost.start))).toBe('ok')
  })
  it('that is there keeps its place, whatever the timer does', async () => {
    const now = await cloud.clock.now()
    const start = at(now, 3, '10:00')
    await ask('hotline', 'o_b', 'book', aBooking(start))
    for (let i = 0; i < 3; i++) {
      await cloud.clock.advance(60_000)
      await cloud.trigger('timer')
    }
    expect(await free('o_counsellor', start)).toBe(false)
  })
  it('and one that has moved leaves nothing behind, also where its call died at the end', async () => {
    const now = await cloud.clock.now()
    const start = at(now, 4, '10:00')
    const { id } = (await ask('hotline', 'o_c', 'book', aBooking(start))).appointment
    // Every call dies on its way: some of them after they have moved it and before they gave up the old place.
    await cloud.faults.set({ seed: 3, failAfter: 0.35 })
    for (let i = 0; i < 6; i++) {
      const to = { id, start: at(now, 5, `1${i}:00`), counsellor: i % 2 ? 'o_second' : 'o_counsellor' }
      await cloud
        .invoke('hotline', 'o_c', { action: 'reschedule', input: to, key: `move-${i}` })
        .catch(() => undefined)
    }
    await cloud.faults.clear()
    for (let i = 0; i < 3; i++) {
      await cloud.clock.advance(120_000)
      await cloud.trigger('timer')
    }
    const { start: last, counsellor } = await ask('hotline', 'o_c', 'get', { id })
    const day = lanzhouDay(at(now, 5, '10:00'))
    const slots = await ask('hotline', 'o_look', 'slots', { from: day, until: day })
    const offered = slots.items.reduce((sum, slot) => sum + slot.counsellors.length, 0)
    expect(offered).toBe(lanzhouDay(last) === day ? 15 : 16)
    expect(await free(counsellor.id, last)).toBe(false)
    expect(await free('o_counsellor', start)).toBe(last !== start)
  })
})
