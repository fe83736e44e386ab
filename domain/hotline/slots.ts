import { dayNumber, dayStart } from '../lanzhou'
import { type AvailabilityFacts, joined, windowsOf } from './availability'
import type { Interval } from './schedule'

/**
 * Which appointments can be booked: availability, minus what is busy, minus buffers. Everything is in ms, and half-open.
 *
 * - An appointment begins on the grid of its window (availability.ts) and lies in it whole. The grid is the window's
 *   start and every step after it. What cuts a window, as an `off` exception does, thus begins a new grid; what is only
 *   busy, booked or blocked, moves none.
 * - An appointment that is booked keeps its `before` and `after` free, with the buffers of the schedule as it is now. One
 *   that is to be booked brings none of its own, and buffers need no room in the window.
 * - Blocked hours have no buffer.
 * - It may begin exactly when the notice is over, and until the end of the last day ahead on Lanzhou's calendar.
 * - Once as many appointments as the schedule allows a day begin on a day in Lanzhou, nothing else begins on it.
 */

const MINUTE_MS = 60_000

/** What the free slots of a counsellor follow from. Lists in any order. */
export interface SlotFacts extends AvailabilityFacts {
  /**
   * What is booked and not cancelled, each as long as it was when it was booked. Whoever moves an appointment leaves its
   * old place out: it is neither busy then nor one of its day's.
   */
  appointments: readonly Interval[]
  /** What the counsellor blocked by hand. */
  blocked: readonly Interval[]
  /** The present moment. */
  now: number
}

/** The free slots that begin in [from, until), in order. They may overlap one another where the step is a short one. */
export function freeSlots(facts: SlotFacts, range: { from: number; until: number }): Interval[] {
  const { schedule, now } = facts
  const length = schedule.length * MINUTE_MS
  const step = (schedule.step ?? schedule.length) * MINUTE_MS
  const from = Math.max(range.from, now + schedule.notice * MINUTE_MS)
  const until = Math.min(range.until, dayStart(dayNumber(now) + schedule.ahead + 1))
  // A length or step of nothing would never come to an end.
  if (!(from < until && length > 0 && step > 0)) return []

  const busy = busyTime(facts, from, until + length)
  const full = fullDays(facts)
  const slots: Interval[] = []
  let next = 0
  for (const window of windowsOf(facts, dayNumber(from), dayNumber(until - 1) + 1)) {
    const onGrid = (at: number) => window.start + Math.max(0, Math.ceil((at - window.start) / step)) * step
    let start = onGrid(from)
    while (start < until && start + length <= window.end) {
      while (next < busy.length && busy[next]!.end <= start) next++
      const taken = busy[next]
      if (taken && taken.start < start + length) start = onGrid(taken.end)
      else if (full.has(dayNumber(start))) start = onGrid(dayStart(dayNumber(start) + 1))
      else {
        slots.push({ start, end: start + length })
        start += step
      }
    }
  }
  return slots
}

/**
 * Whether an appointment can be booked that begins at `start`: exactly if `freeSlots` offers it. The last word at
 * booking. It looks at the days around only.
 */
export const isFree = (facts: SlotFacts, start: number): boolean =>
  freeSlots(facts, { from: start, until: start + 1 })[0]?.start === start

/** What a new appointment between two instants must not touch, in order and without overlap. */
function busyTime({ schedule, appointments, blocked }: SlotFacts, from: number, until: number): Interval[] {
  const before = schedule.before * MINUTE_MS
  const after = schedule.after * MINUTE_MS
  const widened = appointments.map(({ start, end }) => ({ start: start - before, end: end + after }))
  return joined([...widened, ...blocked].filter(({ start, end }) => end > from && start < until))
}

/** The days (by number) on which nothing more may begin. */
function fullDays({ schedule: { perDay }, appointments }: SlotFacts): { has(day: number): boolean } {
  if (perDay === null) return new Set()
  if (perDay <= 0) return { has: () => true }
  const begun = new Map<number, number>()
  for (const { start } of appointments) begun.set(dayNumber(start), (begun.get(dayNumber(start)) ?? 0) + 1)
  return { has: day => (begun.get(day) ?? 0) >= perDay }
}
