import { AppError } from '@domain/errors'
import type { Step } from '@domain/hotline/after'
import type { By } from '@domain/hotline/appointment'
import { checkClient } from '@domain/hotline/booking'
import { type Move, refusal } from '@domain/hotline/lifecycle'
import type { StreetSettings } from '@domain/street/settings'
import type { Chance } from '../chance'
import type { Client } from './clients'
import type { Entry, Records } from './records'

/** Everything that those who act in the hotline's story need. */
export interface Scene {
  records: Records
  settings: StreetSettings
  clients: readonly Client[]
  /** The end of the story (ISO). */
  end: string
  /** Draws for one purpose. */
  draws(...purpose: (string | number)[]): Chance
  /** Something happens at a time (ISO), on a second that is people's; what would be after the end doesn't. */
  later(at: string, what: (at: string) => void): void
  /** Whether an appointment is one of a day that is to stay full. */
  isKept(counsellor: string, start: string): boolean
}

/** Somebody makes a move, if it is theirs to make by then. */
export function make(
  { records }: Scene,
  move: Move,
  id: string,
  by: By,
  step: Step,
  now: string,
): Entry | undefined {
  const { appointment } = records.entry(id)
  return refusal(move, appointment, by, now) ? undefined : records.step(id, step, by, now)
}

/** Whether the rules about clients let somebody book at `start`; `except`: the appointment that they would move. */
export function mayBook(
  { records, settings }: Scene,
  openid: string,
  start: string,
  now: string,
  except?: string,
): boolean {
  try {
    checkClient(records.own(openid), { start, now, settings: settings.hotline, except })
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}
