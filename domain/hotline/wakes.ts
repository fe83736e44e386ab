import { lanzhouDay, lanzhouInstant } from '../lanzhou'
import { outOfNight } from '../message/night'
import { daysAfter, hoursAfter } from '../request/deadline'
import { type Appointment, type Reminder, reminders } from './appointment'

/** At this time of Lanzhou's clock on the day before: after work, and before anybody sleeps. */
const DAY_BEFORE_AT = '18:00'
/** A phone number goes this long after the end; by then the call has been made. */
export const PHONE_HOURS = 24
/** An appointment about which the counsellor says nothing counts as done. */
export const SILENT_DAYS = 7
/** Notes and what was told before an appointment are kept three years, then destroyed (see ADR 0016 for the source). */
export const KEPT_YEARS = 3

/** The instant (ISO) `KEPT_YEARS` after an appointment's end, by Lanzhou's calendar. */
export function destroyAt(end: string): string {
  const [year, rest] = [Number(lanzhouDay(end).slice(0, 4)), lanzhouDay(end).slice(4)]
  const day = `${year + KEPT_YEARS}${rest === '-02-29' ? '-02-28' : rest}`
  return lanzhouInstant(day, '24:00')
}

/** When a reminder goes out (ISO). */
export function reminderAt(which: Reminder, start: string): string {
  if (which === 'hour') return hoursAfter(start, -1)
  return lanzhouInstant(lanzhouDay(daysAfter(start, -1)), DAY_BEFORE_AT)
}

/** Reminders that are still to come for a booked appointment; one whose time had passed at booking is left out. */
export const remindersLeft = ({ story, start }: Appointment): Reminder[] => {
  // A move begins anew: what was said about the old time says nothing about the new one.
  const made = story.filter(({ type }) => ['booked', 'taken', 'moved', 'confirmed'].includes(type))
  const since = made.at(-1)?.at ?? ''
  const told = story.flatMap(event => (event.type === 'reminded' && event.at >= since ? [event.which] : []))
  return reminders.filter(which => !told.includes(which) && reminderAt(which, start) > since)
}

/** What begins within so many hours of the night's end can't wait for it: until ten in the morning. */
const EARLY_HOURS = 3

/** When a slot that was freed is offered (ISO): at once, but where it can wait, nobody is woken or passed over asleep. */
export function offerAt(start: string, now: string): string {
  const awake = outOfNight(now)
  return start < hoursAfter(awake, EARLY_HOURS) ? now : awake
}

/** When the timer has to look at an appointment next (ISO), or null. */
export function wakeAt(appointment: Appointment, hasPhone: boolean): string | null {
  const { status, start, end, holdUntil, hold, _id, sealed } = appointment
  if (status === 'offered' || status === 'held') {
    // What is not answered before it would begin is over too.
    return holdUntil && holdUntil < start ? holdUntil : start
  }
  const wakes: string[] = []
  if (status === 'booked') {
    wakes.push(...remindersLeft(appointment).map(which => reminderAt(which, start)))
    wakes.push(daysAfter(end, SILENT_DAYS))
    if (hold !== _id) wakes.push(end)
  }
  if (hasPhone) wakes.push(hoursAfter(end, PHONE_HOURS))
  if (sealed) wakes.push(destroyAt(end))
  return wakes.sort()[0] ?? null
}
