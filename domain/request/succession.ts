import { type Actor, type LeavingPost, STREET } from '../street/model'
import type { Command } from './commands'
import { decide } from './decide'
import { evolve } from './evolve'
import { inWork, type Leaving, type Party, type ServiceRequest } from './model'

type HandOver = Extract<Command, { move: 'handOver' }>
const toStreet: Party = { role: 'street', id: STREET, name: '街道' }

/** Whether a post that is left is the one by which a party holds this request. */
function isBy(post: LeavingPost, party: Party, request: ServiceRequest): boolean {
  if (post.role !== party.role) return false
  if (post.role === 'community') return post.scope === party.id
  return post.person === party.id && (post.scope === request.unit || !post.leaving.remains)
}

/** A desk answers for its own community only; elsewhere it is the street. */
const fitting = (successor: Party, request: ServiceRequest): Party =>
  successor.role === 'community' && successor.id !== request.community ? toStreet : successor

/** Who answers for what a party held, over as many departures as it takes; the party itself while it is there. */
function present(
  party: Party,
  request: ServiceRequest,
  departures: readonly LeavingPost[],
): { to: Party; why: Leaving } | undefined {
  let found: { to: Party; why: Leaving } | undefined
  for (const _ of departures) {
    const post = departures.find(one => isBy(one, found?.to ?? party, request))
    if (!post) return found
    found = { to: fitting(post.leaving.successor, request), why: found?.why ?? post.leaving.why }
  }
  // Everybody leaves to everybody: the street is always there.
  return found && departures.some(one => isBy(one, found.to, request)) ? { ...found, to: toStreet } : found
}

/** The hand-over that is owed on a request because its people have left (能上能下), or undefined. */
export function succession(
  request: ServiceRequest,
  departures: readonly LeavingPost[] = [],
): HandOver | undefined {
  if (departures.length === 0 || !request.open) return undefined
  const whole = present(request.responsible, request, departures)
  // What is done and waits for the resident's word has no work left in it, but somebody who answers for it.
  const parts = (inWork.includes(request.status) ? request.parts : [])
    .filter(part => part.status === 'asked')
    .flatMap(part => {
      const heir = present(part.handler, request, departures)
      // A part is a person's; where nobody is left to do it, whoever answers for the whole does.
      const isPerson = heir?.to.role === 'cadre' || heir?.to.role === 'lead'
      return heir && isPerson ? [{ part: part.id, from: part.handler, to: heir.to }] : []
    })
  if (!whole && parts.length === 0) return undefined
  return {
    move: 'handOver',
    to: whole?.to ?? request.responsible,
    why: whole?.why ?? 'ended',
    parts,
  }
}

/**
 * A request as it stands with the people who are there at `now` (ISO): from the moment a departure is saved its
 * successor counts as responsible, whether the hand-over is written already or not.
 */
export function withPeoplePresent(
  request: ServiceRequest,
  departures: Actor['departures'],
  now: string,
): ServiceRequest {
  const owed = succession(request, departures)
  if (!owed) return request
  const at = now > request.changedAt ? now : request.changedAt
  const key = `succession:${request.version}`
  return evolve(request, decide(owed, request, 'system', { now: at, key }))
}
