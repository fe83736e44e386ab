import { AppError } from '@domain/errors'
import type { Step } from '@domain/hotline/after'
import type { Appointment, By } from '@domain/hotline/appointment'
import { lookBack } from '@domain/hotline/booking'
import type { HotlineContract } from '@domain/hotline/contract'
import { placeOf } from '@domain/hotline/diary'
import { isKeptBy, movedTo, placesOf } from '@domain/hotline/kept'
import { needsReason, refusal } from '@domain/hotline/lifecycle'
import type { HotlineSettings } from '@domain/hotline/settings'
import type { Actor } from '@domain/street/model'
import { appointments } from '@server/collections'
import { after, loadMine, saveOver, secretsOf } from '@server/hotline/appointments'
import { dropPlace } from '@server/hotline/booking'
import { inOffice } from '@server/hotline/counsellors'
import { ownSince } from '@server/hotline/own'
import { presentBrief } from '@server/hotline/present'
import { giveUp } from '@server/hotline/tidy'
import { streetSettings } from '@server/request/repository'
import { pause } from '@server/retry'
import type { Call, Handlers } from '@server/serve'
import { candidates, checkOwn, winOne } from './choosing'

interface Wanted {
  id: string
  version?: number
  counsellor?: string
  start: string
  reason?: string
}

/** Whether a command has left its mark in an appointment's story. */
const isMarked = ({ story }: Appointment, key: string): boolean => story.some(event => event.key === key)

/** What has to be known: the appointment, the street's rules, who could be met, its present counsellor in any case. */
async function load({ id, counsellor }: Wanted, actor: Actor) {
  const [{ appointment: before, by }, settings, asked] = await Promise.all([
    loadMine(id, actor),
    streetSettings(),
    inOffice(counsellor && counsellor !== 'any' ? [counsellor] : undefined, actor),
  ])
  const isThere = asked.some(office => office.counsellor._id === before.counsellor)
  const offices = isThere ? asked : [...asked, ...(await inOffice([before.counsellor]))]
  return { before, by, settings, offices }
}

/** Whether it may be moved there, by rights, state and what is to be said. @throws AppError */
function check(before: Appointment, by: By, wanted: Wanted, hotline: HotlineSettings, now: string): void {
  const { version, counsellor = before.counsellor, start, reason } = wanted
  const no = refusal('reschedule', before, by, now)
  if (no) throw no
  if (version !== undefined && version !== before.version) throw new AppError('CHANGED')
  if (start === before.start && (counsellor === before.counsellor || counsellor === 'any')) {
    throw new AppError('SLOT_UNAVAILABLE', { field: 'start' }, '和原来的时间一样，请另选一个')
  }
  if (needsReason(before, hotline.cutOffHours, now) && !reason) {
    throw new AppError('REASON_NEEDED', { field: 'reason' })
  }
}

/** One attempt: the new place is won, then the appointment changed, then the old place given up. Undefined: once more. */
async function moveOnce(wanted: Wanted, { actor, now, key }: Call) {
  const { before, by, settings, offices } = await load(wanted, actor)
  const present = offices.find(office => office.counsellor._id === before.counsellor)
  if (isMarked(before, key)) return { appointment: before, room: present?.counsellor.room ?? '' }
  check(before, by, wanted, settings.hotline, now)
  const { id, counsellor = before.counsellor, start, reason } = wanted
  const own = await ownSince(before.client, lookBack(start, now, settings.hotline))
  await checkOwn(own, { start, now, client: before.client, settings, except: id })
  const wish = { counsellor, start, way: before.way, appointment: id, by: actor.id, moved: before }
  const offered = candidates(offices, settings, wish, now)
  const { office, place } = await winOne(offered, { settings, appointment: id, start, now })

  // Over the version that was read before the place was written, and no other: see tidy.ts.
  const step = movedTo(before, place, office.counsellor, now)
  // What was said of an earlier move says nothing about this one.
  const isSaid = reason || secretsOf(before).moveReason
  const said: Step = { ...step, ...(isSaid && { secrets: { moveReason: reason } }) }
  const next = after(before, said, { by, now, key })
  if (!(await saveOver(before, next))) {
    // A write whose answer was lost looks like one that came too late.
    const stored = await appointments.byId(id)
    if (!stored || !isMarked(stored, key)) {
      // Going back to the place that it keeps, it may still have it: that is the timer's to find out.
      const had = isKeptBy(before, office.counsellor._id, place)
      if (!had) await dropPlace(office.counsellor._id, place.token, { freed: false, now })
      return undefined
    }
  }
  // As they were seen before the change; what it keeps until a move is confirmed stays. Another counsellor's that was
  // not looked at the timer finds.
  const seen = placesOf(before).flatMap(({ counsellor: _id, start: at }) => {
    const diary = offices.find(each => each.counsellor._id === _id)?.counsellor
    const old = diary && placeOf(diary, id, at)
    return old ? [{ counsellor: _id, place: old }] : []
  })
  await giveUp(seen, next, now)
  return { appointment: next, room: office.counsellor.room }
}

const TRIES = 8

/** Moving an appointment in one stroke. */
export const movingHandlers: Pick<Handlers<HotlineContract>, 'reschedule'> = {
  async reschedule({ start, ...input }, call) {
    const wanted = { ...input, start: new Date(start).toISOString() }
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const moved = await moveOnce(wanted, call)
      if (moved) {
        const rooms = new Map([[moved.appointment.counsellor, moved.room]])
        return { appointment: presentBrief(moved.appointment, rooms, 'client', call.now) }
      }
      await pause(attempt)
    }
    throw new AppError('BUSY')
  },
}
