import { hoursAfter } from '@domain/request/deadline'

/** Lanzhou is eight hours ahead of UTC, all year. */
const AHEAD = 8
const shifted = (at: string): string => hoursAfter(at, AHEAD)

/** The hour of the day in Lanzhou, with its fraction: 13.5 is half past one. */
export function lanzhouHour(at: string): number {
  const local = shifted(at)
  return Number(local.slice(11, 13)) + Number(local.slice(14, 16)) / 60 + Number(local.slice(17, 19)) / 3600
}
/** YYYY-MM-DD in Lanzhou. */
export const lanzhouDay = (at: string): string => shifted(at).slice(0, 10)
/** The instant (ISO) at which the day of `at` began in Lanzhou. */
export const lanzhouMidnight = (at: string): string => hoursAfter(`${lanzhouDay(at)}T00:00:00.000Z`, -AHEAD)
/** 0 is Sunday. */
export const lanzhouWeekday = (at: string): number => new Date(shifted(at)).getUTCDay()
/** 1 is January. */
export const lanzhouMonth = (at: string): number => Number(shifted(at).slice(5, 7))
export const isWeekend = (at: string): boolean => [0, 6].includes(lanzhouWeekday(at))
/** `at` on the whole second: what people do in the demo happens on whole seconds. */
export const wholeSecond = (at: string): string => `${at.slice(0, 19)}.000Z`
