import type { CalendarSettings } from '../street/settings'
import { publicDays } from './holidays'
import type { PublicDays } from './public-days'
import { shortHash } from './short-hash'

/**
 * A short text that changes with anything a deadline depends on beside its term: office hours, the street's own days
 * and years, and the public table. The order in which days and years were entered doesn't matter.
 */
export function fingerprint(calendar: CalendarSettings, table: PublicDays = publicDays): string {
  const hours = calendar.hours.map(({ from, until }) => `${from}-${until}`)
  const days = Object.entries(calendar.days).map(([day, kind]) => `${day} ${kind}`)
  const years = [...new Set(calendar.announced)]
  return shortHash(JSON.stringify([hours, days.sort(), years.sort(), table.version]))
}
