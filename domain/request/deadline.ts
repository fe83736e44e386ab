/**
 * Deadlines in calendar time: the resident's seven days. Those for answering and resolving follow the street's
 * terms and calendar (see calendar/). All instants are ISO strings in UTC; intervals are half-open.
 */
const HOUR = 3_600_000
/** How long a resident may rate or reopen after 办结; then silence closes. */
export const VERDICT_DAYS = 7

/** `at` (ISO) moved by a number of hours. */
export const hoursAfter = (at: string, hours: number): string =>
  new Date(Date.parse(at) + hours * HOUR).toISOString()
/** `at` (ISO) moved by a number of calendar days of 24 hours; China has no summer time. */
export const daysAfter = (at: string, days: number): string => hoursAfter(at, days * 24)

/** Until when the resident may rate or reopen what was resolved at `at`. */
export const verdictBy = (at: string): string => daysAfter(at, VERDICT_DAYS)
