import { AppError } from '@domain/errors'
import type { Command } from '@domain/request/commands'
import { refusal } from '@domain/request/conditions'
import { decide } from '@domain/request/decide'
import { evolve } from '@domain/request/evolve'
import type { ServiceRequest } from '@domain/request/model'
import { withPeoplePresent } from '@domain/request/succession'
import type { Actor } from '@domain/street/model'
import { recordMessages } from '../messages'
import { pause } from '../retry'
import { requestById, saveChange } from './repository'

const TRIES = 8

/** A move that somebody wants to make: on what, and how to find out all that it needs. */
export interface Wanted<M extends Command['move']> {
  move: M
  id: string
  version?: number
  actor: Actor | 'system'
  /** For the system's moves: the departures that it knows of; a person brings their own. */
  departures?: Actor['departures']
  now: string
  /** Marks the events, so that a repetition after a lost answer is recognised. */
  key: string
  /** The request, where it has just been read; otherwise it is read here. */
  loaded?: ServiceRequest
  /** Looks up and checks what the command needs; called only when rights and state allow the move. */
  command: (request: ServiceRequest) => Extract<Command, { move: M }> | Promise<Extract<Command, { move: M }>>
}

/**
 * Load → authorise → decide → save, again from the start when somebody else saved in between. A hand-over that is
 * owed, since whoever had it has left, is written in the same stroke. Uncontended: one read and one guarded write,
 * besides what `command` looks up, and one write for the messages where it concerns anybody.
 * @throws AppError NOT_FOUND, whatever `decide` and `command` refuse with, BUSY when others are always faster.
 */
export async function makeMove<M extends Command['move']>(wanted: Wanted<M>): Promise<ServiceRequest> {
  const { move, id, version, actor, key } = wanted
  const departures = actor === 'system' ? wanted.departures : actor.departures
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const stored = (attempt === 0 && wanted.loaded) || (await requestById(id))
    if (stored.story.some(event => event.key === key)) return stored
    // Clocks of two machines differ; a story never runs backwards.
    const now = wanted.now > stored.changedAt ? wanted.now : stored.changedAt
    const before = move === 'handOver' ? stored : withPeoplePresent(stored, departures, now)
    const no = refusal(move, before, actor, now)
    if (no) throw no
    const command = await wanted.command(before)
    const after = evolve(before, decide(command, before, actor, { now, key, version }))
    if (await saveChange(stored, after)) {
      await recordMessages(stored, after)
      return after
    }
    await pause(attempt)
  }
  throw new AppError('BUSY')
}
