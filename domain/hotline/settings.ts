/**
 * What the street sets for the dual-heart hotline (“双心”热线). A section of the street's settings.
 */
export interface HotlineSettings {
  /** The street's own line, answered by people, beside 12356, 120 and 110. */
  dutyLine: string
  /** Who calls back, Monday first: a counsellor's person id, or null where whoever is there does. */
  duty: (string | null)[]
  /** Until so many hours before the start a client cancels or moves freely; later with a reason. */
  cutOffHours: number
  /** Appointments that a client may have in one calendar month of Lanzhou. */
  perMonth: number
  /** How long a freed slot is kept for whoever waits. */
  offerMinutes: number
  /** After so many no-shows (爽约) within so many days a call comes before the next booking. */
  noShows: number
  noShowDays: number
}

/** What holds until the street changes it. The number is invented: a street enters its own. */
export const defaultHotline: HotlineSettings = {
  dutyLine: '0931-5550100',
  duty: [null, null, null, null, null, null, null],
  cutOffHours: 4,
  perMonth: 4,
  offerMinutes: 30,
  noShows: 2,
  noShowDays: 60,
}
