import { expect, it } from 'vitest'
import { aHaircut, asking } from '../../tests/support/ask'
import { startCloud } from '../../tests/support/cloud'
import { withoutTimers } from '../../tests/support/functions'
import { smallStreet } from '../../tests/support/small-street'

const HOUR = 3_600_000
/** With this seed the tick reads what it needs, fails to write the one hand-over, and could write again after it. */
const NO_HAND_OVER = { seed: 38258, failBefore: 0.5 }

it('a hand-over that could not be written stays owed, also when its tick could write everything else', async () => {
  const cloud = await startCloud({ functions: withoutTimers(), import: smallStreet() })
  const { ask } = asking(cloud)
  const { id } = await ask('request', 'o_wang', 'submit', aHaircut({ unit: 'u2' }))
  await ask('request', 'o_desk1', 'dispatch', { id, to: 'o_na' })
  await ask('request', 'o_na', 'accept', { id })
  const from = new Date(Date.parse(await cloud.clock.now()) + HOUR).toISOString()
  const until = new Date(Date.parse(from) + 100 * HOUR).toISOString()
  await ask('street', 'o_desk1', 'leave', { person: 'o_na', from, until })
  await cloud.clock.advance(2 * HOUR)

  await cloud.faults.set(NO_HAND_OVER)
  await cloud.trigger('timer')
  await cloud.faults.clear()
  const told = async () => {
    const { items } = await ask('account', 'o_lead2', 'messages', {})
    return items.map(item => item.text).filter(text => text.includes('不在岗'))
  }
  expect(await told(), 'another seed is wanted here').toEqual([])
  expect((await ask('request', 'o_wang', 'get', { id })).responsible.name).toBe('钱组长')

  await cloud.trigger('timer')
  expect(await told()).toEqual(['刘娜暂时不在岗，改由钱组长负责'])
})
