import { AppError } from '@domain/errors'
import type { Secrets } from '@domain/hotline/appointment'
import { lookBack } from '@domain/hotline/booking'
import type { HotlineContract } from '@domain/hotline/contract'
import { needsReason } from '@domain/hotline/lifecycle'
import { loadMine, makeMove } from '@server/hotline/appointments'
import { insertAppointment, newAppointment } from '@server/hotline/booking'
import { inOffice } from '@server/hotline/counsellors'
import { clientOf } from '@server/hotline/keys'
import { ownSince } from '@server/hotline/own'
import { brief, briefIn } from '@server/hotline/present'
import { streetSettings } from '@server/request/repository'
import type { Handlers } from '@server/serve'
import { candidates, checkOwn, letGo, saidBy, type Wish, winOne } from './choosing'
import { leaveDiary } from './leave-diary'

/** Booking and cancelling. */
export const bookingHandlers: Pick<Handlers<HotlineContract>, 'book' | 'cancel'> = {
  async book({ counsellor, start, ...input }, { actor, now, key }) {
    const said = saidBy(input, now)
    const client = clientOf(actor.id)
    const from = new Date(start).toISOString()
    const [settings, offices] = await Promise.all([streetSettings(), inOffice(undefined, actor)])
    const own = await ownSince(client, lookBack(from, now, settings.hotline))
    const there = own.find(appointment => appointment._id === key)
    if (there) return { appointment: await brief(there, 'client', now) }
    await checkOwn(own, { start: from, now, client, settings })
    const wish: Wish = { counsellor, start: from, way: said.way, appointment: key, by: actor.id }
    const offered = candidates(offices, settings, wish, now)
    await letGo(own, now)
    const { office, place } = await winOne(offered, { settings, appointment: key, start: from, now })
    const draft = newAppointment(place, office.counsellor, actor.id, said, { source: 'client', now, key })
    const appointment = await insertAppointment(draft, place, { freed: false, now })
    return { appointment: briefIn(appointment, office.counsellor, 'client', now) }
  },

  async cancel({ id, version, reason }, { actor, now, key }) {
    const [{ appointment: loaded, by }, settings] = await Promise.all([loadMine(id, actor), streetSettings()])
    const cancelled = await makeMove({
      move: 'cancel',
      id,
      version,
      by,
      actor,
      now,
      key,
      loaded,
      step: before => {
        const needed = by === 'counsellor' || needsReason(before, settings.hotline.cutOffHours, now)
        if (needed && !reason) {
          const why = by === 'counsellor' ? '请写一句原因，来访者会看到' : undefined
          throw new AppError('REASON_NEEDED', { field: 'reason' }, why)
        }
        const secrets: Partial<Secrets> | undefined = reason ? { cancelReason: reason } : undefined
        const leaves = [...new Set([...before.leaves, before.counsellor])]
        return { type: 'cancelled', fields: { status: 'cancelled', leaves }, ...(secrets && { secrets }) }
      },
    })
    return { appointment: await leaveDiary(cancelled, by, now) }
  },
}
