import { AppError } from '@domain/errors'
import type { Step } from '@domain/hotline/after'
import type { Appointment } from '@domain/hotline/appointment'
import { lookBack } from '@domain/hotline/booking'
import type { HotlineContract } from '@domain/hotline/contract'
import { needsReason, refusal } from '@domain/hotline/lifecycle'
import { hoursAfter } from '@domain/request/deadline'
import { appointments } from '@server/collections'
import { after, loadMine, saveOver } from '@server/hotline/appointments'
import { dropPlace } from '@server/hotline/booking'
import { type InOffice, inOffice } from '@server/hotline/counsellors'
import { ownSince } from '@server/hotline/own'
import { briefIn } from '@server/hotline/present'
import { isAwaited } from '@server/hotline/waiting'
import { streetSettings } from '@server/request/repository'
import { pause } from '@server/retry'
import type { Call, Handlers } from '@server/serve'

import { candidates, checkOwn, type Wish, winOne } from './choosing'

/** Whether a command has left its mark in an appointment's story. */
const hasHappened = async (id: string, key: string): Promise<boolean> =>
  (await appointments.byId(id))?.story.some(event => event.key === key) ?? false

/** Moves an appointment: the new place is won, then the appointment changed, then the old place given up. */
const move = async (
  {
    id,
    version,
    counsellor,
    start,
    reason,
  }: {
    id: string
    version?: number
    counsellor?: string
    start: string
    reason?: string
  },
  { actor, now, key }: Call,
): Promise<{ appointment: Appointment; office: InOffice }> => {
  for (let attempt = 0; attempt < 8; attempt++) {
    const { appointment: before, by } = await loadMine(id, actor.id)
    const [settings, offices] = await Promise.all([
      streetSettings(),
      inOffice(counsellor && counsellor !== 'any' ? [counsellor] : undefined),
    ])
    const known = offices.some(office => office.counsellor._id === before.counsellor)
    const all = known ? offices : [...offices, ...(await inOffice([before.counsellor]))]
    if (before.story.some(event => event.key === key)) {
      const office = all.find(each => each.counsellor._id === before.counsellor)
      return { appointment: before, office: office ?? all[0]! }
    }
    const no = refusal('reschedule', before, by, now)
    if (no) throw no
    if (version !== undefined && version !== before.version) throw new AppError('CHANGED')
    const whom = counsellor ?? before.counsellor
    if (start === before.start && (whom === before.counsellor || whom === 'any')) {
      throw new AppError('SLOT_UNAVAILABLE', { field: 'start' }, '和原来的时间一样，请另选一个')
    }
    if (needsReason(before, settings.hotline.cutOffHours, now) && !reason) {
      throw new AppError('REASON_NEEDED', { field: 'reason' })
    }
    const own = await ownSince(before.client, lookBack(start, now, settings.hotline))
    await checkOwn(own, { start, now, client: before.client, settings, except: id })
    const wish: Wish = { counsellor: whom, start, way: before.way, by: actor.id, moved: before }
    const offered = candidates(all, settings, wish, now)
    const old = all
      .find(office => office.counsellor._id === before.counsellor)
      ?.counsellor.places.find(place => place.appointment === id && place.start === before.start)
    const { office, place } = await winOne(offered, { settings, appointment: id, start, now })
    const { counsellor: doc } = office
    const step: Step = {
      type: 'moved',
      fields: {
        start: place.start,
        end: place.end,
        counsellor: doc._id,
        counsellorName: doc.name,
        status: doc.confirms ? 'held' : 'booked',
        holdUntil: doc.confirms ? hoursAfter(now, doc.holdHours) : null,
        leaves: [...new Set([...before.leaves, before.counsellor])],
      },
      event: { from: before.start },
      ...(reason && { secrets: { moveReason: reason } }),
    }
    // Over the version that was read before the place was written, and no other: see tidy.ts.
    const next = after(before, step, { by, now, key })
    // A write whose answer was lost looks like one that came too late.
    const isSaved = (await saveOver(before, next)) || (await hasHappened(id, key))
    if (isSaved) {
      if (old)
        await dropPlace(before.counsellor, old.token, { freed: await isAwaited(before.counsellor), now })
      return { appointment: next, office }
    }
    await dropPlace(doc._id, place.token, { freed: false, now })
    await pause(attempt)
  }
  throw new AppError('BUSY')
}

export const movingHandlers: Pick<Handlers<HotlineContract>, 'reschedule'> = {
  async reschedule({ start, ...input }, call) {
    const { appointment, office } = await move({ ...input, start: new Date(start).toISOString() }, call)
    return { appointment: briefIn(appointment, office.counsellor, 'client', call.now) }
  },
}
