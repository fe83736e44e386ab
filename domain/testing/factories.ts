/** Things to test rules with: plausible, complete, and different only where a test says so. */
import { evolve } from '../request/evolve'
import { type Command, decide } from '../request/lifecycle'
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
  text: '给母亲理发',
  answers: { people: 1, where: 'home' },
  pictures: [],
  wanted: [],
  address: '3 号楼 101',
  contact: { name: '王阿姨', phone: '13800001234' },
  beneficiary: null,
  ...fields,
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

/** One request in every state that the table knows, reached by real moves. */
export function inEveryState(): ServiceRequest[] {
  const dispatched = aSubmitted()
  const waiting = aSubmitted(toDesk)
  const accepted = having(dispatched, { move: 'accept' }, actor(wei))
  const resolved = having(accepted, { move: 'resolve', result: '已经上门理好' }, actor(wei))
  return [
    waiting,
    dispatched,
    accepted,
    resolved,
    having(resolved, { move: 'rate', solved: false }, resident()),
    having(resolved, { move: 'rate', solved: true }, resident()),
    having(dispatched, { move: 'withdraw' }, resident()),
    having(waiting, { move: 'refuse', reason: '不在服务范围', instead: '请打 12345' }, actor(deskClerk)),
  ]
}
