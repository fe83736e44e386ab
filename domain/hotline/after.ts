import type { Appointment, AppointmentEvent, By, EventType, Sealed, Secrets } from './appointment'
import { placesOf } from './kept'
import { holdOf } from './lifecycle'
import { wakeAt } from './wakes'

/** Seals the secrets of an appointment, named by its id. Whoever stands on this decides with which keys. */
export type SealSecrets = (id: string, secrets: Secrets) => Sealed

/** The fields that a step changes, and what it adds to the story and to the secrets. */
export interface Step {
  type: EventType
  fields?: Partial<Appointment>
  event?: Partial<AppointmentEvent>
  secrets?: Partial<Secrets>
}

/** Who takes a step, when (ISO), and by which command. */
export interface StepBy {
  by: By
  now: string
  key: string
}

/** Where an appointment was before a step: so that whatever is told of it later is what was true then. */
function left(before: Appointment, next: Appointment): Partial<AppointmentEvent> {
  const { start, counsellor } = before
  const isElsewhere = counsellor !== next.counsellor
  const gaveUp = placesOf(before)
    .filter(one => one.counsellor !== next.counsellor)
    .filter(one => placesOf(next).every(two => two.counsellor !== one.counsellor || two.start !== one.start))
    .map(one => ({ counsellor: one.counsellor, start: one.start }))
  return {
    ...((isElsewhere || start !== next.start) && { from: start }),
    ...(isElsewhere && { fromCounsellor: counsellor }),
    ...(gaveUp.length > 0 && { gaveUp }),
  }
}

/**
 * An appointment after a step. Nothing is forgotten that has to be derived: hold, wake, untold, version. `secrets`: what
 * is sealed in it; it is sealed anew only where the step adds to it.
 */
export function afterStep(
  before: Appointment,
  secrets: Secrets,
  step: Step,
  { by, now, key }: StepBy,
  seal: SealSecrets,
): Appointment {
  const fields: Appointment = { ...before, ...step.fields }
  const event: AppointmentEvent = {
    type: step.type,
    at: now,
    by,
    key,
    ...left(before, fields),
    ...step.event,
  }
  const next: Appointment = {
    ...fields,
    version: before.version + 1,
    sealed: step.secrets ? seal(before._id, { ...secrets, ...step.secrets }) : before.sealed,
    story: [...before.story, event],
    untold: before.untold ?? now,
    changedAt: now,
  }
  const held = { ...next, hold: holdOf(next, now) }
  return { ...held, wakeAt: wakeAt(held, Boolean(secrets.phone)) }
}
