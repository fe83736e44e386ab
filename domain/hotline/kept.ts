import { hoursAfter } from '../request/deadline'
import type { Step } from './after'
import { type Appointment, isOpen } from './appointment'
import type { Counsellor, Place } from './counsellor'

/**
 * An appointment that was confirmed and is moved to where it has to be confirmed again keeps its old place until then:
 * what a counsellor may still refuse is not won (ADR 0015).
 */

/** A place that an appointment has in a counsellor's diary. */
export interface PlaceOf {
  counsellor: string
  counsellorName: string
  start: string
  end: string
}

const placeIn = ({ counsellor, counsellorName, start, end }: PlaceOf): PlaceOf => ({
  ...{ counsellor, counsellorName, start, end },
})
const isSame = (one: PlaceOf, counsellor: string, start: string): boolean =>
  one.counsellor === counsellor && one.start === start

/** The places that an appointment must have: its own while it is open, and the one that it keeps. */
export const placesOf = (appointment: Appointment): PlaceOf[] =>
  isOpen(appointment) ? [appointment, ...(appointment.kept ? [appointment.kept] : [])].map(placeIn) : []

/** Whether a place in a counsellor's diary is one that its appointment must have. */
export const isKeptBy = (appointment: Appointment, counsellor: string, { start }: Place): boolean =>
  placesOf(appointment).some(one => isSame(one, counsellor, start))

/** The place at which an appointment takes place if nobody says anything more, or undefined: none was agreed. */
export const agreedPlace = (appointment: Appointment): PlaceOf | undefined =>
  appointment.kept ?? (appointment.status === 'booked' ? placeIn(appointment) : undefined)

/** Counsellors whose diaries an appointment leaves, wholly or in part: the timer makes sure. */
export const leavesOf = (appointment: Appointment): string[] => [
  ...new Set([...appointment.leaves, ...placesOf(appointment).map(({ counsellor }) => counsellor)]),
]

/** What is not answered an hour before the old place begins is over, so that the client knows where to be. */
const KNOWN_HOURS = 1

function askUntil({ start }: PlaceOf, holdHours: number, now: string): string {
  const known = hoursAfter(start, -KNOWN_HOURS)
  return [hoursAfter(now, holdHours), known > now ? known : start].sort()[0]!
}

/** Moves an appointment to a place that was won. Where that waits for a word, an agreed one is kept meanwhile. */
export function movedTo(
  before: Appointment,
  { start, end }: Pick<Place, 'start' | 'end'>,
  to: Pick<Counsellor, '_id' | 'name' | 'confirms' | 'holdHours'>,
  now: string,
): Step {
  const agreed = agreedPlace(before)
  const returns = agreed !== undefined && isSame(agreed, to._id, start)
  const waits = to.confirms && !returns
  const until = agreed ? askUntil(agreed, to.holdHours, now) : hoursAfter(now, to.holdHours)
  return {
    type: 'moved',
    fields: {
      ...{ start, end, counsellor: to._id, counsellorName: to.name },
      status: waits ? 'held' : 'booked',
      holdUntil: waits ? until : null,
      kept: waits && agreed ? agreed : null,
      leaves: leavesOf(before),
    },
    event: waits ? { waits: true } : {},
  }
}

/** The end of what nobody has confirmed: it goes back to the place that it keeps, or ends. */
export function unconfirmed(before: Appointment, end: 'declined' | 'lapsed'): Step {
  const { kept } = before
  const leaves = leavesOf(before)
  if (!kept) return { type: end, fields: { status: end, holdUntil: null, leaves } }
  return { type: end, fields: { ...kept, status: 'booked', holdUntil: null, kept: null, leaves } }
}
