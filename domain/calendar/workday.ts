import { dayName, numberOfDay, weekdayOf, yearOfDay } from '../lanzhou'
import type { CalendarSettings } from '../street/settings'
import { publicDays } from './holidays'
import type { PublicDays } from './public-days'

/**
 * Whether the street works on a day (YYYY-MM-DD in Lanzhou). What the street says of the day comes first, then the
 * public table; in a year that the table doesn't know, Monday to Friday.
 */
export const isWorkday = (day: string, calendar: CalendarSettings, table: PublicDays = publicDays): boolean =>
  workdaysOf(calendar, table)(numberOfDay(day))

/** The same for many days, by their numbers. */
export function workdaysOf(calendar: CalendarSettings, table: PublicDays): (day: number) => boolean {
  const own = new Map(Object.entries(calendar.days).map(([day, kind]) => [numberOfDay(day), kind === 'work']))
  const common = commonOf(table)
  return day => own.get(day) ?? common(day)
}

/** Whether the holidays of a year are known: from the table, or because the street entered them all. */
export const isKnownYear = (
  year: number,
  calendar: CalendarSettings,
  table: PublicDays = publicDays,
): boolean => table.isAnnounced(year) || calendar.announced.includes(year)

// Writing out a day takes longer than all the rest of the counting, so a table is asked once for each day.
const asked = new WeakMap<PublicDays, Map<number, boolean>>()

function commonOf(table: PublicDays): (day: number) => boolean {
  const known = asked.get(table) ?? new Map<number, boolean>()
  asked.set(table, known)
  return day => {
    const before = known.get(day)
    if (before !== undefined) return before
    const name = dayName(day)
    const works = table.isAnnounced(yearOfDay(day)) ? table.isPublicWorkday(name) : weekdayOf(name) <= 5
    known.set(day, works)
    return works
  }
}
