import { dayNumber, lanzhouInstant, yearOfDay } from '../lanzhou'
import type { CalendarSettings, EscalationTerms, Term } from '../street/settings'
import type { Clock } from './clock'
import { publicDays } from './holidays'
import { advance, closingAfter, type Office, officeOf, openBetween, openingFrom } from './office'
import type { PublicDays } from './public-days'
import { isKnownYear } from './workday'

/**
 * Deadlines in the street's working time. For cloud functions only, because of the table of holidays (holidays.ts).
 * Instants are ISO strings in UTC. The same rules for staff, in Chinese: `countingRules` (rules.ts).
 *
 * - What comes in outside office hours counts as received at the next opening. Office hours are half-open: the opening
 *   belongs to them, the closing doesn't (at 12:00 it is the afternoon's, at 18:00 the next workday's).
 * - N working days end at the last closing of the Nth workday after the day of receipt, which is not counted.
 * - N working hours run within office hours from the receipt. A deadline may lie exactly on a closing, and then stays
 *   there rather than at the next opening.
 * - An amount of 0 is the instant itself in office hours or exactly on a closing, else the next opening.
 * - Calendar hours and days run round the clock from the very instant; a day is 24 hours.
 *
 * What gives an instant throws AppError INTERNAL where the calendar has no workday for three years, and RangeError where
 * `at` is no instant.
 */

const HOUR_MS = 3_600_000

export interface Due {
  at: string
  /** A day was counted whose year is not announced yet, neither by the table nor by the street. */
  provisional: boolean
}

const iso = (ms: number): string => new Date(ms).toISOString()

/** When something that comes in at `at` counts as received: at once in office hours, else at the next opening. */
export const receivedAt = (at: string, calendar: CalendarSettings, table: PublicDays = publicDays): string =>
  iso(openingFrom(officeOf(calendar, table), Date.parse(at)))

/** Whether `at` is in office hours. */
export const isOfficeTime = (
  at: string,
  calendar: CalendarSettings,
  table: PublicDays = publicDays,
): boolean => openingFrom(officeOf(calendar, table), Date.parse(at)) === Date.parse(at)

/** `at` moved by working time (ms ≥ 0). Additive: `after(after(t, a), b)` is `after(t, a + b)`. */
export const after = (
  at: string,
  workingMs: number,
  calendar: CalendarSettings,
  table: PublicDays = publicDays,
): string => iso(advance(officeOf(calendar, table), Date.parse(at), workingMs))

/** Working time (ms) from one instant to another; 0 where `to` is not after `from`. */
export const workingMsBetween = (
  from: string,
  to: string,
  calendar: CalendarSettings,
  table: PublicDays = publicDays,
): number => openBetween(officeOf(calendar, table), Date.parse(from), Date.parse(to))

/** By when something that comes in at `at` is due. */
export function dueAfter(
  at: string,
  term: Term,
  calendar: CalendarSettings,
  table: PublicDays = publicDays,
): Due {
  const start = Date.parse(at)
  const due = dueFrom(officeOf(calendar, table), start, term)
  const provisional = term.counting === 'working' && isUnsure(start, due, calendar, table)
  return { at: iso(due), provisional }
}

/**
 * The whole clock of something that comes in at `at`. `half` and `most` are when 50 % and 80 % of the time from receipt
 * to deadline have gone by, counted as the term is. Each level is called its time after the deadline, counted from the
 * deadline (whose day is not counted), though never before the level below it. A term in calendar time is an urgent
 * one: nobody waits for the office then, and the levels are called in calendar time too, whatever their terms say.
 */
export function clockOf(
  at: string,
  term: Term,
  escalation: EscalationTerms,
  calendar: CalendarSettings,
  table: PublicDays = publicDays,
): Clock {
  const office = officeOf(calendar, table)
  const start = Date.parse(at)
  const urgent = term.counting === 'calendar'
  const due = dueFrom(office, start, term)
  // With an amount of 0 the deadline may be a closing, before which nothing can have been received.
  const from = urgent ? start : Math.min(openingFrom(office, start), due)
  const clock = clockBetween(office, from, due, escalation, urgent)
  return { ...clock, provisional: !urgent && isUnsure(start, due, calendar, table) }
}

/**
 * The clock of a deadline that was granted in working days (ISO, an extension), with its reminders from `at` on. It is
 * as unsure as any other where it reaches into a year that nobody has announced, also of what is urgent otherwise.
 */
export function clockUntil(
  at: string,
  due: string,
  escalation: EscalationTerms,
  calendar: CalendarSettings,
  urgent: boolean,
  table: PublicDays = publicDays,
): Clock {
  const office = officeOf(calendar, table)
  const end = Date.parse(due)
  const start = Date.parse(at)
  const from = Math.min(urgent ? start : openingFrom(office, start), end)
  const clock = clockBetween(office, from, end, escalation, urgent)
  return { ...clock, provisional: isUnsure(start, end, calendar, table) }
}

/** The last closing of the Nth workday after the day of a deadline (ISO), which is not counted. */
export const workdaysLater = (
  due: string,
  days: number,
  calendar: CalendarSettings,
  table: PublicDays = publicDays,
): string => iso(closingAfter(officeOf(calendar, table), Date.parse(due), days))

/** The last closing of a day (YYYY-MM-DD), whether or not anybody works on it. */
export const closingOf = (day: string, { hours }: CalendarSettings): string =>
  lanzhouInstant(day, hours.at(-1)?.until ?? '18:00')

function clockBetween(
  office: Office,
  from: number,
  due: number,
  escalation: EscalationTerms,
  urgent: boolean,
): Omit<Clock, 'provisional'> {
  const total = urgent ? due - from : openBetween(office, from, due)
  const share = (part: number) =>
    urgent ? from + Math.round(total * part) : advance(office, from, Math.round(total * part))
  const called = (level: Term) => endOf(office, due, urgent ? { ...level, counting: 'calendar' } : level)
  const lead = Math.max(due, called(escalation.lead))
  const community = Math.max(lead, called(escalation.community))
  const street = Math.max(community, called(escalation.street))
  return {
    from: iso(from),
    half: iso(share(0.5)),
    most: iso(share(0.8)),
    due: iso(due),
    lead: iso(lead),
    community: iso(community),
    street: iso(street),
  }
}

const dueFrom = (office: Office, at: number, term: Term): number =>
  endOf(office, term.counting === 'working' && term.amount > 0 ? openingFrom(office, at) : at, term)

/** The end of a term that runs from an instant (ms), whose day is not counted. */
function endOf(office: Office, from: number, { amount, unit, counting }: Term): number {
  if (counting === 'calendar') return from + amount * (unit === 'hours' ? 1 : 24) * HOUR_MS
  if (unit === 'hours' || amount <= 0) return advance(office, from, amount * HOUR_MS)
  return closingAfter(office, from, amount)
}

/** Whether a year from one instant (ms) to another is not announced yet. */
function isUnsure(from: number, to: number, calendar: CalendarSettings, table: PublicDays): boolean {
  const last = yearOfDay(dayNumber(to))
  for (let year = yearOfDay(dayNumber(from)); year <= last; year++) {
    if (!isKnownYear(year, calendar, table)) return true
  }
  return false
}
