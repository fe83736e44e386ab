import type { CategoryId } from '@domain/request/categories'
import { daysAfter, hoursAfter } from '@domain/request/deadline'
import type { Chance } from '../chance'
import {
  isWeekend,
  lanzhouHour,
  lanzhouMidnight,
  lanzhouMonth,
  lanzhouWeekday,
  wholeSecond,
} from '../lanzhou'

/** How many requests come in each hour of the day in Lanzhou, as weights: after breakfast, and before supper. */
const byHour = [1, 0, 0, 0, 0, 1, 4, 12, 22, 30, 28, 20, 14, 12, 20, 24, 22, 19, 17, 18, 15, 9, 5, 2]
/** And on each weekday, from Sunday: the weekend is quieter, Monday brings what it left. */
const byWeekday = [0.62, 1.3, 1.12, 1.05, 1.02, 1.08, 0.72]

/** What people ask for, in an ordinary month. */
const ordinary: Record<CategoryId, number> = {
  environment: 22,
  'fire-hazard': 17,
  'free-clinic': 15,
  haircut: 11,
  education: 10,
  other: 12,
  'legal-advice': 8,
  'mother-infant': 6,
}
/** Some things have their months: heaters and wages in winter, rubbish and rain in summer, school in autumn. */
const seasons: readonly { months: number[]; more: Partial<Record<CategoryId, number>> }[] = [
  { months: [11, 12, 1, 2], more: { 'fire-hazard': 1.5, 'legal-advice': 1.4, other: 1.3 } },
  { months: [6, 7, 8, 9], more: { environment: 1.5 } },
  { months: [2, 3, 8, 9], more: { education: 2 } },
  { months: [10, 11, 3, 4], more: { 'free-clinic': 1.3 } },
]

/** A category for a request that comes at `at`. */
export function categoryAt(at: string, draws: Chance): CategoryId {
  const weights = { ...ordinary }
  for (const { months, more } of seasons) {
    if (!months.includes(lanzhouMonth(at))) continue
    for (const [category, factor] of Object.entries(more)) weights[category as CategoryId] *= factor
  }
  return draws.weighted(weights)
}

/** `count` instants before `now` over `days`, in the rhythm of the day and the week; whole seconds, ascending. */
export function submissionTimes(count: number, days: number, now: string, draws: Chance): string[] {
  const hours = Object.fromEntries(byHour.map((weight, hour) => [String(hour), weight]))
  const today = lanzhouMidnight(now)
  const all = Array.from({ length: days + 1 }, (_, back) => daysAfter(today, -back))
  const weights = Object.fromEntries(all.map(day => [day, byWeekday[lanzhouWeekday(day)]!]))
  const earliest = daysAfter(now, -days)
  const times: string[] = []
  while (times.length < count) {
    const day = draws.weighted(weights)
    const at = wholeSecond(hoursAfter(day, Number(draws.weighted(hours)) + draws.next()))
    if (at >= earliest && at < now) times.push(at)
  }
  return times.sort()
}

/**
 * When people do things: staff by day, more slowly at the weekend; with what is urgent from morning to night, and
 * residents likewise.
 */
const awake = {
  staff: { from: 8.2, until: 19.5 },
  watch: { from: 6.5, until: 23 },
  resident: { from: 7, until: 22.5 },
}
export type Awake = keyof typeof awake

/** `hours` after `at`, moved to the next morning where it falls into the night of those who do it. */
export function later(at: string, hours: number, who: Awake, draws: Chance): string {
  const { from, until } = awake[who]
  const slow = who === 'staff' && isWeekend(at) ? 1.4 : 1
  const raw = hoursAfter(at, Math.max(hours * slow, 0.02))
  const hour = lanzhouHour(raw)
  if (hour >= from && hour < until) return wholeSecond(raw)
  const morning = hour < from ? lanzhouMidnight(raw) : daysAfter(lanzhouMidnight(raw), 1)
  return wholeSecond(hoursAfter(morning, from + draws.next() * 2.5))
}
