import type { Command } from '@domain/request/commands'
import { inWork, type Level, type Party, type ServiceRequest } from '@domain/request/model'
import { deskOf, theStreet } from '@domain/request/routing'
import { onDuty } from '@domain/street/model'
import type { Occasion } from './command'
import { startAgain } from './parties'
import { make } from './perform'
import type { World } from './world'

/*
 * What the timer does with a request that is due: the counterpart of cloudfunctions/timer/due.ts.
 */

function levelsOf(world: World, { unit: id }: ServiceRequest, now: string): Record<Level, Party> {
  const unit = world.unit(id)
  const roster = world.rosterOf(unit)
  const community = deskOf(unit, roster, now)
  const lead = roster.find(post => post.role === 'lead' && post.scope === id && onDuty(post, now))
  return {
    lead: lead ? { role: 'lead', id: lead.person, name: lead.name } : community,
    community,
    street: theStreet,
  }
}

const tickOf = (world: World, request: ServiceRequest, now: string): Command => ({
  move: 'tick',
  above: levelsOf(world, request, now),
})

/** Silence closes; "not solved" that was left at that starts again. */
function verdict(world: World, request: ServiceRequest, now: string): Command {
  if (request.verdict !== 'unsolved') return { move: 'close' }
  const reason = '居民评价还没有解决，到期自动重办'
  return { move: 'reopen', again: startAgain(world, request, now), reason }
}

/** Those who were merged into what has been given up stand for themselves again, then it is let go. */
function letGo(world: World, request: ServiceRequest, now: string): ServiceRequest[] {
  const released = request.duplicates
    .map(({ id }) => world.request(id))
    .filter(({ status, mergedInto }) => status === 'merged' && mergedInto?.id === request._id)
    .map(duplicate => {
      const reason = '一起办理的那件已经撤回或不予受理，这件恢复单独办理'
      const again = startAgain(world, duplicate, now)
      const occasion = { now, key: `release:${request._id}:${duplicate.version}` }
      return make(world, duplicate._id, 'system', { move: 'reopen', again, reason }, occasion)
    })
  const occasion = { now, key: `let-go:${request.endedAt}` }
  return [...released, make(world, request._id, 'system', { move: 'release' }, occasion)]
}

/** Does what is due on one request: reminders, escalation, the end of the seven days. Gives what has changed. */
export function settle(world: World, id: string, now: string): ServiceRequest[] {
  const request = world.request(id)
  const by = (command: Command, key: string): ServiceRequest[] => {
    const occasion: Occasion = { now, key }
    return [make(world, id, 'system', command, occasion)]
  }
  if (request.status === 'resolved') return by(verdict(world, request, now), `verdict:${request.resolvedAt}`)
  if (inWork.includes(request.status)) return by(tickOf(world, request, now), `tick:${request.version}`)
  return letGo(world, request, now)
}
