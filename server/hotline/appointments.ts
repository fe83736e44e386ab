import { AppError } from '@domain/errors'
import { afterStep, type SealSecrets, type Step, type StepBy } from '@domain/hotline/after'
import type { Appointment, By, Secrets } from '@domain/hotline/appointment'
import { type Move, refusal } from '@domain/hotline/lifecycle'
import type { Actor } from '@domain/street/model'
import { appointments } from '../collections'
import { Duplicate, pause } from '../retry'
import { about } from './about'
import { clientOf } from './keys'
import { seal, unseal } from './seal'

/** What is sealed in an appointment; a walk-in or a destroyed one has little to tell. */
export const secretsOf = ({ _id, sealed }: Appointment): Secrets =>
  unseal<Secrets>(sealed, about('appointment', _id)) ?? { openid: '', name: '' }

/** Seals the secrets of an appointment with the function's keys, bound to that appointment. */
export const sealSecrets: SealSecrets = (id, secrets) => seal(secrets, about('appointment', id))

/**
 * What somebody is to an appointment, or undefined: then it is none for them. A counsellor is one as long as their post
 * lasts: whoever has left reads nothing of their clients any more.
 */
function relationTo(appointment: Appointment, { id, posts }: Actor): 'client' | 'counsellor' | undefined {
  if (appointment.status === 'void') return undefined
  if (appointment.client === clientOf(id)) return 'client'
  const isCounsellor = posts.some(({ role }) => role === 'counsellor')
  return isCounsellor && appointment.counsellor === id ? 'counsellor' : undefined
}

/** An appointment that is the caller's in one way or the other. One round trip. @throws AppError NOT_FOUND */
export async function loadMine(
  id: string,
  actor: Actor,
): Promise<{ appointment: Appointment; by: 'client' | 'counsellor' }> {
  const appointment = await appointments.byId(id)
  const by = appointment && relationTo(appointment, actor)
  // For everybody else there is none: even that there is one would tell.
  if (!appointment || !by) throw new AppError('NOT_FOUND', undefined, '没有找到这个预约')
  return { appointment, by }
}

/** An appointment after a step, with what is sealed in it. @throws AppError INTERNAL where that cannot be opened */
export function after(before: Appointment, step: Step, by: StepBy): Appointment {
  // What cannot be opened for want of a key must not be written over.
  if (step.secrets && before.sealed && !unseal(before.sealed, about('appointment', before._id)))
    throw new AppError('INTERNAL')
  return afterStep(before, secretsOf(before), step, by, sealSecrets)
}

/** Saves an appointment over the version that was read. One round trip; false when somebody was faster. */
export async function saveOver(before: Appointment, next: Appointment): Promise<boolean> {
  const { _id, ...fields } = next
  try {
    return (await appointments.update({ _id, version: before.version }, fields)) > 0
  } catch (error) {
    // Only an appointment that becomes open again could meet another one of its client's; none does.
    if (error instanceof Duplicate) throw new AppError('ALREADY_BOOKED')
    throw error
  }
}

const TRIES = 8

/** A move that somebody wants to make. `version`: what they saw; another one there is refused. */
export interface WantedMove {
  move: Move
  id: string
  version?: number
  by: By
  /** Who must be in that relation to it; the system needs nobody. */
  actor?: Actor
  now: string
  key: string
  /** What it changes; may refuse. */
  step: (appointment: Appointment) => Step | Promise<Step>
  loaded?: Appointment
}

/**
 * Load → authorise → decide → save, again when somebody else saved in between. A repetition of the same command finds
 * itself in the story. Uncontended: a read and a guarded write.
 * @throws AppError NOT_FOUND, CHANGED, whatever the rules and `step` refuse with, BUSY.
 */
export async function makeMove(wanted: WantedMove): Promise<Appointment> {
  const { move, id, version, by, actor, now, key } = wanted
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const before = (attempt === 0 && wanted.loaded) || (await appointments.byId(id))
    if (!before || before.status === 'void') throw new AppError('NOT_FOUND', undefined, '没有找到这个预约')
    const mine = actor ? relationTo(before, actor) : by
    if (!mine) throw new AppError('NOT_FOUND', undefined, '没有找到这个预约')
    if (before.story.some(event => event.key === key)) return before
    const no = refusal(move, before, mine, now)
    if (no) throw no
    if (version !== undefined && version !== before.version) throw new AppError('CHANGED')
    const next = after(before, await wanted.step(before), { by: mine, now, key })
    if (await saveOver(before, next)) return next
    await pause(attempt)
  }
  throw new AppError('BUSY')
}
