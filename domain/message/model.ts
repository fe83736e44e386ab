import type { Sealed } from '../hotline/appointment'

/**
 * Stands where a message was read: that it was, not when. A moment would tie together what somebody reads by one tap,
 * what names them and what must not (ADR 0016); and nobody is to be asked why they read so late.
 */
export const READ = 'read'

/**
 * One message to one reader, a person or a desk, in the message centre; with it what becomes of the subscribe
 * message that goes out on top.
 */
export interface Message {
  /** `<request>.<index of the event>.<reader's place>`: the same step never makes it twice. */
  _id: string
  /**
   * A person's id, or a desk's: a community's id or the street. Of a message to a client of the hotline a keyed hash of
   * the person: then that and the text are in `sealed` (server/hotline/messages.ts).
   */
  to: string
  toDesk: boolean
  at: string
  /** The request that it is about; null: an appointment, which is not named, so that nobody learns whose it is. */
  request: string | null
  no: string
  /** The page that it opens: the request as its reader works with it, or the hotline as its client or counsellor. */
  as: 'resident' | 'cadre' | 'desk' | 'client' | 'counsellor'
  /** Which template it goes out by; absent: progress of a request. */
  template?: 'appointment' | 'reminder'
  title: string
  text: string
  /** Where the request stood then, in words (待接单). */
  state: string
  urgent: boolean
  sealed?: Sealed
  /** null: unread; otherwise {@link READ}. */
  readAt: string | null
  push: Push
}

/**
 * A subscribe message. none: to a desk, or nothing to send · waiting: at `at` (ISO) it may go out · sending: claimed
 * by a tick; one that dies leaves it so, and it is not sent again, since it may have got through · declined: the
 * reader has no acceptance left (43101), which is normal · dead: given up.
 */
export interface Push {
  state: 'none' | 'waiting' | 'sending' | 'sent' | 'declined' | 'dead'
  at: string | null
  tries: number
  error?: string
}
