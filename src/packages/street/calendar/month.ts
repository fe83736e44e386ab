import type { CalendarSettings } from '@domain/street/settings'
import { daysOfMonth, type MonthDay } from '@/lib/month'
import { weekdayName } from '@/lib/time'

/** What the country says of a year: days off on weekdays, and weekends that are worked. */
export interface PublicYear {
  announced: boolean
  off: readonly string[]
  work: readonly string[]
}

/** One day as the calendar shows it. */
export interface Day extends MonthDay {
  works: boolean
  /** Who says so: the street itself, the country, or the days of the week. */
  by: 'street' | 'country' | 'week'
}

/** Whether the country works on a day. */
const isCommonWorkday = (date: string, weekday: number, { off, work }: PublicYear): boolean =>
  work.includes(date) || (weekday <= 5 && !off.includes(date))

/** The days of a month (YYYY-MM): which are worked, and who says so. */
export function monthOf(month: string, own: CalendarSettings['days'], country: PublicYear): Day[] {
  return daysOfMonth(month).map(each => {
    const { date, weekday } = each
    const common = isCommonWorkday(date, weekday, country)
    const said = own[date]
    const by = said ? 'street' : common === weekday <= 5 ? 'week' : 'country'
    return { ...each, works: said ? said === 'work' : common, by }
  })
}

/** The street's own days, with one said otherwise: off, work, or as the country has it. */
export function withDay(
  days: CalendarSettings['days'],
  date: string,
  kind: 'off' | 'work' | 'country',
): CalendarSettings['days'] {
  const { [date]: _, ...others } = days
  return kind === 'country' ? others : { ...others, [date]: kind }
}

const reasons: Record<Day['by'], (works: boolean) => string> = {
  street: () => '街道自己设的',
  country: works => (works ? '国家调休' : '国家放假'),
  week: () => '',
}

/** A day in words: 11月27日 周五，休息，街道自己设的. */
export function dayWords({ date, day, weekday, works, by }: Day): string {
  const why = reasons[by](works)
  return [
    `${Number(date.slice(5, 7))}月${day}日 ${weekdayName(weekday)}`,
    works ? '上班' : '休息',
    ...(why ? [why] : []),
  ].join('，')
}

/** 上班日 in a month, for the sentence above it. */
export const workdaysIn = (days: readonly Day[]): number => days.filter(({ works }) => works).length
