import { describe, expect, it } from 'vitest'
import {
  actor,
  aPost,
  aSubmission,
  aSubmitted,
  aUnit,
  deskClerk,
  having,
  officer,
  toWei,
  wei,
} from '../testing/factories'
import { movesFor, refusal } from './conditions'
import { daysAfter } from './deadline'
import type { ServiceRequest } from './model'
import { recorderOf } from './recorded'
import { tell } from './story'
import { submitRequest } from './submit'

const grandma = { name: '李奶奶', phone: '13900005678', address: '5 号楼 502' }
const himself = aSubmission({ contact: { name: '李伟' } })

describe('who asks for somebody else', () => {
  it('is a recorder where they work in the place, and is named', () => {
    expect(recorderOf(actor(deskClerk), aUnit(), aSubmission())).toEqual({
      id: 'o_desk',
      name: '周敏代王阿姨',
      role: 'community',
    })
    const forHer = { ...himself, beneficiary: grandma }
    expect(recorderOf(actor(wei), aUnit(), forHer)?.name).toBe('李伟代李奶奶')
  })
  it('is a resident like any other where they ask for themselves, live, or hold no post', () => {
    expect(recorderOf(actor(wei), aUnit(), himself)).toBeUndefined()
    const far = aUnit({ _id: 'u9', scopes: ['u9', 'c9', 'street'] })
    expect(recorderOf(actor(wei), far, { ...himself, beneficiary: grandma })).toBeUndefined()
    expect(recorderOf({ id: 'o_wang', posts: [] }, aUnit(), aSubmission())).toBeUndefined()
    expect(recorderOf(actor(aPost({ active: false })), aUnit(), aSubmission())).toBeUndefined()
  })
})

describe('whether it is solved', () => {
  const at = '2026-03-02T03:00:00.000Z'
  const done = (request: ServiceRequest) =>
    having(
      having(request, { move: 'accept' }, actor(wei)),
      { move: 'resolve', result: '好了' },
      actor(wei),
      at,
    )
  const recorded = (() => {
    const asked = aSubmission()
    const recordedBy = recorderOf(actor(deskClerk), aUnit(), asked)
    const { clocks, _id: id, month: _, ...rest } = aSubmitted()
    const facts = { id, key: 'k0', now: rest.submittedAt, by: 'o_desk', recordedBy, contentChecked: true }
    return submitRequest(asked, toWei, { ...facts, place: rest, clocks, calendar: 'test', urgent: false })
  })()

  it('is not said by the one who did it, though they asked for it', () => {
    const own = done({ ...aSubmitted(), requester: { id: 'o_wei', name: '李伟' } })
    for (const move of ['rate', 'reopen'] as const)
      expect(refusal(move, own, actor(wei), at)?.code).toBe('FORBIDDEN')
    expect(movesFor(own, actor(deskClerk), at)).toContain('followUp')
  })
  it('is not said by staff who recorded it for somebody: the desk or the street calls that person', () => {
    const resolved = done(recorded)
    for (const move of ['rate', 'reopen'] as const) {
      expect(refusal(move, resolved, actor(deskClerk), at)?.code).toBe('FORBIDDEN')
    }
    expect(resolved.flags).toContain('callBack')
    for (const who of [deskClerk, officer]) {
      const called = having(resolved, { move: 'followUp', reached: true, solved: true }, actor(who), at)
      expect(called).toMatchObject({ status: 'closed', said: 'solved' })
    }
    const silent = having(resolved, { move: 'close' }, 'system', daysAfter(at, 7))
    expect(movesFor(silent, actor(deskClerk), daysAfter(at, 8))).toContain('followUp')
  })
  it('is left aside in what else they do for somebody, where the story names them', () => {
    const reminded = having(recorded, { move: 'remind', words: '老人等着' }, actor(deskClerk))
    expect(reminded.story.map(event => tell(event).text)).toEqual([
      '周敏代王阿姨提交了诉求',
      '派给了李伟',
      '周敏代王阿姨催办',
    ])
  })
})
