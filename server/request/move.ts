import { AppError } from '@domain/errors'
import { evolve } from '@domain/request/evolve'
import { type Command, decide, refusal } from '@domain/request/lifecycle'
import type { ServiceRequest } from '@domain/request/model'
import type { Actor } from '@domain/street/model'
import { tellPeople } from '../messages'
import { pause } from '../retry'
import { requestById, saveChange } from './repository'

const TRIES = 8

/** A move that somebody wants to make: on what, and how to find out all that it needs. */
export interface Wanted<M extends Command['move']> {
  move: M
  id: string
  version?: number
  actor: Actor | 'system'
  now: string
  /** Marks the events, so that a repetition after a lost answer is recognised. */
  key: string
  /** Looks up and checks what the command needs; called only when rights and state allow the move. */
  command: (request: ServiceRequest) => Extract<Command, { move: M }> | Promise<Extract<Command, { move: M }>>
}

/**
 * Load → authorise → decide → save, again from the start when somebody else saved in between. Uncontended: one read
 * and one guarded write, besides what `command` looks up.
 * @throws AppError NOT_FOUND, whatever `decide` and `command` refuse with, BUSY when others are always faster.
 */
export async function makeMove<M extends Command['move']>(wanted: Wanted<M>): Promise<ServiceRequest> {
  const { move, id, version, actor, key } = wanted
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const before = await requestById(id)
    if (before.story.some(event => event.key === key)) return before
    // Clocks of two machines differ; a story never runs backwards.
    const now = wanted.now > before.changedAt ? wanted.now : before.changedAt
    const no = refusal(move, before, actor, now)
    if (no) throw no
    const command = await wanted.command(before)
    const after = evolve(before, decide(command, before, actor, { now, key, version }))
    if (await saveChange(before, after)) {
      await tellPeople(before, after)
      return after
    }
    await pause(attempt)
  }
  throw new AppError('BUSY')
}
