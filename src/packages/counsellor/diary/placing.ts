import { lanzhouInstant } from '@domain/lanzhou'
import type { Day } from '../shared/days'
import type { Span } from '../shared/types'

const HOUR_MS = 3_600_000

/** Which part of the day is drawn, in ms since midnight, whole hours. */
export interface Range {
  from: number
  until: number
}

/** The hours of a scale: 9, 10, 11 … */
export const hoursOf = ({ from, until }: Range): number[] =>
  Array.from({ length: Math.round((until - from) / HOUR_MS) }, (_, index) => from / HOUR_MS + index)

/** Where in a day's column something stands, in parts of its height. */
export function placeOf({ start, end }: Span, day: Day, { from, until }: Range) {
  const first = Date.parse(lanzhouInstant(day, '00:00')) + from
  const inside = (at: string) => Math.min(Math.max(Date.parse(at) - first, 0), until - from)
  const percent = (part: number) => `${Math.round((part / (until - from)) * 10_000) / 100}%`
  return { top: percent(inside(start)), height: percent(inside(end) - inside(start)) }
}
