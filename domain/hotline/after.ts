import type { Appointment, AppointmentEvent, By, EventType, Sealed, Secrets } from './appointment'
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
  const event: AppointmentEvent = { type: step.type, at: now, by, key, ...step.event }
  const next: Appointment = {
    ...before,
    ...step.fields,
    version: before.version + 1,
    sealed: step.secrets ? seal(before._id, { ...secrets, ...step.secrets }) : before.sealed,
    story: [...before.story, event],
    untold: before.untold ?? now,
    changedAt: now,
  }
  const held = { ...next, hold: holdOf(next, now) }
  return { ...held, wakeAt: wakeAt(held, Boolean(secrets.phone)) }
}
