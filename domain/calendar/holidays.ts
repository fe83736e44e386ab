import { holidays, workdays } from 'chinese-days/dist/chinese-days.json'
import { weekdayOf } from '../lanzhou'
import type { PublicDays } from './public-days'
import { shortHash } from './short-hash'

/**
 * Public holidays and make-up workdays from 2004 on, from the kept library `chinese-days`, which copies the notices
 * of the State Council (国务院办公厅关于……年部分节假日安排的通知).
 *
 * For cloud functions only: these tables are 30 KB that the mini-program must not carry. Only the library's data are
 * taken: its code is as large unminified (functions are not minified), can't be bundled in part, asks the process's
 * time zone, and can't tell a year that it doesn't know.
 */

/** One notice arranges the whole year, so a year that has these two is complete. */
const FESTIVALS = ['春节', '国庆节']

/** Days (YYYY-MM-DD) with what they belong to, as the library has it: “Spring Festival,春节,4”. */
type NamedDays = Record<string, string>

/**
 * A table over such data. It knows a year when it names the days of the year's Spring Festival and National Day: a few
 * days of January may have come with the notice of the year before.
 */
export function tableOf(daysOff: NamedDays, madeUp: NamedDays): PublicDays {
  const festivals = new Set(
    Object.entries(daysOff).map(([day, name]) => `${day.slice(0, 4)} ${name.split(',')[1]}`),
  )
  const off = new Set(Object.keys(daysOff))
  const work = new Set(Object.keys(madeUp))
  return {
    isAnnounced: year => FESTIVALS.every(name => festivals.has(`${year} ${name}`)),
    isPublicWorkday: day => work.has(day) || (weekdayOf(day) <= 5 && !off.has(day)),
    isPublicHoliday: day => off.has(day),
    version: shortHash([[...off].sort(), [...work].sort()].join('; ')),
  }
}

export const publicDays: PublicDays = tableOf(holidays, workdays)
