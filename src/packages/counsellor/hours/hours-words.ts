import type { Exception, Hours, Schedule } from '@domain/hotline/schedule'
import { windowsProblem as problemOf } from '@/lib/clock-windows'
import { wholeProblem } from '@/lib/whole'

/** 09:00–12:00、14:30–17:30; 休息. */
export const dayHoursWords = (hours: readonly Hours[]): string =>
  hours.length > 0 ? hours.map(({ from, until }) => `${from}–${until}`).join('、') : '休息'

/** What is wrong with the windows of a day, which may last until its very end; undefined where nothing is. */
export const windowsProblem = (hours: readonly Hours[]) => problemOf(hours, { untilMidnight: true })

/** 全天休息; 09:00–12:00 休息; 09:00–12:00 加开. */
export function exceptionWords({ kind, hours }: Exception): string {
  const which = hours ? `${hours.from}–${hours.until} ` : ''
  return kind === 'extra' ? `${which}加开` : hours ? `${which}休息` : '全天休息'
}

/** What is wrong with the hours of a special day; undefined where nothing is. */
export function exceptionProblem({ kind, hours }: Exception): string | undefined {
  return hours ? windowsProblem([hours])?.words : kind === 'extra' ? '加开要填时间' : undefined
}

/** Those that are still to come or going on, by day: what is past explains nothing any more. */
export const comingOf = (exceptions: readonly Exception[], today: string): Exception[] =>
  exceptions.filter(({ day }) => day >= today).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))

/** 2 小时; 1 天; 90 分钟. */
export function minutesWords(minutes: number): string {
  if (minutes > 0 && minutes % 1440 === 0) return `${minutes / 1440} 天`
  if (minutes > 0 && minutes % 60 === 0) return `${minutes / 60} 小时`
  return `${minutes} 分钟`
}

type Numbers = Pick<Schedule, 'length' | 'step' | 'before' | 'after' | 'notice' | 'ahead' | 'perDay'>
/** How large each number may be; as domain/hotline/schema.ts has it. */
export const limits: Record<keyof Numbers, [least: number, most: number]> = {
  length: [10, 240],
  step: [5, 480],
  before: [0, 120],
  after: [0, 120],
  notice: [0, 14 * 24 * 60],
  ahead: [0, 90],
  perDay: [1, 30],
}
export const numberProblem = (name: keyof Numbers, value: number | null): string | undefined =>
  value === null ? undefined : wholeProblem(value, ...limits[name])

/** Whether hours can be saved as they are. */
export function isReady(schedule: Schedule): boolean {
  const names = Object.keys(limits) as (keyof Numbers)[]
  return (
    schedule.weekly.every(hours => !windowsProblem(hours)) &&
    names.every(name => !numberProblem(name, schedule[name]))
  )
}
