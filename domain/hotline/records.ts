import type { Intake, Sealed } from './appointment'
import type { Way } from './counsellor'

/** The hotline's smaller records. `client` is always the keyed hash; what is sealed names its type. */

/** The note of one appointment: by its counsellor, for themselves. `_id`: the appointment's. */
export interface Note {
  _id: string
  client: string
  author: string
  authorName: string
  /** Counsellors to whom it was handed with the client's consent. */
  readers: string[]
  start: string
  /** The text alone, as {@link NoteText}. */
  sealed: Sealed
  changedAt: string
  /** ISO: destroyed by the timer from then on. */
  destroyAt: string
}
export interface NoteText {
  text: string
}

/** One reading of one note about a client: written before it is shown. */
export interface Reading {
  _id: string
  client: string
  reader: string
  readerName: string
  /** The start of the appointment that the note is about, so that the client knows which is meant. */
  start: string
  at: string
  destroyAt: string
}

/** A place on the waitlist (候补). `_id`: made from the client, so that nobody waits twice. */
export interface Wait {
  _id: string
  client: string
  /** null: any counsellor. */
  counsellor: string | null
  counsellorName: string | null
  /** Days in Lanzhou, both included. */
  from: string
  until: string
  way: Way
  at: string
  /** {@link WaitSecrets}. */
  sealed: Sealed
  /** Starts that were offered and not taken: not offered again. */
  passed: string[]
  /** How many of them nobody answered. */
  unanswered: number
  /** What it was made by: a repetition after a lost answer is no second wish. */
  key: string
}
export interface WaitSecrets {
  openid: string
  name: string
  phone?: string
  intake?: Intake
  consentAt?: string
}

/** The wish to be called back. */
export interface CallWish {
  _id: string
  client: string
  /** Unique: the client's hash while it waits, its own id afterwards, so that nobody waits twice for a call. */
  hold: string
  at: string
  state: 'waiting' | 'called' | 'off'
  /** The counsellor on duty who is asked first; null: all. */
  counsellor: string | null
  counsellorName: string | null
  /** From then on (ISO) all counsellors see it. */
  allFrom: string
  /** {@link CallSecrets}; once called without the person, null once called off. */
  sealed: Sealed | null
  calledAt: string | null
  /** Whether the counsellors have been told, each time that it concerns more of them. */
  told: 'nobody' | 'duty' | 'all'
  /** When the timer has to look at it next (ISO); null: never. */
  wakeAt: string | null
}
export interface CallSecrets {
  /** The person, their name and number: empty once they were called. */
  openid: string
  name: string
  phone: string
  /** A worrying answer, or no-shows that are to be talked about. */
  why: 'safety' | 'noShow'
}
