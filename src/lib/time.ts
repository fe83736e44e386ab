import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

// China has one time zone and no summer time, and Intl is missing or partial on some phones.
const CHINA_MINUTES = 8 * 60
const NEARBY: Record<string, string> = { '-2': '前天', '-1': '昨天', 0: '今天', 1: '明天', 2: '后天' }

/** The days of the week, Monday first. */
export const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']
/** A day of the week by its number, 1 Monday … 7 Sunday. */
export const weekdayName = (number: number): string => weekdays[number - 1] ?? ''

/** A moment that JavaScript understands: ISO string, milliseconds or Date. */
export type Moment = string | number | Date

/** The moment on Lanzhou's clock. */
export function inChina(moment: Moment): dayjs.Dayjs {
  return dayjs.utc(moment).utcOffset(CHINA_MINUTES)
}

/** Whole calendar days from `now` to `moment` in Lanzhou: -1 yesterday, 0 today, 1 tomorrow. */
export function daysAway(moment: Moment, now: Moment): number {
  const day = inChina(moment).startOf('day')
  return Math.round(day.diff(inChina(now).startOf('day'), 'day', true))
}

/**
 * A time as a neighbour would say it: 刚刚, 5 分钟前, 今天 17:00, 昨天 08:15, 明天 12:00, 后天 09:30;
 * further away 11月25日 09:30, with the year when it is another one.
 * Only the past is told in minutes: a deadline reads better as the hour on the clock.
 */
export function formatTime(moment: Moment, now: Moment = Date.now()): string {
  const at = inChina(moment)
  const minutes = Math.floor((inChina(now).valueOf() - at.valueOf()) / 60_000)
  if (minutes >= 0 && minutes < 1) return '刚刚'
  if (minutes >= 1 && minutes < 60) return `${minutes} 分钟前`
  return `${formatDay(moment, now)} ${at.format('HH:mm')}`
}

/** The day alone: 今天, 明天, 昨天, 前天, 后天, then 11月25日, with the year when it is another one. */
export function formatDay(moment: Moment, now: Moment = Date.now()): string {
  const nearby = NEARBY[daysAway(moment, now)]
  if (nearby) return nearby
  const at = inChina(moment)
  return at.format(at.year() === inChina(now).year() ? 'M月D日' : 'YYYY年M月D日')
}

/** 周一 … 周日. */
export function weekday(moment: Moment): string {
  return weekdayName(inChina(moment).day() || 7)
}

/** The full date and time, for records: 2026年11月25日 09:30. */
export function formatFull(moment: Moment): string {
  return inChina(moment).format('YYYY年M月D日 HH:mm')
}
