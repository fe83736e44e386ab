/*
 * How a minute of the told time is divided. The story is called again through the real functions, where everything
 * happens some seconds later than it was told. So that the same things come before and after one another there, the
 * timer has the beginning of each minute and people have the middle. Nobody sees it: times are shown to the minute.
 */

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
/** People act from one second of a minute to another, both included. */
const PEOPLE = { from: 20, until: 50 }
/** The timer has this much of each minute to itself. */
const TIMERS_PART_MS = PEOPLE.from * SECOND_MS
/** When in its part it comes: late enough for what fell due by the minute, also some seconds later than told. */
const TIMER_MS = 9 * SECOND_MS

const iso = (ms: number): string => new Date(ms).toISOString()
/** `at` (ISO) moved by milliseconds. */
export const msAfter = (at: string, ms: number): string => iso(Date.parse(at) + ms)
/** The first whole minute that is not before `at`. */
export const wholeMinute = (at: string): string => iso(Math.ceil(Date.parse(at) / MINUTE_MS) * MINUTE_MS)
/** When the timer comes in a minute, and until when nothing may fall due that it could miss by being slow. */
export const timersTime = (minute: string): string => msAfter(minute, TIMER_MS)
export const timersEnd = (minute: string): string => msAfter(minute, TIMERS_PART_MS)
export const minuteLater = (at: string): string => msAfter(at, MINUTE_MS)

/** The first whole second that is not before `at` and is people's. */
export function peoplesTime(at: string): string {
  const ms = Math.ceil(Date.parse(at) / SECOND_MS) * SECOND_MS
  const begun = Math.floor(ms / MINUTE_MS) * MINUTE_MS
  const second = (ms - begun) / SECOND_MS
  if (second > PEOPLE.until) return iso(begun + MINUTE_MS + PEOPLE.from * SECOND_MS)
  return iso(begun + Math.max(second, PEOPLE.from) * SECOND_MS)
}
