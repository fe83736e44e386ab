import { fingerprint } from '@domain/calendar/fingerprint'
import { closingOf, dueAfter } from '@domain/calendar/working-time'
import { moreDays as daysLater } from '@domain/request/extension'
import type { ClockName, ServiceRequest } from '@domain/request/model'
import { clockFrom, isUrgent } from '@domain/request/terms'
import type { Unit } from '@domain/street/model'
import type { StreetSettings } from '@domain/street/settings'

/*
 * Deadlines as the functions count them: the counterpart of server/request/terms.ts.
 */

type Category = ServiceRequest['category']
const workingDays = (amount: number) => ({ amount, unit: 'days', counting: 'working' }) as const

/** A clock of a category that starts now in a unit. */
export const clockIn = (
  which: ClockName,
  settings: StreetSettings,
  category: Category,
  unit: Unit,
  now: string,
) => clockFrom(which, settings, category, isUrgent(settings, category, unit), now)

/** What a new request is counted by. */
export function termsOfNew(settings: StreetSettings, category: Category, unit: Unit, now: string) {
  const clock = (which: ClockName) => clockIn(which, settings, category, unit, now)
  return {
    urgent: isUrgent(settings, category, unit),
    clocks: { respond: clock('respond'), resolve: clock('resolve') },
    calendar: fingerprint(settings.calendar),
  }
}

/** A deadline moved by working days, to closing time. */
export const moreDays = ({ calendar }: StreetSettings, due: string, days: number): string =>
  daysLater(due, days, calendar)
/** Closing time of the next working day. */
export const nextClosing = ({ calendar }: StreetSettings, now: string): string =>
  dueAfter(now, workingDays(1), calendar).at
/** Closing time of a day. */
export const endOfDay = ({ calendar }: StreetSettings, day: string): string => closingOf(day, calendar)
