import type { Again, Command } from '@domain/request/commands'
import { type Party, placeOf, type ServiceRequest } from '@domain/request/model'
import { deskOf, handedOnBy, partyIn, partyOf } from '@domain/request/routing'
import { clockFrom, isUrgent } from '@domain/request/terms'
import { type Actor, holdsRequests, onDuty, type Unit } from '@domain/street/model'
import { chooseParty } from './routing'
import type { Inputs } from './step'
import { clockIn } from './terms'
import type { World } from './world'

/*
 * What the function `request` looks up before it decides, here from memory: the counterpart of
 * server/request/parties.ts. That the two agree is proven by replaying a part of the demo through the functions.
 */

const answerClock = ({ settings }: World, { category, urgent }: ServiceRequest, now: string) =>
  clockFrom('respond', settings, category, urgent, now)

/** The desk that a request goes back to, with the time that it has to dispatch it. */
export function deskFor(world: World, request: ServiceRequest, now: string) {
  const unit = world.unit(request.unit)
  return { to: deskOf(unit, world.rosterOf(unit), now), clock: answerClock(world, request, now) }
}

/** A second start: with the one who had it, while they are there; else it is dispatched anew. */
export function startAgain(world: World, request: ServiceRequest, now: string): Again {
  const unit = world.unit(request.unit)
  const same = partyIn(unit._id, request.responsible.id, world.rosterOf(unit), now)
  return {
    to: same ?? chooseParty(world, unit, request, now).to,
    clock: clockIn('respond', world.settings, request.category, unit, now),
    resolve: clockIn('resolve', world.settings, request.category, unit, now),
    urgent: isUrgent(world.settings, request.category, unit),
  }
}

/** A request that goes to another unit takes that unit's place. */
const elsewhere = (unit: Unit, request: ServiceRequest) =>
  unit._id === request.unit ? undefined : placeOf(unit)

/** What the desk's dispatch comes to: the named person, else by the rules. */
export function dispatched(
  world: World,
  input: Inputs['dispatch'],
  request: ServiceRequest,
  now: string,
): Command {
  const { to: person, unit: named, reason } = input
  if (person) {
    const held = world
      .postsOf(person)
      .filter(post => holdsRequests(post) && (!named || post.scope === named) && onDuty(post, now))
    const post = held.find(({ scope }) => scope === request.unit) ?? held[0]
    if (!post) throw new Error(`${person} can't be given anything`)
    const unit = world.unit(post.scope)
    const clock = answerClock(world, request, now)
    return { move: 'dispatch', to: partyOf(post), clock, place: elsewhere(unit, request), reason }
  }
  const unit = world.unit(named ?? request.unit)
  const route = chooseParty(world, unit, request, now, handedOnBy(request))
  const clock = answerClock(world, request, now)
  return { move: 'dispatch', ...route, clock, place: elsewhere(unit, request), reason }
}

/** What a transfer comes to: a colleague at once; anything else goes to the desk with a proposal. */
export function transferred(
  world: World,
  input: Inputs['transfer'],
  request: ServiceRequest,
  now: string,
): Command {
  const unit = world.unit(request.unit)
  const clock = answerClock(world, request, now)
  const common = { move: 'transfer', clock, reason: input.reason } as const
  const colleague = input.to && partyIn(unit._id, input.to, world.rosterOf(unit), now)
  if (colleague) return { ...common, to: colleague }
  const { to } = deskFor(world, request, now)
  if (!input.to) return { ...common, to, suggested: input.unit && world.unit(input.unit).name }
  const post = world.postsOf(input.to).find(held => holdsRequests(held) && held.scope !== unit._id)
  return { ...common, to, suggested: post && `${post.scopeName} ${post.name}` }
}

/** Those who are asked for help, each with their part. */
export function helpersFor(world: World, asked: Inputs['assist']['parts'], now: string, key: string) {
  return asked.map(({ to, task }, index) => {
    const post = world.postsOf(to).find(held => holdsRequests(held) && onDuty(held, now))
    if (!post) throw new Error(`${to} can't help`)
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
