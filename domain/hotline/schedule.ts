/** A stretch of one day on Lanzhou's clock (HH:mm, `until` up to 24:00), half-open: [from, until). */
export interface Hours {
  from: string
  until: string
}

/**
 * What a counsellor says of a single day. `off` without hours: nothing that day; with hours: not in these; `extra`:
 * in these too, also on a holiday. Extra hours win over days off.
 */
export interface Exception {
  /** A day in Lanzhou: 2026-11-25. */
  day: string
  kind: 'off' | 'extra'
  hours?: Hours
}

/** When a counsellor can be booked, and how. Lengths in minutes. */
export interface Schedule {
  /** Hours of each weekday, Monday first; seven lists, each in order and without overlap. */
  weekly: Hours[][]
  exceptions: Exception[]
  /** Whether public holidays are free, whatever the weekly hours say. */
  holidaysOff: boolean
  /** Of an appointment. */
  length: number
  /** From one start to the next; null: the length. */
  step: number | null
  /** Kept free before and after every appointment. */
  before: number
  after: number
  /** Nothing can be booked that starts earlier than this from now; exactly then it can. */
  notice: number
  /** How many days ahead: 0 is today only, by Lanzhou's calendar. */
  ahead: number
  /** Appointments that may start on one day; null: as many as fit. */
  perDay: number | null
}

/** A stretch of time in milliseconds since 1970, half-open: [start, end). */
export interface Interval {
  start: number
  end: number
}
