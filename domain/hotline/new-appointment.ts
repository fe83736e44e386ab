import { hoursAfter } from '../request/deadline'
import type { SealSecrets } from './after'
import type { Appointment, By, EventType, Intake, Secrets } from './appointment'
import type { Counsellor, Place, Way } from './counsellor'
import { holdOf } from './lifecycle'
import { wakeAt } from './wakes'

/** What somebody says of themselves when they book or wait. */
export interface Said {
  way: Way
  name: string
  phone?: string
  intake?: Intake
  consentAt?: string
}

/** How a client stands in the database so that nobody reads it there. */
export interface Confidence {
  clientOf(openid: string): string
  seal: SealSecrets
}

const makers: Record<Appointment['source'], By> = {
  client: 'client',
  offer: 'system',
  walkIn: 'counsellor',
}

/** A new appointment for a place that was won. `openid` empty: a walk-in, who has no other one to keep apart from. */
export function newAppointment(
  place: Pick<Place, 'appointment' | 'start' | 'end'>,
  counsellor: Pick<Counsellor, '_id' | 'name' | 'confirms' | 'holdHours'>,
  openid: string,
  said: Said,
  {
    source,
    now,
    key,
    holdUntil,
  }: { source: Appointment['source']; now: string; key: string; holdUntil?: string },
  { clientOf, seal }: Confidence,
): Appointment {
  const { way, name, phone, intake, consentAt } = said
  const id = place.appointment
  const secrets: Secrets = { openid, name, ...(phone && { phone }), ...(intake && { intake, consentAt }) }
  const waits = source === 'client' && counsellor.confirms
  const status = source === 'offer' ? 'offered' : waits ? 'held' : 'booked'
  const type: EventType = status
  const appointment: Appointment = {
    _id: id,
    version: 1,
    status,
    client: openid ? clientOf(openid) : `walk-in:${id}`,
    hold: id,
    start: place.start,
    end: place.end,
    counsellor: counsellor._id,
    counsellorName: counsellor.name,
    way,
    source,
    holdUntil: holdUntil ?? (waits ? hoursAfter(now, counsellor.holdHours) : null),
    sealed: seal(id, secrets),
    story: [{ type, at: now, by: makers[source], key }],
    stars: null,
    appeal: null,
    handOver: null,
    hasNote: false,
    leaves: [],
    untold: now,
    wakeAt: null,
    createdAt: now,
    changedAt: now,
  }
  const held = { ...appointment, hold: holdOf(appointment, now) }
  return { ...held, wakeAt: wakeAt(held, Boolean(phone)) }
}
