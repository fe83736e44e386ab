import { daysAway, formatDay, inChina, type Moment, weekday } from '@/lib/time'

interface Span {
  start: string
  end: string
}

/** When something begins, short: 明天 09:00, 12月8日 09:00. Never told in minutes, also when it has begun. */
export const startWords = (start: Moment, now: Moment = Date.now()): string =>
  `${formatDay(start, now)} ${inChina(start).format('HH:mm')}`

/** When something is, in full words: 明天（11月27日 周五）09:00–09:50. */
export function spanWords({ start, end }: Span, now: Moment = Date.now()): string {
  const at = inChina(start)
  const near = Math.abs(daysAway(start, now)) <= 2
  const year = at.year() === inChina(now).year() ? '' : `${at.year()}年`
  const date = near
    ? `${formatDay(start, now)}（${at.format('M月D日')} ${weekday(start)}）`
    : `${year}${at.format('M月D日')}（${weekday(start)}）`
  // The two ends stay on one line.
  return `${date}${at.format('HH:mm')}–\u2060${inChina(end).format('HH:mm')}`
}

/** How long still: 25 分钟, 3 小时; undefined when it is over. */
export function still(until: Moment, now: Moment = Date.now()): string | undefined {
  const minutes = Math.ceil((inChina(until).valueOf() - inChina(now).valueOf()) / 60_000)
  if (minutes <= 0) return undefined
  return minutes < 60 ? `${minutes} 分钟` : `${Math.floor(minutes / 60)} 小时`
}
