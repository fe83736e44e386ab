import { actor, aSubmitted, having, wei } from '@domain/testing/factories'
import { expect, it } from 'vitest'
import { changesBetween } from './changes'

it('a change marks the request as untold, also when the timer takes the mark away while it is being decided', () => {
  const before = aSubmitted()
  const after = having(before, { move: 'accept' }, actor(wei))
  expect(after.untold).toBe(before.untold)
  const fields = changesBetween(before, after)
  expect(fields).toMatchObject({ status: 'accepted', untold: after.untold })
  expect(fields).not.toHaveProperty('requester')
})
