import { sentences } from '@domain/errors'
import { type Intake, isWorrying, type Safety } from '@domain/hotline/appointment'
import type { Way } from '@domain/hotline/counsellor'
import { phoneProblem } from '@/lib/phone'
import { createStore, useStore } from '@/lib/store'

/** What is typed and chosen on the way to an appointment, over three screens. */
export interface Booking {
  name: string
  forWhom?: Intake['forWhom']
  topic?: Intake['topic']
  words: string
  safety?: Safety
  consent: boolean
  way?: Way
  phone: string
  /** A counsellor's id, or whoever is free first. */
  counsellor: string
}

export const blankBooking: Booking = { name: '', words: '', consent: false, phone: '', counsellor: 'any' }

/**
 * The one booking that is being made. In memory only, all of it: what somebody tells a counsellor must not be found
 * on a phone that a family shares, so it outlives going back and forth but not the end of the mini-program.
 */
const booking = createStore<Booking>(blankBooking)

export const changeBooking = (fields: Partial<Booking>): void => booking.set({ ...booking.get(), ...fields })

/** Forgets what was typed: it has arrived. */
export const clearBooking = (): void => booking.set(blankBooking)

export const useBooking = (): Booking => useStore(booking)

/** What the short intake tells; undefined when every question was passed over. */
export function intakeOf({ forWhom, topic, words, safety }: Booking): Intake | undefined {
  const said = {
    ...(forWhom && { forWhom }),
    ...(topic && { topic }),
    ...(words.trim() && { words: words.trim() }),
    ...(safety && { safety }),
  }
  return Object.keys(said).length > 0 ? said : undefined
}

/** Whether help is to be shown at once. */
export const asksForHelp = (made: Booking): boolean => isWorrying(intakeOf(made))

/** Whether something was told that will not be kept, for want of consent. */
export const isUnkept = (made: Booking): boolean => intakeOf(made) !== undefined && !made.consent

/** What is missing on the first screen, by field. */
export function aboutProblems(made: Booking): Record<string, string> {
  return {
    ...(!made.name.trim() && { name: '请填一个称呼，什么都可以' }),
    // An answer to the safety question stops nobody: without consent it is not kept.
    ...(isUnkept(made) && !made.safety && { consent: sentences.CONSENT_NEEDED }),
  }
}

/** What is missing on the second screen, by field. */
export function whoProblems({ way, phone }: Booking): Record<string, string> {
  const wrong = phone.trim() ? phoneProblem(phone) : '请填一个电话，咨询师到时候打给您'
  return { ...(!way && { way: '请选一种方式' }), ...(way === 'phone' && wrong && { phone: wrong }) }
}

/** The booking as the cloud takes it, for an appointment and for the waitlist. Only without problems. */
export function detailsOf(made: Booking) {
  const intake = intakeOf(made)
  return {
    way: made.way!,
    name: made.name.trim(),
    ...(made.way === 'phone' && { phone: made.phone.trim() }),
    ...(intake && made.consent && { intake, consent: true }),
  }
}
