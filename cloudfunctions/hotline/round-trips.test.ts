import { expect, it } from 'vitest'
import { asking } from '../../tests/support/ask'
import { startCloud } from '../../tests/support/cloud'
import { withoutTimers } from '../../tests/support/functions'
import { aBooking, at, withCounsellors } from '../../tests/support/small-hotline'
import { smallStreet } from '../../tests/support/small-street'

/** Uncontended and warm, identity and the kept answer included. */
const centre: Record<string, number> = { messages: 3, unread: 2, read: 5 }
const budgets: Record<string, number> = {
  slots: 3,
  book: 8,
  home: 7,
  mine: 3,
  get: 4,
  reschedule: 12,
  cancel: 9,
  diary: 7,
}

it('every action of the hotline stays within its database round trips', async () => {
  const cloud = await startCloud({ import: smallStreet(withCounsellors()), functions: withoutTimers() })
  const { ask } = asking(cloud)
  const now = await cloud.clock.now()
  const day = at(now, 1, '10:00').slice(0, 10)
  const life = async (person: string) => {
    const key = (step: string) => `${person}-${step}`
    await ask('hotline', person, 'slots', { counsellor: 'any' })
    const { appointment } = await ask('hotline', person, 'book', aBooking(at(now, 2, '10:00')), key('book'))
    const { id } = appointment
    await ask('hotline', person, 'home', {})
    await ask('hotline', person, 'mine', {})
    await ask('hotline', person, 'get', { id })
    await ask('hotline', 'o_counsellor', 'diary', { from: day, until: day })
    await ask('hotline', person, 'reschedule', { id, start: at(now, 3, '10:00') }, key('move'))
    await ask('hotline', person, 'cancel', { id }, key('cancel'))
    await ask('account', person, 'messages', {})
    await ask('account', person, 'unread', {})
    await ask('account', person, 'read', {}, key('read'))
  }
  await life('o_warm')
  await cloud.metrics.reset()
  await life('o_one')
  await life('o_two')
  const { functions } = await cloud.metrics.get()
  const all = { ...functions.hotline, ...functions.account }
  for (const [action, budget] of Object.entries({ ...budgets, ...centre })) {
    const { calls, roundTrips } = all[action]!
    expect(roundTrips / calls, action).toBeGreaterThan(0)
    expect(roundTrips / calls, action).toBeLessThanOrEqual(budget)
  }
  await cloud.trigger('timer')
  await cloud.metrics.reset()
  await cloud.trigger('timer')
  const idle = (await cloud.metrics.get()).functions.timer!['-']!
  expect(idle.roundTrips, 'an idle tick').toBeLessThanOrEqual(16)
})
