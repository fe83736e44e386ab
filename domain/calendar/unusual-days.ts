import { dayName, numberOfDay, weekdayOf } from '../lanzhou'
import { publicDays } from './holidays'
import type { PublicDays } from './public-days'

/** The days (YYYY-MM-DD) of a year on which the country does otherwise than the days of the week say. */
export function unusualDays(year: number, table: PublicDays = publicDays): { off: string[]; work: string[] } {
  const [first, next] = [numberOfDay(`${year}-01-01`), numberOfDay(`${year + 1}-01-01`)]
  const days = Array.from({ length: next - first }, (_, i) => dayName(first + i))
  return {
    off: days.filter(day => weekdayOf(day) <= 5 && !table.isPublicWorkday(day)),
    work: days.filter(day => weekdayOf(day) > 5 && table.isPublicWorkday(day)),
  }
}
