/** Lanzhou is UTC+8 all year: China has one time zone and no summer time. Functions run in UTC. */
const OFFSET_MS = 8 * 3_600_000
const DAY_MS = 24 * 3_600_000

/** An instant (ISO, UTC) as Lanzhou's clock shows it, to the minute: 2026-11-25 09:30. */
export const lanzhouTime = (at: string): string =>
  new Date(Date.parse(at) + OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ')

/** The calendar day in Lanzhou on which an instant (ISO, UTC) falls: 2026-11-25. */
export const lanzhouDay = (at: string): string => lanzhouTime(at).slice(0, 10)

/** An instant (ISO, UTC) as people say it in a story: 11月25日 18:00. */
export const lanzhouMoment = (at: string): string => {
  const [, month, day, time] = /^\d+-(\d+)-(\d+) (.*)$/.exec(lanzhouTime(at)) ?? []
  return `${Number(month)}月${Number(day)}日 ${time}`
}

/** The instant (ISO, UTC) at which Lanzhou's clock shows this on this day: 2026-11-25, 09:30. */
export const lanzhouInstant = (day: string, time: string): string =>
  new Date(Date.parse(`${day}T${time}:00Z`) - OFFSET_MS).toISOString()

/** The day of the week of a day (2026-11-25): 1 Monday … 7 Sunday. */
export const weekdayOf = (day: string): number => new Date(day).getUTCDay() || 7

// Where days are counted over and over, they are numbers: days since 1 January 1970 on Lanzhou's calendar.
/** The number of the day in Lanzhou on which an instant (ms) falls. */
export const dayNumber = (ms: number): number => Math.floor((ms + OFFSET_MS) / DAY_MS)
/** The instant (ms) at which a day begins in Lanzhou. */
export const dayStart = (day: number): number => day * DAY_MS - OFFSET_MS
/** A day by its number: 2026-11-25. */
export const dayName = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)
/** The number of a day: 2026-11-25. */
export const numberOfDay = (name: string): number => Date.parse(name) / DAY_MS
/** The year of a day by its number. */
export const yearOfDay = (day: number): number => new Date(day * DAY_MS).getUTCFullYear()
