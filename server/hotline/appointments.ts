import { AppError } from '@domain/errors'
import type { Appointment, AppointmentEvent, By, EventType, Secrets } from '@domain/hotline/appointment'
import { holdOf, type Move, refusal } from '@domain/hotline/lifecycle'
import { wakeAt } from '@domain/hotline/wakes'
import { appointments } from '../collections'
import { Duplicate, pause } from '../retry'
import { clientOf } from './keys'
import { seal, unseal } from './seal'

const about = (id: string) => `appointment/${id}`

/** What is sealed in an appointment; a walk-in or a destroyed one has little to tell. */
export const secretsOf = ({ _id, sealed }: Appointment): Secrets =>
  unseal<Secrets>(sealed, about(_id)) ?? { openid: '', name: '' }

export const sealSecrets = (id: string, secrets: Secrets) => seal(secrets, about(id))

/** What somebody is to an appointment, or undefined: then it is none for them. */
export function relationTo(appointment: Appointment, openid: string): 'client' | 'counsellor' | undefined {
  if (appointment.status === 'void') return undefined
  if (appointment.client === clientOf(openid)) return 'client'
  return appointment.counsellor === openid ? 'counsellor' : undefined
}

/** An appointment that is the caller's in one way or the other. One round trip. @throws AppError NOT_FOUND */
export async function loadMine(
  id: string,
  openid: string,
): Promise<{ appointment: Appointment; by: 'client' | 'counsellor' }> {
  const appointment = await appointments.byId(id)
  const by = appointment && relationTo(appointment, openid)
  // For everybody else there is none: even that there is one would tell.
  if (!appointment || !by) throw new AppError('NOT_FOUND', undefined, '没有找到这个预约')
  return { appointment, by }
}

/** The fields that a step changes, and what it adds to the story and to the secrets. */
export interface Step {
  type: EventType
  fields?: Partial<Appointment>
  event?: Partial<AppointmentEvent>
  secrets?: Partial<Secrets>
}

/** An appointment after a step. Nothing is forgotten that has to be derived: hold, wake, untold, version. */
export function after(
  before: Appointment,
  step: Step,
  { by, now, key }: { by: By; now: string; key: string },
): Appointment {
  // What cannot be opened for want of a key must not be written over.
  if (step.secrets && before.sealed && !unseal(before.sealed, about(before._id)))
    throw new AppError('INTERNAL')
  const secrets = { ...secretsOf(before), ...step.secrets }
  const event: AppointmentEvent = { type: step.type, at: now, by, key, ...step.event }
  const next: Appointment = {
    ...before,
    ...step.fields,
    version: before.version + 1,
    sealed: step.secrets ? sealSecrets(before._id, secrets) : before.sealed,
    story: [...before.story, event],
    untold: before.untold ?? now,
    changedAt: now,
  }
  const held = { ...next, hold: holdOf(next, now) }
  return { ...held, wakeAt: wakeAt(held, Boolean(secrets.phone)) }
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
  openid?: string
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
  const { move, id, version, by, openid, now, key } = wanted
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const before = (attempt === 0 && wanted.loaded) || (await appointments.byId(id))
    if (!before || before.status === 'void') throw new AppError('NOT_FOUND', undefined, '没有找到这个预约')
    if (openid !== undefined && relationTo(before, openid) === undefined) {
      throw new AppError('NOT_FOUND', undefined, '没有找到这个预约')
    }
    if (before.story.some(event => event.key === key)) return before
    const mine = openid === undefined ? by : (relationTo(before, openid) ?? by)
    const no = refusal(move, before, mine, now)
    if (no) throw no
    if (version !== undefined && version !== before.version) throw new AppError('CHANGED')
    const next = after(before, await wanted.step(before), { by: mine, now, key })
    if (await saveOver(before, next)) return next
    await pause(attempt)
  }
  throw new AppError('BUSY')
}
