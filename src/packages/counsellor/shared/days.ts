import { dayName, lanzhouDay, numberOfDay, weekdayOf } from '@domain/lanzhou'
import { daysAway, weekdayName, weekdays } from '@/lib/time'

/** A day on Lanzhou's calendar, YYYY-MM-DD. */
export type Day = string

const NEARBY: Record<string, string> = { '-1': '昨天', 0: '今天', 1: '明天', 2: '后天' }

export const today = (now: number): Day => lanzhouDay(new Date(now).toISOString())
export const dayAfter = (day: Day, by: number): Day => dayName(numberOfDay(day) + by)
/** The seven days of the week around a day, Monday first. */
export const weekOf = (day: Day): Day[] =>
  weekdays.map((_, index) => dayAfter(day, index + 1 - weekdayOf(day)))
export const weekdayOfDay = (day: Day): string => weekdayName(weekdayOf(day))

/** 11月25日, with the year where it is another one than now. */
export function dateWords(day: Day, now: number): string {
  const [year, month, date] = day.split('-')
  return `${year === today(now).slice(0, 4) ? '' : `${year}年`}${Number(month)}月${Number(date)}日`
}

/** 今天 11月25日 周三. */
export function dayWords(day: Day, now: number): string {
  const near = NEARBY[daysAway(`${day}T00:00:00+08:00`, now)]
  return [near, dateWords(day, now), weekdayOfDay(day)].filter(Boolean).join(' ')
}

/** 11月23日–29日; 11月30日–12月6日. */
export function weekWords(day: Day, now: number): string {
  const [first, last] = [weekOf(day)[0]!, weekOf(day)[6]!]
  const end = first.slice(0, 7) === last.slice(0, 7) ? `${Number(last.slice(8))}日` : dateWords(last, now)
  return `${dateWords(first, now)}–${end}`
}
