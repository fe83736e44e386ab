import type { Span, Way } from './counsellor'
import type { PlaceOf } from './kept'

/**
 * Where an appointment (预约) stands.
 * offered: a freed slot, kept for whoever waits · held: waits for the counsellor's word · booked · done · noShow (爽约)
 * · cancelled · declined by the counsellor · lapsed: an offer or a hold that nobody answered, or that was passed on
 * · void: was never there; keeps its id from being used by a call that has been under way for too long.
 */
export const statuses = [
  'offered',
  'held',
  'booked',
  'done',
  'noShow',
  'cancelled',
  'declined',
  'lapsed',
  'void',
] as const
export type Status = (typeof statuses)[number]

/** Those that keep a place in the counsellor's diary. */
export const openStatuses: readonly Status[] = ['offered', 'held', 'booked']
/** Those that count for the month's ceiling: by the date of the appointment; what was called off does not count. */
export const countedStatuses: readonly Status[] = ['offered', 'held', 'booked', 'done', 'noShow']
export const isOpen = ({ status }: { status: Status }): boolean => openStatuses.includes(status)

/** Who did something to an appointment. There are no names: the two know each other. */
export type By = 'client' | 'counsellor' | 'system'

export const eventTypes = [
  'booked',
  'held',
  'offered',
  'taken',
  'passed',
  'lapsed',
  'confirmed',
  'declined',
  'moved',
  'cancelled',
  'done',
  'noShow',
  'rated',
  'appealed',
  'appealUpheld',
  'appealRejected',
  'reminded',
  'handOverAsked',
  'handOverAgreed',
  'handOverRefused',
] as const
export type EventType = (typeof eventTypes)[number]

/** One step of an appointment's story. Never a word of the client or the counsellor: those are sealed. */
export interface AppointmentEvent {
  type: EventType
  at: string
  by: By
  /** The command's key, so that a repetition after a lost answer is recognised. */
  key: string
  /** The start that it had before, and the counsellor where that was another one: it has moved, or gone back. */
  from?: string
  fromCounsellor?: string
  /** Moved or taken, and waits for the counsellor's word. */
  waits?: true
  /** Places with other counsellors that were given up by this step. */
  gaveUp?: { counsellor: string; start: string }[]
  /** The counsellor can't be there: the hour stays closed. */
  closes?: true
  /** Which of the two reminders. */
  which?: Reminder
  /** A reminder whose time had passed: noted, and told to nobody. */
  late?: true
}

/** The day before, and an hour before. */
export const reminders = ['day', 'hour'] as const
export type Reminder = (typeof reminders)[number]

/** Something encrypted by the function (server/hotline/seal.ts): which key, and what came out, in base64. */
export interface Sealed {
  key: string
  iv: string
  data: string
}

/**
 * One appointment. Who the client is stands in it twice, and neither can be read in the database: as a keyed hash,
 * by which their own appointments are found, and sealed, for messages.
 */
export interface Appointment extends Span {
  /** Made from the command's key. */
  _id: string
  version: number
  status: Status
  /** The client's keyed hash. */
  client: string
  /**
   * Unique: the client's hash while the appointment is open, its own id afterwards. So the database itself keeps a
   * client from having two at once, whatever happens side by side.
   */
  hold: string
  counsellor: string
  counsellorName: string
  way: Way
  source: 'client' | 'offer' | 'walkIn'
  /** Until when an offer or a hold waits for its answer; null otherwise. */
  holdUntil: string | null
  /** The agreed place that it keeps while a move waits for the counsellor's word. */
  kept?: PlaceOf | null
  /** {@link Secrets}; null once they were destroyed. */
  sealed: Sealed | null
  story: AppointmentEvent[]
  /** 1 to 5; null while the client has said nothing. */
  stars: number | null
  appeal: 'asked' | 'upheld' | 'rejected' | null
  /** The counsellor whom the notes may be handed to, with the client's word on it. */
  handOver: { to: string; toName: string; state: 'asked' | 'agreed' | 'refused' } | null
  hasNote: boolean
  /** Counsellors who may still hold a place that this appointment has left; the timer makes sure. */
  leaves: string[]
  /** Since when (ISO) somebody may not have been told, or a place not taken away; null: all is well. */
  untold: string | null
  /** When the timer has to look at it next (ISO); null: never again. */
  wakeAt: string | null
  createdAt: string
  changedAt: string
}

/** What a short, skippable intake (预约前的几个问题) tells: every answer may be missing. */
export interface Intake {
  forWhom?: ForWhom
  topic?: Topic
  words?: string
  safety?: Safety
}
export const forWhoms = ['self', 'family', 'child'] as const
export type ForWhom = (typeof forWhoms)[number]
export const topics = ['sleep', 'mood', 'family', 'child', 'work', 'loss', 'other'] as const
export type Topic = (typeof topics)[number]
/** Whether thoughts of harming oneself came up lately: no, sometimes, often. */
export const safeties = ['no', 'sometimes', 'often'] as const
export type Safety = (typeof safeties)[number]
/** An answer that shows help at once and marks the case urgent for its counsellor. */
export const isWorrying = (intake: Intake | undefined): boolean =>
  intake?.safety === 'sometimes' || intake?.safety === 'often'

/** What is sealed in an appointment. */
export interface Secrets {
  /** Whom messages go to; empty for a walk-in. */
  openid: string
  /** The name of the client's choice. */
  name: string
  /** Only where they chose a call; taken away a day after the appointment. */
  phone?: string
  intake?: Intake
  /** Instant (ISO) of the separate consent to keep what the intake tells (个人信息保护法 art. 29). */
  consentAt?: string
  cancelReason?: string
  moveReason?: string
  ratingWords?: string
  appealWords?: string
}
