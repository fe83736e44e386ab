import { describe, expect, it } from 'vitest'
import { movesFor } from '../request/conditions'
import { daysAfter, hoursAfter } from '../request/deadline'
import type { Party, ServiceRequest } from '../request/model'
import { may } from '../request/policy'
import {
  actor,
  again,
  aPart,
  aSubmitted,
  deskClerk,
  fang,
  having,
  helper,
  lead,
  officer,
  resident,
  resolveClock,
  respondClock,
  T0,
  toDesk,
  toWei,
  wei,
} from '../testing/factories'
import { messagesBetween } from './messages'

const toFang: Party = { role: 'cadre', id: 'o_fang', name: '赵芳' }
const inHand = having(aSubmitted(), { move: 'accept' }, actor(wei))
/** Who hears of a move, and what. */
function told(
  before: ServiceRequest,
  ...[command, by, now]: Parameters<typeof having> extends [unknown, ...infer R] ? R : never
) {
  const after = having(before, command, by, now)
  return Object.fromEntries(messagesBetween(before, after).map(({ to, text }) => [to, text]))
}
const clock = respondClock()

describe('whoever had it in hand', () => {
  it('hears that it is somebody else’s now, and so does the resident who was told of them', () => {
    expect(told(inHand, { move: 'dispatch', to: toFang, clock }, actor(deskClerk))).toEqual({
      o_fang: '周敏派给了赵芳',
      o_wei: '您不用再办了：周敏转给了赵芳',
      o_wang: '改由赵芳办理',
    })
    expect(told(inHand, { move: 'transfer', to: toFang, clock, reason: '他更熟' }, actor(lead))).toEqual({
      o_fang: '孙组长转派给了赵芳',
      o_wei: '您不用再办了：孙组长转给了赵芳',
      o_wang: '改由赵芳办理',
    })
  })
  it('hears that a colleague took it, that a body outside is asked, and that it went into another', () => {
    expect(told(aSubmitted(), { move: 'accept' }, actor(fang))).toMatchObject({
      o_wei: '您不用再办了：赵芳接单了',
    })
    const refers = {
      move: 'refer',
      to: toDesk,
      body: '供水公司',
      words: '漏水',
      expectBy: daysAfter(T0, 3),
    } as const
    expect(told(inHand, refers, actor(deskClerk))).toMatchObject({
      o_wei: '您不用再办了：周敏转办到供水公司',
    })
    const merges = { move: 'merge', into: { id: 'r2', no: '260302-000002' } } as const
    expect(told(inHand, merges, actor(deskClerk))).toMatchObject({
      o_wei: '您不用再办了：并入了 260302-000002',
    })
  })
  it('hears that another one was merged into it', () => {
    const joins = { move: 'join', id: 'r3', no: '260302-000003', requester: 'o_zhao' } as const
    expect(Object.keys(told(inHand, joins, 'system'))).toEqual(['o_wei'])
  })
  it('is told nothing of a request that nobody had taken up yet, but by those who get it', () => {
    const sent = aSubmitted(toDesk)
    expect(Object.keys(told(sent, { move: 'dispatch', to: toWei, clock }, actor(deskClerk)))).toEqual([
      'o_wei',
    ])
  })
  it('hears of a deadline that is another one, and nobody of one that stays', () => {
    const recount = { move: 'recount', respond: inHand.clocks.respond, calendar: 'new' } as const
    const later = resolveClock(daysAfter(T0, 1))
    expect(Object.keys(told(inHand, { ...recount, resolve: later }, 'system')).sort()).toEqual([
      'o_wang',
      'o_wei',
    ])
    expect(told(inHand, { ...recount, resolve: inHand.clocks.resolve }, 'system')).toEqual({})
  })
})

describe('whoever helps', () => {
  const helped = having(inHand, { move: 'assist', parts: [aPart] }, actor(wei))
  it('hears when the request ends, and nothing is asked of them any more', () => {
    expect(told(helped, { move: 'withdraw' }, resident())).toEqual({
      o_help: '不用再协办了：诉求撤回了',
      o_wei: '王阿姨撤回了诉求',
    })
    const merged = having(helped, { move: 'merge', into: { id: 'r2', no: 'N' } }, actor(deskClerk))
    expect(merged.parts).toMatchObject([{ status: 'calledOff' }])
    expect(merged.helpers).toEqual([])
  })
  it('can still open what the message is about, and do nothing there', () => {
    const over = having(helped, { move: 'withdraw' }, resident())
    expect(may('see', actor(helper), over)).toBe(true)
    expect(may('contact', actor(helper), over)).toBe(false)
    expect(movesFor(over, actor(helper), T0)).toEqual([])
  })
})

describe('a supervision', () => {
  const replyBy = hoursAfter(T0, 30)
  const supervised = having(inHand, { move: 'supervise', words: '请尽快', replyBy }, actor(deskClerk))
  it('is not taken over by another while its reply is awaited', () => {
    const second = { move: 'supervise', words: '请尽快', replyBy: daysAfter(T0, 3) } as const
    expect(() => having(supervised, second, actor(officer))).toThrow('周敏已经督办，3月3日 16:00 前等回复')
    expect(having(supervised, second, actor(officer), replyBy).supervision?.by.name).toBe('吴主任')
    const replied = having(supervised, { move: 'reply', text: '明天上门' }, actor(wei))
    expect(having(replied, second, actor(officer)).supervision?.by.name).toBe('吴主任')
  })
  it('without a reply in time is told to whoever supervises, too', () => {
    const above = { lead: toWei, community: toDesk, street: toDesk }
    const late = told(supervised, { move: 'tick', above }, 'system', replyBy)
    expect(Object.keys(late).sort()).toEqual(['c1', 'o_wei'])
  })
  it('that comes with a second start is told to the community', () => {
    const resolved = having(inHand, { move: 'resolve', result: '好了' }, actor(wei))
    const reopens = { move: 'reopen', again: again(toWei), reason: '又坏了' } as const
    expect(Object.keys(told(resolved, reopens, resident())).sort()).toEqual(['c1', 'o_wei'])
  })
})

describe('a level that is called', () => {
  it('reads first what to do, and whoever had it that it is gone', () => {
    const toLead: Party = { role: 'lead', id: 'o_lead', name: '孙组长' }
    const above = { lead: toLead, community: toDesk, street: toDesk }
    expect(told(aSubmitted(), { move: 'tick', above }, 'system', hoursAfter(T0, 24))).toMatchObject({
      o_lead: '请您接手：超过答复期限没有人接',
      o_wei: '您不用再办了：超过答复期限，改由孙组长负责',
    })
    expect(told(inHand, { move: 'tick', above }, 'system', daysAfter(T0, 7))).toMatchObject({
      o_lead: '请您督促：超过办理期限',
      o_wei: '请您抓紧：超过办理期限',
    })
  })
})
