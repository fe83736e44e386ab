import type { Clock } from '../calendar/clock'
import { clockUntil, workdaysLater } from '../calendar/working-time'
import type { CalendarSettings, StreetSettings } from '../street/settings'

/** The deadline (ISO) with so many working days more, to closing time. */
export const moreDays = (due: string, days: number, calendar: CalendarSettings): string =>
  workdaysLater(due, days, calendar)

/**
 * The clock of an extension (延期) of a deadline (ISO) that is granted at `at`. Where even the new day has passed by
 * then, the desk was slow, not the handler: the days are counted from the decision.
 */
export function extendedClock(
  due: string,
  days: number,
  at: string,
  urgent: boolean,
  { calendar, escalation }: Pick<StreetSettings, 'calendar' | 'escalation'>,
): Clock {
  const until = moreDays(due, days, calendar)
  return clockUntil(at, until > at ? until : moreDays(at, days, calendar), escalation, calendar, urgent)
}
