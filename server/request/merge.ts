import { AppError } from '@domain/errors'
import { refusal } from '@domain/request/conditions'
import { inWork, type ServiceRequest } from '@domain/request/model'
import { may } from '@domain/request/policy'
import { withPeoplePresent } from '@domain/request/succession'
import type { Call } from '../serve'
import { makeMove } from './move'
import { startAgain } from './parties'
import { requestById } from './repository'

/** Whether a duplicate may go into this request. */
const fits = (main: ServiceRequest, duplicate: ServiceRequest): boolean =>
  main._id !== duplicate._id && main.community === duplicate.community && inWork.includes(main.status)

/**
 * Merges a duplicate into another request: first the main one learns of it, so that whoever merges is told of what
 * happens to it; then the duplicate ends. Nothing is written before both are known to allow it. Where the duplicate
 * moved in between, the main one lets it go; where the main one was given up in between, the duplicate starts again.
 * @throws AppError MERGE_IMPOSSIBLE, CHANGED, and what moves refuse with
 */
export async function mergeInto(thing: { id: string; version?: number }, into: string, call: Call) {
  const { actor, now, key } = call
  const [stored, main] = await Promise.all([requestById(thing.id), requestById(into)])
  if (stored.story.some(event => event.key === key)) return stored
  const duplicate = withPeoplePresent(stored, actor.departures, now)
  const no = refusal('merge', duplicate, actor, now)
  if (no) throw no
  if (thing.version !== undefined && thing.version !== duplicate.version) throw new AppError('CHANGED')
  if (!may('see', actor, main) || !fits(main, duplicate))
    throw new AppError('MERGE_IMPOSSIBLE', { field: 'into' })
  if (!main.duplicates.some(({ id }) => id === duplicate._id)) {
    const { _id, no: number, requester } = duplicate
    // The key is the duplicate's, not the command's: whoever tries again, or at the same time, joins it once.
    await makeMove({
      actor: 'system',
      departures: actor.departures,
      now,
      move: 'join',
      id: into,
      key: `join:${_id}:${duplicate.version}`,
      command: () => ({ move: 'join', id: _id, no: number, requester: requester.id }),
    })
  }
  let merged: ServiceRequest
  try {
    merged = await makeMove({
      move: 'merge',
      ...thing,
      ...call,
      command: () => ({ move: 'merge', into: { id: main._id, no: main.no } }),
    })
  } catch (error) {
    if (error instanceof AppError && error.code !== 'BUSY') await letGo(duplicate, into, now)
    throw error
  }
  const after = await requestById(into)
  if (after.status !== 'withdrawn' && after.status !== 'refused') return merged
  return release(merged, into, now)
}

/** Takes back a join that came to nothing; a duplicate that a colleague has merged just now stays joined. */
async function letGo({ _id, version }: ServiceRequest, into: string, now: string): Promise<void> {
  const { status, mergedInto } = await requestById(_id)
  if (status === 'merged' && mergedInto?.id === into) return
  await makeMove({
    move: 'release',
    id: into,
    actor: 'system',
    now,
    key: `let-go:${_id}:${version}`,
    command: () => ({ move: 'release', id: _id }),
  })
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
