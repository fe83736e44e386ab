import { AppError } from '../errors'
import { dayName, dayNumber, dayStart } from '../lanzhou'
import type { CalendarSettings } from '../street/settings'
import type { PublicDays } from './public-days'
import { workdaysOf } from './workday'

/** How many days without a workday are passed over before the calendar counts as broken: three years. */
const MOST_DAYS_OFF = 3 * 366

/** Office time ready for counting: windows as milliseconds of the day, and which days (by number) have them. */
export interface Office {
  windows: { from: number; until: number }[]
  opens(day: number): boolean
}

const msOfDay = (time: string): number => Date.parse(`1970-01-01T${time}:00Z`)

/** The office of a calendar. Nothing of it is kept between calls: settings may change in between. */
export function officeOf(calendar: CalendarSettings, table: PublicDays): Office {
  const windows = calendar.hours.map(({ from, until }) => ({ from: msOfDay(from), until: msOfDay(until) }))
  const works = workdaysOf(calendar, table)
  return { windows, opens: day => windows.length > 0 && works(day) }
}

/**
 * The first workday after a day.
 * @throws {AppError} INTERNAL if there is none for three years, or no office hours at all: the settings refuse such a
 *   calendar, and a deadline that nobody set would be worse than an error that somebody sees
 */
function nextWorkday(office: Office, day: number): number {
  for (let next = day + 1; next <= day + MOST_DAYS_OFF; next++) if (office.opens(next)) return next
  throw new AppError('INTERNAL', { calendar: 'no workday', after: dayName(day) })
}

/** The instant (ms) itself where it lies in office hours, else the next opening. */
export function openingFrom(office: Office, at: number): number {
  const day = dayNumber(at)
  const start = dayStart(day)
  const window = office.opens(day) && office.windows.find(({ until }) => at < start + until)
  if (window) return Math.max(at, start + window.from)
  const next = nextWorkday(office, day)
  return dayStart(next) + office.windows[0]!.from
}

function isClosing(office: Office, at: number): boolean {
  const day = dayNumber(at)
  return office.windows.some(({ until }) => dayStart(day) + until === at) && office.opens(day)
}

/** `ms` of office time after an instant (ms). Ends at a closing rather than at the opening after it. */
export function advance(office: Office, at: number, ms: number): number {
  if (ms <= 0 && isClosing(office, at)) return at
  const from = openingFrom(office, at)
  let left = ms
  for (let day = dayNumber(from); ; day = nextWorkday(office, day)) {
    for (const window of office.windows) {
      const start = Math.max(from, dayStart(day) + window.from)
      const room = dayStart(day) + window.until - start
      if (room > 0 && left <= room) return start + left
      left -= Math.max(0, room)
    }
  }
}

/** The end of the last window of the nth workday after the day of an instant (ms). */
export function closingAfter(office: Office, at: number, workdays: number): number {
  let day = dayNumber(at)
  for (let passed = 0; passed < workdays; passed++) day = nextWorkday(office, day)
  return dayStart(day) + office.windows.at(-1)!.until
}

/** Office time (ms) between two instants (ms); 0 where `to` is not after `from`. */
export function openBetween(office: Office, from: number, to: number): number {
  let sum = 0
  for (let day = dayNumber(from); dayStart(day) < to; day++) {
    if (!office.opens(day)) continue
    for (const window of office.windows) {
      const start = Math.max(from, dayStart(day) + window.from)
      sum += Math.max(0, Math.min(to, dayStart(day) + window.until) - start)
    }
  }
  return sum
}
