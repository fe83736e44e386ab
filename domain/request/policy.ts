import type { Actor, Role } from '../street/model'
import { STREET } from '../street/model'
import type { ServiceRequest } from './model'
import { isRecorded } from './recorded'

/** Everything that can be done to a request once it exists, besides looking. */
export const moveNames = [
  'dispatch',
  'accept',
  'note',
  'return',
  'transfer',
  'resolve',
  'rate',
  'reopen',
  'close',
  'withdraw',
  'refuse',
  'extend',
  'decideExtension',
  'remind',
  'supervise',
  'reply',
  'assist',
  'report',
  'callOff',
  'refer',
  'recall',
  'merge',
  'join',
  'followUp',
  'tick',
  'recount',
  'handOver',
  'release',
] as const
export type Move = (typeof moveNames)[number]
/** Moves that only the system makes: a matter of time, or the other half of somebody's move. */
export const systemMoves = ['close', 'join', 'tick', 'recount', 'handOver', 'release'] as const
export type SystemMove = (typeof systemMoves)[number]
/** Moves that a person can make; the client knows these alone. */
export type PersonMove = Exclude<Move, SystemMove>
export const personMoves = moveNames.filter(
  (move): move is PersonMove => !(systemMoves as readonly Move[]).includes(move),
)
/** Rights also cover looking at a request and seeing how to reach the people in it. */
export type Right = Move | 'see' | 'contact'

type Relation = (actor: Actor, request: ServiceRequest) => boolean
interface Rule {
  role: Role | 'system'
  right: Right
  when: Relation
}
const allow = (role: Rule['role'], rights: readonly Right[], when: Relation): Rule[] =>
  rights.map(right => ({ role, right, when }))

// --- relations ---------------------------------------------------------------------------------------------
const holds = (role: Role, scope: (request: ServiceRequest) => string): Relation => {
  return (actor, request) =>
    actor.posts.some(post => post.role === role && post.active && post.scope === scope(request))
}
const requestedIt: Relation = (actor, request) => request.requester.id === actor.id
/** Has it in hand in this role; a team or a rule may have given it to somebody of another unit. */
const hasIt =
  (role: 'cadre' | 'lead'): Relation =>
  (actor, request) =>
    request.responsible.role === role &&
    request.responsible.id === actor.id &&
    actor.posts.some(post => post.role === role && post.active)
/** Has an open part in it (协办, 吹哨报到). */
const helps =
  (role: 'cadre' | 'lead'): Relation =>
  (actor, request) =>
    request.helpers.includes(actor.id) && actor.posts.some(post => post.role === role && post.active)
/** Was asked for a part at some time: the message about it still opens it. */
const helped =
  (role: 'cadre' | 'lead'): Relation =>
  (actor, request) =>
    request.parts.some(({ handler }) => handler.id === actor.id) &&
    actor.posts.some(post => post.role === role && post.active)
const cadreOfUnit = holds('cadre', request => request.unit)
const leadOfUnit = holds('lead', request => request.unit)
const deskOfCommunity = holds('community', request => request.community)
const inStreet = holds('street', () => STREET)
const deskIsCommunity: Relation = (_, request) => request.responsible.role === 'community'
const deskIsStreet: Relation = (_, request) => request.responsible.role === 'street'
const both =
  (...relations: Relation[]): Relation =>
  (actor, request) =>
    relations.every(relation => relation(actor, request))
const either =
  (...relations: Relation[]): Relation =>
  (actor, request) =>
    relations.some(relation => relation(actor, request))
const whileOpen: Relation = (_, request) => request.open
/** A follow-up call (回访) is wanted, also of what silence has closed: nobody can make it without the number. */
const awaitsCall: Relation = (_, request) => request.flags.includes('callBack')
/** Whoever asks how it was must not be the one who did it. */
const didNotHandle: Relation = (actor, request) =>
  !request.story.some(
    event => (event.type === 'resolved' || event.type === 'partDone') && event.by.id === actor.id,
  )

const speaksForThemselves: Relation = (_, request) => !isRecorded(request)
/** Standing alone again (单独办理) is no verdict. */
const isMerged: Relation = (_, request) => request.status === 'merged'

const inHand: readonly Right[] = [
  ...(['note', 'return', 'transfer', 'resolve', 'extend', 'reply', 'assist', 'callOff'] as const),
  ...(['refer', 'recall'] as const),
]
const oversight: readonly Right[] = [
  ...(['see', 'dispatch', 'refuse', 'note', 'supervise', 'decideExtension', 'assist', 'callOff'] as const),
  ...(['refer', 'merge'] as const),
]
/** What a desk does with what it has referred itself, and when it is supervised. */
const atDesk: readonly Right[] = ['resolve', 'recall', 'reply']

/**
 * Who may do what, and in which relation to the request. A row is a sentence; there is no other source of rights.
 * The first row that fits also says in which role the person acts.
 */
export const policy: readonly Rule[] = [
  ...allow('resident', ['see', 'withdraw', 'note', 'contact', 'remind'], requestedIt),
  // Whether it is solved, nobody says who did it, nor staff for the one whom they recorded it for: they are called.
  ...allow('resident', ['rate', 'reopen'], both(requestedIt, speaksForThemselves, didNotHandle)),
  ...allow('resident', ['reopen'], both(requestedIt, isMerged)),
  ...allow('cadre', ['see', 'accept'], either(cadreOfUnit, hasIt('cadre'))),
  ...allow('cadre', inHand, hasIt('cadre')),
  ...allow('cadre', ['contact'], both(hasIt('cadre'), whileOpen)),
  ...allow('cadre', ['report', 'note'], helps('cadre')),
  ...allow('cadre', ['see'], helped('cadre')),
  // The lead covers what nobody takes and reassigns within the unit, whoever is responsible.
  ...allow('lead', ['see', 'accept', 'transfer'], either(leadOfUnit, hasIt('lead'))),
  ...allow('lead', inHand, hasIt('lead')),
  ...allow('lead', ['contact'], both(hasIt('lead'), whileOpen)),
  ...allow('lead', ['report', 'note'], helps('lead')),
  ...allow('lead', ['see'], helped('lead')),
  ...allow('community', oversight, deskOfCommunity),
  ...allow('community', atDesk, both(deskOfCommunity, deskIsCommunity)),
  ...allow('community', ['followUp'], both(deskOfCommunity, didNotHandle)),
  ...allow('community', ['contact'], both(deskOfCommunity, whileOpen)),
  ...allow('community', ['contact'], both(deskOfCommunity, awaitsCall, didNotHandle)),
  ...allow('street', oversight, inStreet),
  ...allow('street', ['followUp'], both(inStreet, didNotHandle)),
  // Where a community has nobody at its desk, the street is the desk.
  ...allow('street', atDesk, both(inStreet, deskIsStreet)),
  ...allow('street', ['contact'], both(inStreet, deskIsStreet, whileOpen)),
  ...allow('street', ['contact'], both(inStreet, awaitsCall, didNotHandle)),
  ...allow('system', [...systemMoves, 'reopen'], () => true),
]

/** The role in which `actor` may use a right on a request, or undefined where no row allows it. */
export function roleFor(right: Right, actor: Actor | 'system', request: ServiceRequest) {
  if (actor === 'system') return policy.find(rule => rule.role === 'system' && rule.right === right)?.role
  return policy.find(rule => rule.role !== 'system' && rule.right === right && rule.when(actor, request))
    ?.role
}

/** Whether `actor` has a right on a request, in whatever role. */
export const may = (right: Right, actor: Actor | 'system', request: ServiceRequest): boolean =>
  roleFor(right, actor, request) !== undefined
