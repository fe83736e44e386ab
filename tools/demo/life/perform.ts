import { createHash } from 'node:crypto'
import { evolve } from '@domain/request/evolve'
import { decide } from '@domain/request/lifecycle'
import { placeOf, type ServiceRequest } from '@domain/request/model'
import { submitRequest } from '@domain/request/submit'
import { commandOf, partyAgain, routed } from './parties'
import type { Ask } from './step'
import type { World } from './world'

/** The id under which the function `request` marks what a key of a caller has done, and names a new request. */
export const commandId = (caller: string, key: string): string =>
  createHash('sha256')
    .update(JSON.stringify([caller, 'request', key]))
    .digest('hex')
    .slice(0, 32)

/** Does what the function `request` would do at `now` when asked with `key`. @throws AppError as it would. */
export function perform(world: World, ask: Ask, key: string, now: string): ServiceRequest {
  const id = commandId(ask.caller, key)
  const after = ask.action === 'submit' ? submitted(world, ask, id, now) : moved(world, ask, id, now)
  world.save(after)
  return after
}

function submitted(world: World, ask: Extract<Ask, { action: 'submit' }>, id: string, now: string) {
  const { unit: unitId, ...asked } = ask.input
  const unit = world.unit(unitId)
  const to = routed(world, unit, asked.category, now)
  return submitRequest(asked, to, {
    id,
    key: id,
    now,
    by: ask.caller,
    place: placeOf(unit),
    contentChecked: true,
  })
}

function moved(world: World, ask: Exclude<Ask, { action: 'submit' }>, key: string, now: string) {
  const before = world.request(ask.input.id)
  const command = commandOf(world, ask, before, now)
  return evolve(before, decide(command, before, world.actor(ask.caller), { now, key }))
}

/** Does what the timer does once the resident's seven days are over. */
export function settle(world: World, id: string, now: string): ServiceRequest {
  const before = world.request(id)
  const occasion = { now, key: `verdict:${before.resolvedAt}` }
  const command =
    before.verdict === 'unsolved'
      ? ({
          move: 'reopen',
          to: partyAgain(world, before, now),
          reason: '居民评价还没有解决，到期自动重办',
        } as const)
      : ({ move: 'close' } as const)
  const after = evolve(before, decide(command, before, 'system', occasion))
  world.save(after)
  return after
}
