import { AppError } from '@domain/errors'
import type { Again, Command } from '@domain/request/commands'
import { type Party, placeOf, type ServiceRequest } from '@domain/request/model'
import { deskOf, handedOnBy, partyIn, partyOf } from '@domain/request/routing'
import { clockFrom, isUrgent } from '@domain/request/terms'
import { type Actor, holdsRequests, onDuty, type Post } from '@domain/street/model'
import { _ } from '../cloud'
import { posts } from '../collections'
import { postsOf, type Staffed, staffedUnit } from './repository'
import { chooseParty } from './routing'

type Dispatch = Extract<Command, { move: 'dispatch' }>
type Transfer = Extract<Command, { move: 'transfer' }>

/** The clock for whoever gets a request now: counted as it has been since its start, as all its clocks are. */
const answerClock = ({ settings }: Staffed, { category, urgent }: ServiceRequest, now: string) =>
  clockFrom('respond', settings, category, urgent, now)

/** The desk that a request goes back to, with the time that it has to dispatch it. */
export async function deskFor(request: ServiceRequest, now: string) {
  const staffed = await staffedUnit(request.unit)
  return { to: deskOf(staffed.unit, staffed.roster, now), clock: answerClock(staffed, request, now) }
}

/** A second start: with the one who had it, while they are there; else it is dispatched anew. */
export async function startAgain(request: ServiceRequest, now: string): Promise<Again> {
  const staffed = await staffedUnit(request.unit)
  const { unit, roster, settings } = staffed
  const { category, needs } = request
  const same = partyIn(request.unit, request.responsible.id, roster, now)
  const to = same ?? (await chooseParty(staffed, { category, needs, now })).to
  const urgent = isUrgent(settings, category, unit)
  return {
    to,
    clock: clockFrom('respond', settings, category, urgent, now),
    resolve: clockFrom('resolve', settings, category, urgent, now),
    urgent,
  }
}

/** Whether a desk may give work to a post: the street to all, a community to its own units. */
const reaches = (desk: Actor, post: Post): boolean =>
  desk.posts.some(
    held => held.role === 'street' || (held.role === 'community' && held.scope === post.community),
  )

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
  // Mostly it is somebody of the unit, who comes with its roster; others are looked for.
  const here = await staffedUnit(unitId ?? request.unit)
  const ofUnit = here.roster.filter(post => post.person === person && post.scope === here.unit._id)
  const held = (ofUnit.length > 0 || unitId ? ofUnit : await postsOf(person)).filter(holdsRequests)
  const reachable = held.filter(post => reaches(desk, post))
  if (held.length > 0 && reachable.length === 0) throw new AppError('OUT_OF_REACH', { field: 'to' })
  const post = reachable[0]
  if (!post || !onDuty(post, now)) throw new AppError('PERSON_UNAVAILABLE', { field: 'to' })
  const staffed = post.scope === here.unit._id ? here : await staffedUnit(post.scope)
  const place = post.scope === request.unit ? undefined : placeOf(staffed.unit)
  return { move: 'dispatch', to: partyOf(post), clock: answerClock(staffed, request, now), place }
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
  const staffed = await staffedUnit(input.unit ?? request.unit)
  const { category, needs } = request
  const route = await chooseParty(staffed, { category, needs, now, except: handedOnBy(request) })
  const elsewhere = staffed.unit._id !== request.unit
  if (!elsewhere && route.to.role !== 'cadre' && route.to.role !== 'lead') {
    throw new AppError('PERSON_UNAVAILABLE', { field: 'to' }, '这个单元现在没有能接单的同志，请选择别的单元')
  }
  const place = elsewhere ? placeOf(staffed.unit) : undefined
  const clock = answerClock(staffed, request, now)
  return { move: 'dispatch', ...route, clock, place, reason: input.reason }
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
  const staffed = await staffedUnit(request.unit)
  const { unit, roster } = staffed
  const common = {
    move: 'transfer' as const,
    clock: answerClock(staffed, request, now),
    reason: input.reason,
  }
  if (input.to) {
    if (input.to === request.responsible.id) throw hasItAlready()
    const colleague = partyIn(request.unit, input.to, roster, now)
    if (colleague) return { ...common, to: colleague }
    const post = (await postsOf(input.to)).find(p => holdsRequests(p) && p.scope !== request.unit)
    if (!post) throw new AppError('PERSON_UNAVAILABLE', { field: 'to' })
    return { ...common, to: deskOf(unit, roster, now), suggested: `${post.scopeName} ${post.name}` }
  }
  if (!input.unit || input.unit === request.unit) {
    throw new AppError('INVALID_INPUT', { field: 'to' }, '请选择接手的同志，或者另一个单元')
  }
  const other = await staffedUnit(input.unit)
  return { ...common, to: deskOf(unit, roster, now), suggested: other.unit.name }
}

/**
 * Those who are asked for help: cadres and leads who are there; a handler asks within the community, desk and street
 * in their own reach. @throws AppError PERSON_UNAVAILABLE
 */
export async function helpersFor(
  asked: readonly { to: string; task: string }[],
  request: ServiceRequest,
  actor: Actor,
  now: string,
  key: string,
) {
  const found = await posts.find({
    where: { person: _.in(asked.map(({ to }) => to)), active: true },
    limit: 500,
  })
  const inStreet = actor.posts.some(post => post.role === 'street')
  return asked.map(({ to, task }, index) => {
    const post = found.find(
      p =>
        p.person === to &&
        holdsRequests(p) &&
        onDuty(p, now) &&
        (inStreet || p.community === request.community),
    )
    const isBusy = request.parts.some(part => part.status === 'asked' && part.handler.id === to)
    if (!post || to === request.responsible.id || isBusy) {
      throw new AppError('PERSON_UNAVAILABLE', { field: `parts.${index}.to`, to })
    }
    return { id: `${key.slice(0, 12)}-${index}`, to: partyOf(post), task }
  })
}

/** Who answers for a referral: the handler, or the desk that refers it. */
export function referrer(request: ServiceRequest, actor: Actor): Party {
  if (actor.id === request.responsible.id) return request.responsible
  const desk = actor.posts.find(post => post.role === 'community' && post.scope === request.community)
  if (desk) return { role: 'community', id: request.community, name: request.communityName }
  return { role: 'street', id: 'street', name: '街道' }
}
