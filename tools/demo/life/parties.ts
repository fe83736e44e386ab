import type { Command } from '@domain/request/lifecycle'
import { type Party, type Place, placeOf, type ServiceRequest } from '@domain/request/model'
import { deskOf, partyIn, route } from '@domain/request/routing'
import type { Unit } from '@domain/street/model'
import type { Ask, Inputs } from './step'
import type { World } from './world'

/*
 * What the function `request` looks up before it decides, here from memory: the counterpart of
 * server/request/parties.ts. That the two agree is proven by replaying a part of the demo through the functions.
 */

/** Who is automatically given a matter in a unit now. */
export function routed(world: World, unit: Unit, category: ServiceRequest['category'], now: string): Party {
  const roster = world.rosterOf(unit)
  return route(unit, category, roster, world.loadsOf(roster, now), now)
}

const desk = (world: World, request: ServiceRequest, now: string): Party => {
  const unit = world.unit(request.unit)
  return deskOf(unit, world.rosterOf(unit), now)
}

/** Who gets a reopened request: the one who had it, while they are there; else it is dispatched anew. */
export function partyAgain(world: World, request: ServiceRequest, now: string): Party {
  const unit = world.unit(request.unit)
  const same = partyIn(unit._id, request.responsible.id, world.rosterOf(unit), now)
  return same ?? routed(world, unit, request.category, now)
}

/** A request that goes to another unit takes that unit's place. */
const elsewhere = (unit: Unit, request: ServiceRequest): Place | undefined =>
  unit._id === request.unit ? undefined : placeOf(unit)

function dispatched(world: World, input: Inputs['dispatch'], request: ServiceRequest, now: string): Command {
  const { reason } = input
  if (input.to) {
    const unit = world.unit(input.unit ?? request.unit)
    const to = partyIn(unit._id, input.to, world.rosterOf(unit), now)
    if (!to) throw new Error(`${input.to} can't be given anything in ${unit._id}`)
    return { move: 'dispatch', to, place: elsewhere(unit, request), reason }
  }
  const unit = world.unit(input.unit ?? request.unit)
  const to = routed(world, unit, request.category, now)
  return { move: 'dispatch', to, place: elsewhere(unit, request), reason }
}

function transferred(world: World, input: Inputs['transfer'], request: ServiceRequest, now: string): Command {
  const { reason } = input
  if (input.to) {
    const to = partyIn(request.unit, input.to, world.rosterOf(world.unit(request.unit)), now)
    if (to) return { move: 'transfer', to, reason }
    const post = world.postsOf(input.to).find(held => held.scope !== request.unit)
    const suggested = post && `${post.scopeName} ${post.name}`
    return { move: 'transfer', to: desk(world, request, now), reason, suggested }
  }
  const suggested = input.unit && world.unit(input.unit).name
  return { move: 'transfer', to: desk(world, request, now), reason, suggested }
}

/** What a call comes to, with everything that the function would look up for it. */
export function commandOf(
  world: World,
  ask: Exclude<Ask, { action: 'submit' }>,
  request: ServiceRequest,
  now: string,
): Command {
  switch (ask.action) {
    case 'dispatch':
      return dispatched(world, ask.input, request, now)
    case 'transfer':
      return transferred(world, ask.input, request, now)
    case 'return':
      return { move: 'return', to: desk(world, request, now), reason: ask.input.reason }
    case 'reopen':
      return { move: 'reopen', to: partyAgain(world, request, now), reason: ask.input.reason }
    default: {
      const { id, ...said } = ask.input
      return { move: ask.action, ...said } as Command
    }
  }
}
