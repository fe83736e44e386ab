import { AppError } from '@domain/errors'
import type { Appointment, Secrets } from '@domain/hotline/appointment'
import { lookBack } from '@domain/hotline/booking'
import type { HotlineContract } from '@domain/hotline/contract'
import { leavesOf } from '@domain/hotline/kept'
import { closesHour, needsReason } from '@domain/hotline/lifecycle'
import { loadMine, makeMove } from '@server/hotline/appointments'
import { insertAppointment, newAppointment } from '@server/hotline/booking'
import { inOffice } from '@server/hotline/counsellors'
import { clientOf } from '@server/hotline/keys'
import { ownSince } from '@server/hotline/own'
import { brief, briefIn } from '@server/hotline/present'
import { bothPlaces, giveUp } from '@server/hotline/tidy'
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
    const seen = await bothPlaces(loaded)
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
        const fields: Partial<Appointment> = { status: 'cancelled', kept: null, leaves: leavesOf(before) }
        // An hour that was agreed and that the counsellor can't keep is not given to the next one at once. Who came by
        // or rang up has nobody else to call it off: that hour is free.
        const isTheirs = before.status === 'booked' && before.source !== 'walkIn'
        const closes = by === 'counsellor' && isTheirs
        return {
          ...{ type: 'cancelled', fields, event: closes ? { closes } : {} },
          ...(secrets && { secrets }),
        }
      },
    })
    await giveUp(seen, cancelled, now)
    return { appointment: await leaveDiary(cancelled, by, now), closed: closesHour(cancelled) }
  },
}
