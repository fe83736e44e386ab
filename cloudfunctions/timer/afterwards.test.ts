import type { ServiceRequest } from '@domain/request/model'
import { aSubmitted, T0 } from '@domain/testing/factories'
import { expect, it } from 'vitest'
import { aHaircut, asking } from '../../tests/support/ask'
import { startCloud } from '../../tests/support/cloud'
import { withoutTimers } from '../../tests/support/functions'
import { smallStreet } from '../../tests/support/small-street'

it('a request that nobody can make sense of keeps no other from being told and counted', async () => {
  const sound = aSubmitted()
  // As a later version of the product may have written it.
  const story = [{ ...sound.story[0]!, type: 'unheardOf' }] as unknown as ServiceRequest['story']
  const fields = { _id: 'broken', status: 'closed', open: false, wakeAt: null, untold: T0 } as const
  const broken: ServiceRequest = { ...sound, ...fields, story }
  const cloud = await startCloud({ functions: withoutTimers(), import: smallStreet({ requests: [broken] }) })
  const { ask } = asking(cloud)
  await cloud.clock.set('2031-03-10T01:30:00.000Z')
  await ask('request', 'o_wang', 'submit', aHaircut())
  await cloud.trigger('timer')
  const march = { from: '2031-03', until: '2031-03', by: 'unit' } as const
  const { whole } = await ask('street', 'o_street', 'rates', march)
  expect(whole.counts.total).toBe(1)
})
