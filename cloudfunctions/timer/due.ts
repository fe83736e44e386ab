import { AppError } from '@domain/errors'
import { inWork, type Level, type Party, type ServiceRequest } from '@domain/request/model'
import { deskOf } from '@domain/request/routing'
import { type LeavingPost, onDuty, STREET } from '@domain/street/model'
import { _ } from '@server/cloud'
import { requests } from '@server/collections'
import { describe, log } from '@server/log'
import { release } from '@server/request/merge'
import { makeMove } from '@server/request/move'
import { startAgain } from '@server/request/parties'
import { requestById, type Staffed, staffedUnit } from '@server/request/repository'

const AT_ONCE = 50
/** So many are settled side by side: on the real cloud a round trip is mostly waiting. */
const SIDE_BY_SIDE = 10

const theStreet: Party = { role: 'street', id: STREET, name: '街道' }

/** Who is called at each level in a unit; where a level has nobody, whoever is above it. */
function levelsOf({ unit, roster }: Staffed, now: string): Record<Level, Party> {
  const community = deskOf(unit, roster, now)
  const lead = roster.find(post => post.role === 'lead' && post.scope === unit._id && onDuty(post, now))
  return {
    lead: lead ? { role: 'lead', id: lead.person, name: lead.name } : community,
    community,
    street: theStreet,
  }
}

/** One tick's knowledge, so that a unit is read once however many of its requests are due. */
export interface Tick {
  now: string
  departures: readonly LeavingPost[]
  staffed: (unit: string) => Promise<Staffed>
}

/** What a tick knows, from `now` (ISO) and the departures under way. */
export function tickAt(now: string, departures: readonly LeavingPost[]): Tick {
  const units = new Map<string, Promise<Staffed>>()
  const staffed = (unit: string) => {
    const known = units.get(unit) ?? staffedUnit(unit)
    units.set(unit, known)
    return known
  }
  return { now, departures, staffed }
}

/** Silence closes; a resident who said "not solved" and left it at that gets it done again without asking. */
function settleVerdict(request: ServiceRequest, now: string): Promise<ServiceRequest> {
  // The key names the occasion, so that two ticks at once or a killed one settle it once.
  const key = `verdict:${request.resolvedAt}`
  const common = { id: request._id, actor: 'system' as const, now, key, loaded: request }
  if (request.verdict !== 'unsolved') {
    return makeMove({ ...common, move: 'close', command: () => ({ move: 'close' }) })
  }
  return makeMove({
    ...common,
    move: 'reopen',
    command: async current => ({
      move: 'reopen',
      again: await startAgain(current, now),
      reason: '居民评价还没有解决，到期自动重办',
    }),
  })
}

/** Those who were merged into what has been given up stand for themselves again, then it is let go. */
async function letGo(request: ServiceRequest, { now }: Tick): Promise<void> {
  for (const { id } of request.duplicates) {
    const duplicate = await requestById(id)
    const isHere = duplicate.status === 'merged' && duplicate.mergedInto?.id === request._id
    if (isHere) await release(duplicate, request._id, now)
  }
  const key = `let-go:${request.endedAt}`
  const common = { id: request._id, actor: 'system' as const, now, key }
  await makeMove({ ...common, move: 'release', command: () => ({ move: 'release' }) })
}

/** Does what is due on one request: reminders, escalation, the end of the seven days. Marked by the version. */
async function settle(request: ServiceRequest, tick: Tick): Promise<void> {
  const { now, departures } = tick
  if (request.status === 'resolved') {
    await settleVerdict(request, now)
  } else if (inWork.includes(request.status)) {
    await makeMove({
      move: 'tick',
      id: request._id,
      actor: 'system',
      departures,
      now,
      key: `tick:${request.version}`,
      loaded: request,
      command: async current => ({ move: 'tick', above: levelsOf(await tick.staffed(current.unit), now) }),
    })
  } else {
    await letGo(request, tick)
  }
}

/**
 * Does what is due: every request names the instant at which the timer has to look at it next. Cost proportional to
 * what is due; bounded by `left` (ms); what is left is found by the next tick, in the order in which it fell due.
 * Gives how many were settled.
 */
export async function doWhatIsDue(tick: Tick, left: () => number): Promise<number> {
  let settled = 0
  const passedOver = new Set<string>()
  const one = async (request: ServiceRequest) => {
    try {
      await settle(request, tick)
      settled++
    } catch (error) {
      // Somebody moved it in this very moment, or the database is busy: the next tick looks again.
      passedOver.add(request._id)
      if (!(error instanceof AppError)) log('not settled', { id: request._id, ...describe(error) })
    }
  }
  while (left() > 0) {
    const due = await requests.find({
      where: { wakeAt: _.lte(tick.now) },
      orderBy: [['wakeAt', 'asc']],
      limit: AT_ONCE + passedOver.size,
    })
    const todo = due.filter(request => !passedOver.has(request._id))
    if (todo.length === 0) break
    for (let at = 0; at < todo.length && left() > 0; at += SIDE_BY_SIDE) {
      await Promise.all(todo.slice(at, at + SIDE_BY_SIDE).map(one))
    }
  }
  return settled
}
