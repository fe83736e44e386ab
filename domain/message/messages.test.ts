import { describe, expect, it } from 'vitest'
import { aSubmitted, T0 } from '../testing/factories'
import { messagesBetween } from './messages'

describe('a message to somebody whose request was merged into another', () => {
  it('opens and names their own, since the other is not theirs to see', () => {
    const before = { ...aSubmitted(), duplicates: [{ id: 'r-theirs', no: 'S-7', requester: 'o_zhang' }] }
    const by = { id: 'o_wei', name: '李伟', role: 'cadre' as const }
    const accepted = { type: 'accepted' as const, at: T0, by, key: 'k' }
    const told = messagesBetween(before, { ...before, story: [...before.story, accepted] })
    expect(told.map(({ to, request, no, as }) => [to, request, no, as])).toEqual([
      [before.requester.id, before._id, before.no, 'resident'],
      ['o_zhang', 'r-theirs', 'S-7', 'resident'],
    ])
  })
})
