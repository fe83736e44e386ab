import { AppError } from '@domain/errors'
import { refusal } from '@domain/request/conditions'
import { inWork, type ServiceRequest } from '@domain/request/model'
import { may } from '@domain/request/policy'
import type { Call } from '../serve'
import { makeMove } from './move'
import { startAgain } from './parties'
import { requestById } from './repository'

/** Whether a duplicate may go into this request. */
const fits = (main: ServiceRequest, duplicate: ServiceRequest): boolean =>
  main._id !== duplicate._id && main.community === duplicate.community && inWork.includes(main.status)

/**
 * Merges a duplicate into another request: first the main one learns of it, so that whoever merges is told of what
 * happens to it; then the duplicate ends. Where the main one was given up in between, the duplicate starts again.
 * @throws AppError MERGE_IMPOSSIBLE, and what moves refuse with
 */
export async function mergeInto(thing: { id: string; version?: number }, into: string, call: Call) {
  const { actor, now, key } = call
  const [duplicate, main] = await Promise.all([requestById(thing.id), requestById(into)])
  if (duplicate.story.some(event => event.key === key)) return duplicate
  const no = refusal('merge', duplicate, actor, now)
  if (no) throw no
  if (!may('see', actor, main) || !fits(main, duplicate))
    throw new AppError('MERGE_IMPOSSIBLE', { field: 'into' })
  const system = { actor: 'system' as const, now, departures: actor.departures }
  const requester = duplicate.requester.id
  await makeMove({
    ...system,
    move: 'join',
    id: into,
    key: `join:${key}`,
    command: () => ({ move: 'join', id: duplicate._id, no: duplicate.no, requester }),
  })
  const merged = await makeMove({
    move: 'merge',
    ...thing,
    ...call,
    command: () => ({ move: 'merge', into: { id: main._id, no: main.no } }),
  })
  const after = await requestById(into)
  if (after.status !== 'withdrawn' && after.status !== 'refused') return merged
  return release(merged, into, now)
}

/** Lets a merged request stand for itself again, because the one that it went into was given up. */
export const release = (merged: ServiceRequest, from: string, now: string) =>
  makeMove({
    move: 'reopen',
    id: merged._id,
    actor: 'system',
    now,
    key: `release:${from}:${merged.version}`,
    command: async current => ({
      move: 'reopen',
      again: await startAgain(current, now),
      reason: '一起办理的那件已经撤回或不予受理，这件恢复单独办理',
    }),
  })
