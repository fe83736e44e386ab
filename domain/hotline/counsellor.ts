import type { Schedule } from './schedule'

/** How client and counsellor meet. voice: a call within WeChat (微信语音) · phone · room: face to face. */
export const ways = ['voice', 'phone', 'room'] as const
export type Way = (typeof ways)[number]

/** A stretch of time, ISO instants, half-open. */
export interface Span {
  start: string
  end: string
}

/**
 * A place in a counsellor's diary. It is written before the appointment that it is for, and taken away after that has
 * ended or moved: a place without its appointment keeps a slot for a minute, never gives it away twice.
 */
export interface Place extends Span {
  appointment: string
  /** Made anew whenever the place is written: whoever takes a place away names the one that they saw. */
  token: string
  /**
   * Written at (ISO); of a freed one, from when on it is offered. Settled: the appointment is known to be there.
   */
  at: string
  settled: boolean
  /** Nobody's any more, and kept for whoever waits until the timer has asked them. */
  freed?: boolean
}

/**
 * A counsellor: how they introduce themselves, when they can be booked, and their diary, in one document. Whatever
 * could book a moment twice, two bookings, a move, an offer, changed hours, writes this document guarded by its
 * version, so that of two at once one looks again (see ADR 0015).
 */
export interface Counsellor {
  /** The person's id. */
  _id: string
  version: number
  name: string
  intro: string
  specialities: string[]
  ways: Way[]
  /** Where to go for an appointment face to face; empty where there is none. */
  room: string
  /** Whether clients can book; the diary works all the same. */
  listed: boolean
  /** Whether every booking waits for the counsellor's word, and for how many hours it is held for that. */
  confirms: boolean
  holdHours: number
  schedule: Schedule
  /** How often each form was saved: one that has seen an older state is refused. Absent: once each. */
  saved?: { profile: number; hours: number }
  /** What is booked from yesterday on, by start. */
  places: Place[]
  /** Hours closed and opened by hand in the diary. */
  blocked: Span[]
  opened: Span[]
  /** When the timer has to look at the places: some are unsettled or freed; null: nothing to do. */
  tendAt: string | null
  /** Makes the address of the calendar feed; another number, another address. */
  feed: number
  changedAt: string
}

/** A week from nine to five with a break at noon, an hour each: what a new counsellor begins with. */
export const firstSchedule: Schedule = {
  weekly: [1, 2, 3, 4, 5, 6, 7].map(day =>
    day <= 5
      ? [
          { from: '09:00', until: '12:00' },
          { from: '14:30', until: '17:30' },
        ]
      : [],
  ),
  exceptions: [],
  holidaysOff: true,
  length: 50,
  step: 60,
  before: 0,
  after: 10,
  notice: 120,
  ahead: 30,
  perDay: null,
}

/** Somebody who has just been invited: nobody can book before they have looked at their hours and said so. */
export const newCounsellor = (id: string, name: string, now: string): Counsellor => ({
  _id: id,
  version: 1,
  name,
  intro: '',
  specialities: [],
  ways: ['voice'],
  room: '',
  listed: false,
  confirms: false,
  holdHours: 12,
  schedule: firstSchedule,
  places: [],
  blocked: [],
  opened: [],
  tendAt: null,
  feed: 1,
  changedAt: now,
})
