import { describe, expect, it } from 'vitest'
import type { Departure, LeavingPost } from '../street/model'
import { actor, aPart, aPost, aSubmitted, having, helper, T0, toDesk, toWei, wei } from '../testing/factories'
import type { Party } from './model'
import { succession, withPeoplePresent } from './succession'

const toLead: Party = { role: 'lead', id: 'o_lead', name: '孙组长' }
const left = (post = wei, successor = toLead, more: Partial<Departure> = {}): LeavingPost => ({
  ...post,
  active: false,
  leaving: { at: T0, why: 'ended', successor, remains: false, ...more },
})
const inHand = having(aSubmitted(toWei), { move: 'accept' }, actor(wei))

describe('a request whose handler has left', () => {
  it('is the successor’s, with the reason in its story, and its deadline as it was', () => {
    const after = withPeoplePresent(inHand, [left()], T0)
    expect(after).toMatchObject({ responsible: toLead, status: 'dispatched', dueAt: inHand.dueAt })
    expect(after.story.at(-1)).toMatchObject({ type: 'handedOver', from: toWei, to: toLead })
  })
  it('is theirs still when done, until the resident has said something', () => {
    const done = having(inHand, { move: 'resolve', result: '好了' }, actor(wei))
    expect(withPeoplePresent(done, [left()], T0)).toMatchObject({ responsible: toLead, status: 'resolved' })
  })
  it('stays as it was once it is over, or somebody else’s', () => {
    const over = having(inHand, { move: 'withdraw' }, { id: 'o_wang', posts: [] })
    expect(succession(over, [left()])).toBeUndefined()
    expect(succession(aSubmitted(toDesk), [left()])).toBeUndefined()
    expect(succession(inHand, [])).toBeUndefined()
  })
  it('follows the successors as far as they go, and ends with the street', () => {
    const leadLeft = left(aPost({ person: 'o_lead', role: 'lead' }), toDesk)
    expect(succession(inHand, [left(), leadLeft])?.to).toEqual(toDesk)
    const circle = left(aPost({ person: 'o_lead', role: 'lead' }), toWei)
    expect(succession(inHand, [left(), circle])?.to.role).toBe('street')
  })
  it('goes with the unit where the person stays elsewhere', () => {
    const elsewhere = left(aPost({ scope: 'u2' }), toLead, { remains: true })
    expect(succession(inHand, [elsewhere])).toBeUndefined()
    expect(succession(inHand, [left(aPost({ scope: 'u2' }), toLead)])?.to).toEqual(toLead)
  })
  it('is the street’s where the successor is another community’s desk', () => {
    const far: Party = { role: 'community', id: 'c9', name: '另一社区' }
    expect(succession(inHand, [left(wei, far)])?.to.role).toBe('street')
  })
})

describe('a part whose helper has left', () => {
  it('is the successor’s, while the whole stays where it is', () => {
    const helped = having(inHand, { move: 'assist', parts: [aPart] }, actor(wei))
    const after = withPeoplePresent(helped, [left(helper)], T0)
    expect(after).toMatchObject({ responsible: toWei, status: 'accepted', helpers: ['o_lead'] })
  })
})
