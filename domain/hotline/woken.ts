import { daysAfter, hoursAfter } from '../request/deadline'
import { afterStep, type SealSecrets } from './after'
import { type Appointment, isOpen, type Secrets } from './appointment'
import { destroyAt, PHONE_HOURS, reminderAt, remindersLeft, SILENT_DAYS, wakeAt } from './wakes'

/**
 * What time alone has done to an appointment by `now` (ISO), one thing at a time: a reminder is due, the counsellor has
 * said nothing for so long, the client is free again, words are forgotten. A hold or an offer that ends is a move of its
 * own, since a place goes with it.
 */
export function woken(before: Appointment, secrets: Secrets, now: string, seal: SealSecrets): Appointment {
  const context = { by: 'system' as const, now, key: `wake:${before.version}` }
  const due = remindersLeft(before).find(which => reminderAt(which, before.start) <= now)
  if (before.status === 'booked' && due) {
    // One that comes too late, since the timer stood still, would only startle.
    const isLate = now >= before.start || (due === 'day' && now >= reminderAt('hour', before.start))
    const event = { which: due, ...(isLate && { late: true as const }) }
    return afterStep(before, secrets, { type: 'reminded', event }, context, seal)
  }
  if (before.status === 'booked' && now >= daysAfter(before.end, SILENT_DAYS)) {
    return afterStep(before, secrets, { type: 'done', fields: { status: 'done' } }, context, seal)
  }
  const { phone, ...others } = secrets
  const forgets = phone !== undefined && now >= hoursAfter(before.end, PHONE_HOURS)
  const destroyed = before.sealed !== null && now >= destroyAt(before.end)
  const next: Appointment = {
    ...before,
    version: before.version + 1,
    hold: isOpen(before) && before.end > now ? before.client : before._id,
    sealed: destroyed ? null : forgets ? seal(before._id, others) : before.sealed,
  }
  return { ...next, wakeAt: wakeAt(next, phone !== undefined && !forgets) }
}
