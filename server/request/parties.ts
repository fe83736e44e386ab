import { AppError } from '@domain/errors'
import type { Command } from '@domain/request/lifecycle'
import { type Party, placeOf, type ServiceRequest } from '@domain/request/model'
import { deskOf, partyIn, route } from '@domain/request/routing'
import { type Actor, onDuty, type Post } from '@domain/street/model'
import { loadsOf, postsOf, staffedUnit } from './repository'

type Dispatch = Extract<Command, { move: 'dispatch' }>
type Transfer = Extract<Command, { move: 'transfer' }>

/** The desk that a request goes back to. */
export async function deskFor(request: ServiceRequest, now: string): Promise<Party> {
  const { unit, roster } = await staffedUnit(request.unit)
  return deskOf(unit, roster, now)
}

/** Who gets a reopened request: the one who had it, while they are there; else it is dispatched anew. */
export async function partyAgain(request: ServiceRequest, now: string): Promise<Party> {
  const { unit, roster } = await staffedUnit(request.unit)
  const same = partyIn(request.unit, request.responsible.id, roster, now)
  return same ?? route(unit, request.category, roster, await loadsOf(roster, now), now)
}

/** Whether a desk may give work to a post: the street to all, a community to its own units. */
const reaches = (desk: Actor, post: Post): boolean =>
  desk.posts.some(
    held => held.role === 'street' || (held.role === 'community' && held.scope === post.community),
  )

/** A post that can hold a request. */
const holdsRequests = (post: Post): boolean => post.role === 'cadre' || post.role === 'lead'

/** The refusal where somebody is to get what is in their hand already. */
const hasItAlready = () =>
  new AppError('PERSON_UNAVAILABLE', { field: 'to' }, '这件事已经在这位同志手上，请换一位')

/** Dispatch by hand, to a person who was named. @throws AppError PERSON_UNAVAILABLE, OUT_OF_REACH */
async function dispatchTo(
  person: string,
  unitId: string | undefined,
  request: ServiceRequest,
  desk: Actor,
  now: string,
): Promise<Dispatch> {
  // Before acceptance it is a nudge; afterwards it would only take the acceptance back.
  const accepted = request.status === 'accepted' && person === request.responsible.id
  if (accepted && (!unitId || unitId === request.unit)) throw hasItAlready()
  const held = (await postsOf(person)).filter(
    post => holdsRequests(post) && (!unitId || post.scope === unitId),
  )
  const reachable = held.filter(post => reaches(desk, post))
  if (held.length > 0 && reachable.length === 0) throw new AppError('OUT_OF_REACH', { field: 'to' })
  const post = reachable.find(p => p.scope === request.unit) ?? reachable[0]
  if (!post || !onDuty(post, now)) throw new AppError('PERSON_UNAVAILABLE', { field: 'to' })
  const to: Party = { role: post.role === 'lead' ? 'lead' : 'cadre', id: post.person, name: post.name }
  if (post.scope === request.unit) return { move: 'dispatch', to }
  const { unit } = await staffedUnit(post.scope)
  return { move: 'dispatch', to, place: placeOf(unit) }
}

/**
 * What the desk's dispatch comes to: the named person; else automatically, in the named unit or its own.
 * @throws AppError PERSON_UNAVAILABLE (also when nobody in its own unit can take it), OUT_OF_REACH, UNIT_UNKNOWN
 */
export async function dispatchCommand(
  input: { to?: string; unit?: string; reason?: string },
  request: ServiceRequest,
  desk: Actor,
  now: string,
): Promise<Dispatch> {
  if (input.to) {
    return { ...(await dispatchTo(input.to, input.unit, request, desk, now)), reason: input.reason }
  }
  const { unit, roster } = await staffedUnit(input.unit ?? request.unit)
  const to = route(unit, request.category, roster, await loadsOf(roster, now), now)
  const elsewhere = unit._id !== request.unit
  if (!elsewhere && to.role !== 'cadre' && to.role !== 'lead') {
    throw new AppError('PERSON_UNAVAILABLE', { field: 'to' }, '这个单元现在没有能接单的同志，请选择别的单元')
  }
  return { move: 'dispatch', to, place: elsewhere ? placeOf(unit) : undefined, reason: input.reason }
}

/**
 * What a transfer comes to: a colleague of the unit gets it at once; anything else goes to the desk with a proposal.
 * @throws AppError PERSON_UNAVAILABLE (away, or oneself), UNIT_UNKNOWN, INVALID_INPUT (neither person nor unit)
 */
export async function transferCommand(
  input: { to?: string; unit?: string; reason: string },
  request: ServiceRequest,
  now: string,
): Promise<Transfer> {
  const { unit, roster } = await staffedUnit(request.unit)
  const { reason } = input
  if (input.to) {
    if (input.to === request.responsible.id) throw hasItAlready()
    const colleague = partyIn(request.unit, input.to, roster, now)
    if (colleague) return { move: 'transfer', to: colleague, reason }
    const post = (await postsOf(input.to)).find(p => holdsRequests(p) && p.scope !== request.unit)
    if (!post) throw new AppError('PERSON_UNAVAILABLE', { field: 'to' })
    const suggested = `${post.scopeName} ${post.name}`
    return { move: 'transfer', to: deskOf(unit, roster, now), reason, suggested }
  }
  if (!input.unit || input.unit === request.unit) {
    throw new AppError('INVALID_INPUT', { field: 'to' }, '请选择接手的同志，或者另一个单元')
  }
  const other = await staffedUnit(input.unit)
  return { move: 'transfer', to: deskOf(unit, roster, now), reason, suggested: other.unit.name }
}
