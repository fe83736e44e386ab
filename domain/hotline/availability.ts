import { dayNumber, dayStart, numberOfDay } from '../lanzhou'
import type { Exception, Hours, Interval, Schedule } from './schedule'

/**
 * When a counsellor could be booked if nobody had booked anything: the weekly hours, by Lanzhou's weekday, minus public
 * holidays where the schedule says so, minus `off` exceptions, plus `extra` ones, plus the hours opened by hand. What is
 * added is added last, so that it wins over holidays and days off. An `off` without hours is the whole day; an `extra`
 * without hours names none and adds none.
 *
 * What touches or overlaps is one window, also across midnight: 24:00 is the next day's 00:00. All intervals are half-open
 * and in ms; days are numbers (lanzhou.ts). Empty intervals are nothing, and neither open nor part anything.
 */

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const WHOLE_DAY: Hours = { from: '00:00', until: '24:00' }
const LAST_SEVEN = [1, 2, 3, 4, 5, 6, 7]

/** What a counsellor's availability follows from. */
export interface AvailabilityFacts {
  schedule: Schedule
  /** Whether a day, by its number, is a public holiday. Asked only where it matters. */
  isHoliday(day: number): boolean
  /** What the counsellor opened by hand in the diary. In any order; may overlap one another and the hours. */
  opened: readonly Interval[]
}

/** The same time in order and without overlap: what touches is one interval, and empty ones are gone. */
export function joined(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start)
  const result: Interval[] = []
  for (const { start, end } of sorted) {
    const last = result.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else result.push({ start, end })
  }
  return result
}

/**
 * The windows that touch the days [fromDay, untilDay), in order, each from its true start to its true end, which may lie
 * on other days: the grid of starts begins with the window.
 *
 * So that this start is never far: what has been open without a gap for the week before a Monday begins anew that
 * Monday at 00:00, as a window of its own. A window thus begins less than fourteen days before any moment of it, and
 * nothing that is looked up depends on the days asked for. Only who is open round the clock all week ever meets this.
 */
export function windowsOf(facts: AvailabilityFacts, fromDay: number, untilDay: number): Interval[] {
  if (fromDay >= untilDay) return []
  const hoursOn = hoursByDay(facts)
  // Neighbours are taken along as far as a window goes on through whole days.
  let first = fromDay
  while (runsOn(hoursOn, first) && (first === fromDay || isWhole(hoursOn(first)))) first--
  let last = untilDay
  while (runsOn(hoursOn, last) && (last === untilDay || isWhole(hoursOn(last - 1)))) last++
  const windows: Interval[] = []
  for (let day = first; day < last; day++) {
    const midnight = dayStart(day)
    for (const { start, end } of hoursOn(day)) {
      const before = windows.at(-1)
      const goesOn = before?.end === midnight + start && !beginsAnew(hoursOn, day)
      if (goesOn) before.end = midnight + end
      else windows.push({ start: midnight + start, end: midnight + end })
    }
  }
  return windows.filter(({ start, end }) => end > dayStart(fromDay) && start < dayStart(untilDay))
}

/**
 * Whether the whole of an interval is open, whatever the grid, the notice and what is booked say: whether an appointment
 * still stands after a change of hours.
 */
export function fitsHours(facts: AvailabilityFacts, { start, end }: Interval): boolean {
  const hoursOn = hoursByDay(facts)
  const open: Interval[] = []
  for (let day = dayNumber(start); dayStart(day) < end; day++) {
    for (const hours of hoursOn(day)) {
      open.push({ start: dayStart(day) + hours.start, end: dayStart(day) + hours.end })
    }
  }
  return joined(open).some(window => window.start <= start && end <= window.end)
}

/** What is open on a day (by its number), in order, in ms since its midnight. */
type HoursByDay = (day: number) => Interval[]

function hoursByDay({ schedule, isHoliday, opened }: AvailabilityFacts): HoursByDay {
  const weekly = schedule.weekly.map(hours => hours.map(inDay))
  const off = exceptionsByDay(schedule, 'off', [WHOLE_DAY])
  const extra = exceptionsByDay(schedule, 'extra', [])
  // What lies on a day is asked day by day, so that nothing depends on how long somebody opened for.
  const byHand = (day: number): Interval[] => {
    const onDay = ({ start, end }: Interval): Interval => ({
      start: Math.max(0, start - dayStart(day)),
      end: Math.min(DAY_MS, end - dayStart(day)),
    })
    return opened.map(onDay).filter(({ start, end }) => start < end)
  }
  return day => {
    const usual = weekly[weekday(day)] ?? []
    const worked = usual.length > 0 && schedule.holidaysOff && isHoliday(day) ? [] : usual
    return joined([
      ...(off.get(day) ?? []).reduce(without, worked),
      ...(extra.get(day) ?? []),
      ...byHand(day),
    ])
  }
}

function exceptionsByDay({ exceptions }: Schedule, kind: Exception['kind'], unnamed: Hours[]) {
  const byDay = new Map<number, Interval[]>()
  for (const exception of exceptions) {
    if (exception.kind !== kind) continue
    for (const hours of exception.hours ? [exception.hours] : unnamed) {
      add(byDay, numberOfDay(exception.day), inDay(hours))
    }
  }
  return byDay
}

function add(byDay: Map<number, Interval[]>, day: number, hours: Interval): void {
  const others = byDay.get(day)
  if (others) others.push(hours)
  else byDay.set(day, [hours])
}

/** What of some hours lies before a cut and what after it. An empty cut leaves parts that touch, to be joined again. */
const without = (hours: Interval[], cut: Interval): Interval[] =>
  hours.flatMap(({ start, end }) => [
    { start, end: Math.min(end, cut.start) },
    { start: Math.max(start, cut.end), end },
  ])

/** Whether a window runs on into a day from the day before it. */
function runsOn(hoursOn: HoursByDay, day: number): boolean {
  const opensAtMidnight = hoursOn(day)[0]?.start === 0
  return opensAtMidnight && hoursOn(day - 1).at(-1)?.end === DAY_MS && !beginsAnew(hoursOn, day)
}

/** Whether a day is a Monday before which the whole week was open. */
const beginsAnew = (hoursOn: HoursByDay, day: number): boolean =>
  weekday(day) === 0 && LAST_SEVEN.every(back => isWhole(hoursOn(day - back)))

const isWhole = (hours: Interval[]): boolean => hours.some(({ start, end }) => end - start === DAY_MS)

/** 0 Monday … 6 Sunday. Day 0 was a Thursday. */
const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7

const msOfDay = (time: string): number =>
  (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * MINUTE_MS
const inDay = ({ from, until }: Hours): Interval => ({ start: msOfDay(from), end: msOfDay(until) })
