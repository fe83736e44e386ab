/** Things to test rules with: plausible, complete, and different only where a test says so. */

import type { Clock } from '../calendar/clock'
import type { Again, Command } from '../request/commands'
import { daysAfter, hoursAfter } from '../request/deadline'
import { decide } from '../request/decide'
import { evolve } from '../request/evolve'
import { type Party, placeOf, type ServiceRequest } from '../request/model'
import { type Submission, submitRequest } from '../request/submit'
import { type Actor, type Post, STREET, type Unit } from '../street/model'

export const T0 = '2026-03-02T02:00:00.000Z'

export const aUnit = (fields: Partial<Unit> = {}): Unit => ({
  _id: 'u1',
  name: '一单元',
  community: 'c1',
  communityName: '示例社区',
  compounds: ['示范苑'],
  position: null,
  scopes: ['u1', 'c1', STREET],
  ...fields,
})

export const aPost = (fields: Partial<Post> = {}): Post => ({
  _id: `${fields.role ?? 'cadre'}:${fields.person ?? 'o_wei'}:${fields.scope ?? 'u1'}`,
  person: 'o_wei',
  name: '李伟',
  phone: '13800000001',
  role: 'cadre',
  scope: 'u1',
  scopeName: '一单元',
  community: 'c1',
  duties: [],
  active: true,
  leave: null,
  ...fields,
})

export const wei = aPost()
export const fang = aPost({ person: 'o_fang', name: '赵芳' })
export const lead = aPost({ person: 'o_lead', name: '孙组长', role: 'lead' })
export const deskClerk = aPost({
  person: 'o_desk',
  name: '周敏',
  role: 'community',
  scope: 'c1',
  scopeName: '示例社区',
})
export const officer = aPost({
  person: 'o_street',
  name: '吴主任',
  role: 'street',
  scope: STREET,
  scopeName: '街道',
  community: undefined,
})
export const aRoster = (): Post[] => [wei, fang, lead, deskClerk, officer]

export const actor = (...posts: Post[]): Actor => ({ id: posts[0]?.person ?? 'o_nobody', posts })
export const resident = (id = 'o_wang'): Actor => ({ id, posts: [] })

export const toWei: Party = { role: 'cadre', id: 'o_wei', name: '李伟' }
export const toDesk: Party = { role: 'community', id: 'c1', name: '示例社区' }

export const aSubmission = (fields: Partial<Submission> = {}): Submission => ({
  category: 'haircut',
  needs: [],
  text: '给母亲理发',
  answers: { people: 1, where: 'home' },
  pictures: [],
  wanted: [],
  address: '3 号楼 101',
  contact: { name: '王阿姨', phone: '13800001234' },
  beneficiary: null,
  ...fields,
})

/** A plain clock round the clock: so many hours, and a day between the levels that are called afterwards. */
export function aClock(from: string, hours: number): Clock {
  const due = hoursAfter(from, hours)
  return {
    from,
    half: hoursAfter(from, hours * 0.5),
    most: hoursAfter(from, hours * 0.8),
    due,
    lead: due,
    community: daysAfter(due, 1),
    street: daysAfter(due, 2),
    provisional: false,
  }
}
/** The deadlines of these tests: answered within 24 hours, resolved within 7 days. */
export const respondClock = (at = T0): Clock => aClock(at, 24)
export const resolveClock = (at = T0): Clock => aClock(at, 7 * 24)
export const again = (to: Party, at = T0): Again => ({
  to,
  clock: respondClock(at),
  resolve: resolveClock(at),
  urgent: false,
})

/** A request as it is right after 提交, with 李伟 or whoever is named. */
export const aSubmitted = (to: Party = toWei, asked: Partial<Submission> = {}): ServiceRequest =>
  submitRequest(aSubmission(asked), to, {
    id: 'r1',
    key: 'k0',
    now: T0,
    by: 'o_wang',
    place: placeOf(aUnit()),
    contentChecked: true,
    clocks: { respond: respondClock(), resolve: resolveClock() },
    calendar: 'test',
    urgent: false,
  })

let keys = 0
/** The request after one more command; refusals are thrown as they are. */
export const having = (
  request: ServiceRequest,
  command: Command,
  by: Actor | 'system',
  now = request.changedAt,
): ServiceRequest => {
  keys += 1
  return evolve(request, decide(command, request, by, { now, key: `k${keys}` }))
}

/** What is asked of other people, as it stands in tests. */
export const aPart = { id: 'p1', to: { role: 'cadre', id: 'o_help', name: '何帮' } as Party, task: '搬梯子' }
export const helper = aPost({ person: 'o_help', name: '何帮', scope: 'u2', community: 'c1' })

/** One request in every state that the table knows, reached by real moves; some with more going on. */
export function inEveryState(): Record<string, ServiceRequest> {
  const dispatched = aSubmitted()
  const waiting = aSubmitted(toDesk)
  const accepted = having(dispatched, { move: 'accept' }, actor(wei))
  const resolved = having(accepted, { move: 'resolve', result: '已经上门理好' }, actor(wei))
  const asksMore: Command = { move: 'extend', days: 2, until: daysAfter(T0, 9), reason: '等材料' }
  const supervises: Command = { move: 'supervise', words: '请尽快', replyBy: daysAfter(T0, 2) }
  const refers = { move: 'refer', body: '供水公司', words: '主管道', expectBy: daysAfter(T0, 3) } as const
  const closed = having(resolved, { move: 'rate', solved: true }, resident())
  return {
    waiting,
    dispatched,
    accepted,
    'accepted, more time asked for': having(accepted, asksMore, actor(wei)),
    'accepted, supervised': having(accepted, supervises, actor(officer)),
    'accepted, with help': having(accepted, { move: 'assist', parts: [aPart] }, actor(wei)),
    referred: having(accepted, { ...refers, to: toWei }, actor(wei)),
    'referred by the desk': having(waiting, { ...refers, to: toDesk }, actor(deskClerk)),
    resolved,
    'resolved, said unsolved': having(resolved, { move: 'rate', solved: false }, resident()),
    closed,
    'closed by silence': having(resolved, { move: 'close' }, 'system', daysAfter(T0, 7)),
    withdrawn: having(dispatched, { move: 'withdraw' }, resident()),
    refused: having(
      waiting,
      { move: 'refuse', reason: '不在服务范围', instead: '请打 12345' },
      actor(deskClerk),
    ),
    merged: having(waiting, { move: 'merge', into: { id: 'r2', no: '260302-000002' } }, actor(deskClerk)),
  }
}
