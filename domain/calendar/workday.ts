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
  const own = ownDays(calendar)
  const common = onceEach(works, table, (day, name) =>
    table.isAnnounced(yearOfDay(day)) ? table.isPublicWorkday(name) : weekdayOf(name) <= 5,
  )
  return day => own.get(day) ?? common(day)
}

/**
 * Whether a day (by its number) is a holiday, also where it falls on a weekend: one that the street set off, or one of
 * the public table unless the street works then. A weekend as such is none.
 */
export function holidaysOf(calendar: CalendarSettings, table: PublicDays): (day: number) => boolean {
  const own = ownDays(calendar)
  const common = onceEach(
    holidays,
    table,
    (day, name) => table.isAnnounced(yearOfDay(day)) && table.isPublicHoliday(name),
  )
  return day => {
    const worked = own.get(day)
    return worked === undefined ? common(day) : !worked
  }
}

/** What the street says of single days, by their numbers: whether it works. */
const ownDays = ({ days }: CalendarSettings): Map<number, boolean> =>
  new Map(Object.entries(days).map(([day, kind]) => [numberOfDay(day), kind === 'work']))

/** Whether the holidays of a year are known: from the table, or because the street entered them all. */
export const isKnownYear = (
  year: number,
  calendar: CalendarSettings,
  table: PublicDays = publicDays,
): boolean => table.isAnnounced(year) || calendar.announced.includes(year)

// Writing out a day takes longer than all the rest of the counting, so a table is asked once for each day.
type Asked = WeakMap<PublicDays, Map<number, boolean>>
const works: Asked = new WeakMap()
const holidays: Asked = new WeakMap()

function onceEach(
  asked: Asked,
  table: PublicDays,
  ask: (day: number, name: string) => boolean,
): (day: number) => boolean {
  const known = asked.get(table) ?? new Map<number, boolean>()
  asked.set(table, known)
  return day => {
    const before = known.get(day)
    if (before !== undefined) return before
    const answer = ask(day, dayName(day))
    known.set(day, answer)
    return answer
  }
}
