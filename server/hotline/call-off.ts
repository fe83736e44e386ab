import type { Appointment, By } from '@domain/hotline/appointment'
import { leavesOf } from '@domain/hotline/kept'
import type { Actor } from '@domain/street/model'
import { makeMove } from './appointments'

/** Who calls off, and what is said to the client. */
interface CallingOff {
  by: Extract<By, 'counsellor' | 'system'>
  actor?: Actor
  now: string
  key: string
  reason?: string
}

/**
 * Ends an open appointment from the counsellor's side: what is booked or held is cancelled, and an offer simply lapses.
 * Its place is still to be taken out of the diary; the timer does so where nobody else does.
 * @throws AppError as `makeMove` does
 */
export function callOff(loaded: Appointment, { reason, ...asked }: CallingOff): Promise<Appointment> {
  const common = { id: loaded._id, now: asked.now, key: asked.key, loaded }
  const leaves = leavesOf(loaded)
  if (loaded.status === 'offered') {
    return makeMove({
      ...{ ...common, move: 'lapse', by: 'system' },
      step: () => ({ type: 'lapsed', fields: { status: 'lapsed', holdUntil: null, leaves } }),
    })
  }
  return makeMove({
    ...{ ...common, move: 'cancel', by: asked.by, actor: asked.actor },
    step: () => ({
      type: 'cancelled',
      fields: { status: 'cancelled', kept: null, leaves },
      ...(reason && { secrets: { cancelReason: reason } }),
    }),
  })
}
