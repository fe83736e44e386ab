import { describe, expect, it } from 'vitest'
import type { Command } from '../request/commands'
import { hoursAfter } from '../request/deadline'
import type { ServiceRequest } from '../request/model'
import { beforeItsStory } from '../request/submit'
import { actor, aSubmitted, fang, having, resident, T0, wei } from '../testing/factories'
import { messagesBetween, messagesSince } from './messages'

describe('what is told by the story alone', () => {
  it('is what was told at once, also where somebody else has it by now', () => {
    const sent = aSubmitted()
    const taken = having(sent, { move: 'accept' }, actor(fang), hoursAfter(T0, 1))
    const atOnce = [...messagesBetween(beforeItsStory(sent), sent), ...messagesBetween(sent, taken)]
    const told = (messages: typeof atOnce) => messages.map(({ _id, text }) => `${_id} ${text}`).sort()
    expect(told(messagesSince(taken, T0))).toEqual(told(atOnce))
  })
})

describe('a message to a resident', () => {
  const inHand = having(aSubmitted(), { move: 'accept' }, actor(wei))
  const toHer = (before: ServiceRequest, command: Command, now = T0) =>
    messagesBetween(before, having(before, command, actor(wei), now)).find(({ to }) => to === 'o_wang')
  it('says which request it is by its own words, and what to do', () => {
    expect(toHer(inHand, { move: 'resolve', result: '好了' })).toMatchObject({
      title: '义剪：给母亲理发',
      text: '李伟说办好了，请您看看解决了没有',
    })
    const long = { ...inHand, text: '院里四位老人都行动不便，想请师傅上门来理发' }
    expect(toHer(long, { move: 'resolve', result: '好了' })?.title).toBe(
      '义剪：院里四位老人都行动不便，想请师…',
    )
  })
  it('to staff says where it is', () => {
    const told = messagesBetween(inHand, having(inHand, { move: 'remind' }, resident()))
    expect(told).toMatchObject([{ to: 'o_wei', title: '义剪 一单元' }])
  })
})

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
    // The words of the other one are not theirs to read.
    expect(told[1]?.title).toBe('义剪：您也反映的那件事')
  })
})
