import { inChina } from './time'

/** A day of a month in Lanzhou. */
export interface MonthDay {
  /** YYYY-MM-DD */
  date: string
  day: number
  /** 1 Monday … 7 Sunday. */
  weekday: number
}

/** The month (YYYY-MM) that lies `by` months after another one. */
export function monthAfter(month: string, by: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

export const monthNow = (now: number): string => inChina(now).format('YYYY-MM')

/** 2026年11月. */
export const monthWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`

/** The days of a month (YYYY-MM), in order. */
export function daysOfMonth(month: string): MonthDay[] {
  const first = inChina(`${month}-01T12:00:00+08:00`)
  return Array.from({ length: first.daysInMonth() }, (_, i) => {
    const at = first.add(i, 'day')
    return { date: at.format('YYYY-MM-DD'), day: i + 1, weekday: at.day() || 7 }
  })
}
