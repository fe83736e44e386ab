/** Lanzhou is UTC+8 all year: China has one time zone and no summer time. Functions run in UTC. */
const OFFSET_MS = 8 * 3_600_000

/** An instant (ISO, UTC) as Lanzhou's clock shows it, to the minute: 2026-11-25 09:30. */
export const lanzhouTime = (at: string): string =>
  new Date(Date.parse(at) + OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ')

/** The calendar day in Lanzhou on which an instant (ISO, UTC) falls: 2026-11-25. */
export const lanzhouDay = (at: string): string => lanzhouTime(at).slice(0, 10)
