import { isOpen } from '@domain/hotline/appointment'
import { span } from '@domain/hotline/diary'
import { needsReason, refusal } from '@domain/hotline/lifecycle'
import { freeSlots } from '@domain/hotline/slots'
import { hoursAfter } from '@domain/request/deadline'
import type { Chance } from '../chance'
import { make, mayBook, type Scene } from './scene'
import { clientReasons, counsellorReasons, declineReasons } from './words'

const DAY_MS = 24 * 3_600_000

/** One of the two calls an appointment off. Its place is free at once. */
export function cancel(
  scene: Scene,
  id: string,
  by: 'client' | 'counsellor',
  draws: Chance,
  now: string,
): void {
  const { appointment } = scene.records.entry(id)
  const { counsellor, start } = appointment
  if (scene.isKept(counsellor, start)) return
  const late = needsReason(appointment, scene.settings.hotline.cutOffHours, now)
  const reasons = by === 'counsellor' ? counsellorReasons : clientReasons
  const made = make(
    scene,
    'cancel',
    id,
    by,
    {
      type: 'cancelled',
      fields: { status: 'cancelled', leaves: [counsellor] },
      ...((late || by === 'counsellor') && { secrets: { cancelReason: draws.pick(reasons) } }),
    },
    now,
  )
  if (made) scene.records.leave(appointment, now)
}

/** The client moves it to some later day: the new place is there before the old one goes. */
export function move(scene: Scene, id: string, now: string): void {
  const { records, settings } = scene
  const { appointment, secrets } = records.entry(id)
  const { counsellor, start } = appointment
  const isLate = needsReason(appointment, settings.hotline.cutOffHours, now)
  if (scene.isKept(counsellor, start) || isLate || refusal('reschedule', appointment, 'client', now)) return
  const from = Date.parse(start) + DAY_MS
  const facts = records.facts(counsellor, now, place => place.appointment === id)
  const [slot] = freeSlots(facts, { from, until: from + 7 * DAY_MS })
  if (!slot || !mayBook(scene, secrets.openid, span(slot).start, now, id)) return
  const { confirms, holdHours } = records.counsellor(counsellor)
  const where = span(slot)
  records.take(counsellor, { appointment: id, ...where }, now)
  make(
    scene,
    'reschedule',
    id,
    'client',
    {
      type: 'moved',
      fields: {
        ...where,
        status: confirms ? 'held' : 'booked',
        holdUntil: confirms ? hoursAfter(now, holdHours) : null,
        leaves: [counsellor],
      },
      event: { from: start },
    },
    now,
  )
  records.leave(appointment, now)
}

/** The counsellor's word on a booking that waits for it; some get none, and lapse. */
export function answer(scene: Scene, id: string, draws: Chance, now: string): void {
  const { records } = scene
  const { appointment } = records.entry(id)
  if (!isOpen(appointment)) return
  if (draws.odds(0.88)) {
    make(
      scene,
      'confirm',
      id,
      'counsellor',
      { type: 'confirmed', fields: { status: 'booked', holdUntil: null } },
      now,
    )
    return
  }
  const declined = make(
    scene,
    'decline',
    id,
    'counsellor',
    {
      type: 'declined',
      fields: { status: 'declined', holdUntil: null, leaves: [appointment.counsellor] },
      ...(draws.odds(0.7) && { secrets: { cancelReason: draws.pick(declineReasons) } }),
    },
    now,
  )
  if (declined) records.leave(appointment, now)
}
