import type { Actor, Role } from '../street/model'
import { STREET } from '../street/model'
import type { ServiceRequest } from './model'

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
] as const
export type Move = (typeof moveNames)[number]
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
const isResponsible: Relation = (actor, request) =>
  (request.responsible.role === 'cadre' || request.responsible.role === 'lead') &&
  request.responsible.id === actor.id
const cadreOfUnit = holds('cadre', request => request.unit)
const leadOfUnit = holds('lead', request => request.unit)
const deskOfCommunity = holds('community', request => request.community)
const inStreet = holds('street', () => STREET)
const deskIsStreet: Relation = (_, request) => request.responsible.role === 'street'
const both =
  (...relations: Relation[]): Relation =>
  (actor, request) =>
    relations.every(relation => relation(actor, request))
const whileOpen: Relation = (_, request) => request.open

/**
 * Who may do what, and in which relation to the request. A row is a sentence; there is no other source of rights.
 * The first row that fits also says in which role the person acts.
 */
export const policy: readonly Rule[] = [
  ...allow('resident', ['see', 'rate', 'reopen', 'withdraw', 'note', 'contact'], requestedIt),
  ...allow('cadre', ['see', 'accept'], cadreOfUnit),
  ...allow('cadre', ['note', 'return', 'transfer', 'resolve'], both(cadreOfUnit, isResponsible)),
  ...allow('cadre', ['contact'], both(cadreOfUnit, isResponsible, whileOpen)),
  // The lead covers what nobody takes and reassigns within the unit, whoever is responsible.
  ...allow('lead', ['see', 'accept', 'transfer'], leadOfUnit),
  ...allow('lead', ['note', 'return', 'resolve'], both(leadOfUnit, isResponsible)),
  ...allow('lead', ['contact'], both(leadOfUnit, isResponsible, whileOpen)),
  ...allow('community', ['see', 'dispatch', 'refuse', 'note'], deskOfCommunity),
  ...allow('community', ['contact'], both(deskOfCommunity, whileOpen)),
  ...allow('street', ['see', 'dispatch', 'refuse', 'note'], inStreet),
  // Where a community has nobody at its desk, the street is the desk.
  ...allow('street', ['contact'], both(inStreet, deskIsStreet, whileOpen)),
  ...allow('system', ['close', 'reopen', 'dispatch'], () => true),
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
