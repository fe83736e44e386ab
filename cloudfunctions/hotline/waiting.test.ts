import { beforeAll, describe, expect, it } from 'vitest'
import { asking } from '../../tests/support/ask'
import { type Cloud, startCloud } from '../../tests/support/cloud'
import { withoutTimers } from '../../tests/support/functions'
import { aBooking, aCounsellor, at, everyDay, withCounsellors } from '../../tests/support/small-hotline'
import { smallStreet } from '../../tests/support/small-street'

const MINUTE = 60_000
let cloud: Cloud
let { ask, code } = {} as ReturnType<typeof asking>
let now: string

/** One slot a day, so that a single booking makes a day full. */
const scarce = {
  ...everyDay,
  weekly: everyDay.weekly.map(() => [{ from: '14:00', until: '15:00' }]),
  ahead: 2,
}

beforeAll(async () => {
  const counsellors = [aCounsellor('o_counsellor', '何老师', { schedule: scarce })]
  cloud = await startCloud({ import: smallStreet(withCounsellors(counsellors)), functions: withoutTimers() })
  ;({ ask, code } = asking(cloud))
  await cloud.clock.set('2027-03-01T23:00:00.000Z')
  now = await cloud.clock.now()
})

const wait = (openid: string, fields = {}) => ({ counsellor: 'any', way: 'voice', name: openid, ...fields })
const home = (openid: string) => ask('hotline', openid, 'home', {})
/** Fills the three days; gives the first one's booking. */
async function fill(prefix: string) {
  const ids: string[] = []
  for (const day of [0, 1, 2]) {
    const booking = aBooking(at(now, day, '14:00'))
    ids.push((await ask('hotline', `o_${prefix}${day}`, 'book', booking)).appointment.id)
  }
  return ids
}

describe('the waitlist', () => {
  let ids: string[]
  it('is not for what is free', async () => {
    expect(await code('hotline', 'o_a', 'wait', wait('o_a'))).toBe('SLOT_FREE')
    ids = await fill('full')
    expect(await code('hotline', 'o_a', 'wait', wait('o_a'))).toBe('ok')
    expect(await code('hotline', 'o_a', 'wait', wait('o_a'))).toBe('WAITING_ALREADY')
    expect(await code('hotline', 'o_full0', 'wait', wait('o_full0'))).toBe('ALREADY_BOOKED')
    await ask('hotline', 'o_b', 'wait', wait('o_b', { counsellor: 'o_counsellor' }) as never)
    expect((await home('o_b')).waiting).toMatchObject({ before: 1, counsellor: { name: '何老师' } })
    // Whoever waits for another day stands in nobody's way.
    const on = (days: number) => ({
      from: at(now, days, '12:00').slice(0, 10),
      until: at(now, days, '12:00').slice(0, 10),
    })
    await ask('hotline', 'o_today', 'wait', wait('o_today', on(0)) as never)
    await ask('hotline', 'o_last', 'wait', wait('o_last', on(2)) as never)
    expect((await home('o_last')).waiting).toMatchObject({ before: 1 })
  })
  it('offers what was given up to the first, keeps it half an hour, then to the next', async () => {
    await ask('hotline', 'o_full1', 'cancel', { id: ids[1]! })
    await cloud.trigger('timer')
    const { open } = await home('o_a')
    expect(open).toMatchObject({ status: 'offered', start: at(now, 1, '14:00') })
    expect(Date.parse(open!.holdUntil!) - Date.parse(await cloud.clock.now())).toBeLessThanOrEqual(
      30 * MINUTE,
    )
    expect((await home('o_b')).open).toBeNull()
    expect(await code('hotline', 'o_c', 'book', aBooking(at(now, 1, '14:00')))).toBe('SLOT_TAKEN')
    await cloud.clock.advance(31 * MINUTE)
    expect(await code('hotline', 'o_a', 'takeOffer', { id: open!.id })).toBe('OFFER_OVER')
    await cloud.trigger('timer')
    await cloud.trigger('timer')
    expect((await home('o_a')).open).toBeNull()
    expect((await home('o_a')).waiting).not.toBeNull()
    expect((await home('o_b')).open).toMatchObject({ status: 'offered' })
  })
  it('lets somebody pass, and go on waiting', async () => {
    const { open } = await home('o_b')
    await ask('hotline', 'o_b', 'passOffer', { id: open!.id })
    await cloud.trigger('timer')
    // Both have been asked about this one: it is everybody's.
    expect((await home('o_b')).waiting).not.toBeNull()
    expect(await code('hotline', 'o_d', 'book', aBooking(at(now, 1, '14:00')))).toBe('ok')
  })
  it('books by one tap what is offered, and ends the waiting', async () => {
    await ask('hotline', 'o_full2', 'cancel', { id: ids[2]! })
    await cloud.trigger('timer')
    const { open } = await home('o_a')
    const { appointment } = await ask('hotline', 'o_a', 'takeOffer', { id: open!.id, version: open!.version })
    expect(appointment).toMatchObject({ status: 'booked', start: at(now, 2, '14:00') })
    expect(await home('o_a')).toMatchObject({ waiting: null, open: { status: 'booked' } })
    expect((await ask('hotline', 'o_counsellor', 'get', { id: open!.id })).name).toBe('o_a')
  })
  it('is left freely, by oneself alone', async () => {
    const { waiting } = await home('o_b')
    expect(await code('hotline', 'o_a', 'leaveWaitlist', { id: waiting!.id })).toBe('NOT_FOUND')
    await ask('hotline', 'o_b', 'leaveWaitlist', { id: waiting!.id })
    expect((await home('o_b')).waiting).toBeNull()
  })
  it('tells by message, and says nothing that a glance should not see', async () => {
    await cloud.trigger('timer')
    const { items } = await ask('account', 'o_a', 'messages', {})
    expect(items.length).toBeGreaterThan(0)
    for (const { text, title, request } of items) {
      expect(request).toBeNull()
      expect(`${title}${text}`).not.toMatch(/心理|咨询|热线|老师|何/)
    }
  })
})
