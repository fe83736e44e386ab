import { AppError } from '@domain/errors'
import { hoursAfter } from '@domain/request/deadline'
import { openStatuses, type ServiceRequest } from '@domain/request/model'
import { succession } from '@domain/request/succession'
import type { LeavingPost } from '@domain/street/model'
import { _ } from '../cloud'
import { posts, requests } from '../collections'
import type { Departures } from '../identity'
import { describe, log } from '../log'
import type { Where } from '../store'
import { makeMove } from './move'

const AT_ONCE = 50
const SIDE_BY_SIDE = 10
/** Far more than anybody holds. */
const COUNTED_AT_MOST = 1000
/** Whoever read the roster before the departure was saved may still be writing for this long. */
const GRACE_HOURS = 2 / 60

/** What a leaving post may hold: the whole, or a part of it. */
const heldBy = ({ role, person, scope }: LeavingPost): Where[] => {
  const status = _.in([...openStatuses])
  if (role === 'community') return [{ 'responsible.id': scope, 'responsible.role': role, status }]
  return [{ 'responsible.id': person, status }, { helpers: person }]
}

/** How it went with one request: handed over, not this post's to hand over, or to be tried again. */
type Outcome = 'done' | 'none' | 'failed'

async function handOverOne(
  request: ServiceRequest,
  departures: readonly LeavingPost[],
  now: string,
): Promise<Outcome> {
  const owed = succession(request, departures)
  if (!owed) return 'none'
  try {
    await makeMove({
      move: 'handOver',
      id: request._id,
      actor: 'system',
      departures,
      now,
      key: `succession:${request.version}`,
      loaded: request,
      command: current => succession(current, departures) ?? owed,
    })
    return 'done'
  } catch (error) {
    // Somebody was faster with this one, or the database is busy: the next tick looks again.
    if (!(error instanceof AppError)) log('not handed over', { id: request._id, ...describe(error) })
    return 'failed'
  }
}

/**
 * Hands over what a post held, request by request, each with its story. Bounded by `left` (ms), resumable: the post
 * keeps its mark until nothing is left and nobody can still be writing by an older roster. Gives how many.
 */
export async function handOver(
  post: LeavingPost,
  departures: readonly LeavingPost[],
  now: string,
  left: () => number,
): Promise<number> {
  const went: Record<Outcome, number> = { done: 0, none: 0, failed: 0 }
  for (const where of heldBy(post)) {
    // A request that is not this post's (another unit's, of a person who stays there) is passed by.
    let after = ''
    while (left() > 0) {
      const held = await requests.find({
        where: _.and([where as object, { _id: _.gt(after) }]),
        orderBy: [['_id', 'asc']],
        limit: AT_ONCE,
      })
      for (let at = 0; at < held.length && left() > 0; at += SIDE_BY_SIDE) {
        const some = held.slice(at, at + SIDE_BY_SIDE)
        const outcomes = await Promise.all(some.map(request => handOverOne(request, departures, now)))
        for (const outcome of outcomes) went[outcome]++
      }
      after = held.at(-1)?._id ?? after
      if (held.length < AT_ONCE) break
    }
  }
  const isOver = left() > 0 && now >= hoursAfter(post.leaving.at, GRACE_HOURS)
  if (isOver && went.done === 0 && went.failed === 0) {
    await posts.update({ _id: post._id, 'leaving.at': post.leaving.at }, { leaving: null })
  }
  return went.done
}

/** How many requests would change hands, were these posts left: the same choice as the hand-over makes, unwritten. */
export async function heldUnder(departures: readonly LeavingPost[]): Promise<number> {
  const held = await Promise.all(
    departures.flatMap(heldBy).map(where => requests.find({ where, limit: COUNTED_AT_MOST })),
  )
  const owed = held.flat().filter(request => succession(request, departures))
  return new Set(owed.map(({ _id }) => _id)).size
}

/** Goes on with every departure under way; whoever is back already keeps what they hold. Gives how many. */
export async function handOverAll(
  { left: gone, back }: Departures,
  now: string,
  left: () => number,
): Promise<number> {
  for (const { _id, leaving } of back) {
    await posts.update({ _id, 'leaving.at': leaving?.at }, { leaving: null })
  }
  let handed = 0
  for (const post of gone) handed += await handOver(post, gone, now, left)
  return handed
}
