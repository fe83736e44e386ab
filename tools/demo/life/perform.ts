import { createHash } from 'node:crypto'
import type { Command } from '@domain/request/commands'
import { decide } from '@domain/request/decide'
import { evolve } from '@domain/request/evolve'
import { placeOf, type ServiceRequest } from '@domain/request/model'
import { recorderOf } from '@domain/request/recorded'
import { submitRequest } from '@domain/request/submit'
import type { Actor } from '@domain/street/model'
import { commandOf, type Occasion } from './command'
import { chooseParty } from './routing'
import type { Ask, AskOf } from './step'
import { termsOfNew } from './terms'
import type { World } from './world'

/** The id under which the function `request` marks what a key of a caller has done, and names a new request. */
export const commandId = (caller: string, key: string): string =>
  createHash('sha256')
    .update(JSON.stringify([caller, 'request', key]))
    .digest('hex')
    .slice(0, 32)

/** Makes a move on a request and saves it. @throws AppError as the product would. */
export function make(
  world: World,
  id: string,
  actor: Actor | 'system',
  command: Command,
  occasion: Occasion,
): ServiceRequest {
  const before = world.request(id)
  const after = evolve(before, decide(command, before, actor, occasion))
  world.save(after)
  return after
}

/** Does what the function `request` would do at `now` when asked with `key`. @throws AppError as it would. */
export function perform(world: World, ask: Ask, key: string, now: string): ServiceRequest {
  const occasion = { now, key: commandId(ask.caller, key) }
  if (ask.action === 'submit') return submitted(world, ask, occasion)
  if (ask.action === 'merge') return merged(world, ask, occasion)
  const { id } = ask.input
  const command = commandOf(world, ask, world.request(id), occasion)
  return make(world, id, world.actor(ask.caller), command, occasion)
}

function submitted(world: World, ask: AskOf<'submit'>, { now, key }: Occasion): ServiceRequest {
  const { unit: unitId, ...asked } = ask.input
  const unit = world.unit(unitId)
  const { to, ...why } = chooseParty(world, unit, asked, now)
  const fresh = submitRequest(asked, to, {
    ...why,
    ...termsOfNew(world.settings, asked.category, unit, now),
    id: key,
    key,
    now,
    by: ask.caller,
    recordedBy: recorderOf(world.actor(ask.caller), unit, asked),
    place: placeOf(unit),
    contentChecked: true,
  })
  world.save(fresh)
  return fresh
}

/** First the main one learns of it, then the duplicate ends: the counterpart of server/request/merge.ts. */
function merged(world: World, ask: AskOf<'merge'>, { now, key }: Occasion): ServiceRequest {
  const { id, into } = ask.input
  const { no, requester } = world.request(id)
  const join: Command = { move: 'join', id, no, requester: requester.id }
  const main = make(world, into, 'system', join, { now, key: `join:${key}` })
  const merge: Command = { move: 'merge', into: { id: main._id, no: main.no } }
  return make(world, id, world.actor(ask.caller), merge, { now, key })
}
