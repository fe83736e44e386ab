import { AppError } from '@domain/errors'
import { lookBack, mustCall, openOf } from '@domain/hotline/booking'
import { isCallTime } from '@domain/hotline/call-time'
import type { HotlineContract } from '@domain/hotline/contract'
import { lanzhouDay } from '@domain/lanzhou'
import { appointments, calls, readings, waits } from '@server/collections'
import { loadMine } from '@server/hotline/appointments'
import { calendarText } from '@server/hotline/calendar'
import { calledSince, presentCall } from '@server/hotline/calls'
import { inOffice } from '@server/hotline/counsellors'
import { presentCounsellor } from '@server/hotline/free'
import { clientOf } from '@server/hotline/keys'
import { ownSince } from '@server/hotline/own'
import { brief, presentAppointment, presentBrief, roomsOf } from '@server/hotline/present'
import { voiceRoom } from '@server/hotline/voice'
import { presentWait } from '@server/hotline/waiting'
import { hotlineTemplates } from '@server/messages'
import { page } from '@server/pages'
import { streetSettings } from '@server/request/repository'
import type { Handlers } from '@server/serve'

/** A client's own appointments, as far back as a booking looks: the first page must not promise what it then refuses. */
async function settingsAndOwn(client: string, now: string) {
  const settings = await streetSettings()
  return { settings, own: await ownSince(client, lookBack(now, now, settings.hotline)) }
}

/** What somebody looks at: the hotline, their own appointments, who has read about them. */
export const seeHandlers: Pick<
  Handlers<HotlineContract>,
  'home' | 'mine' | 'get' | 'readings' | 'voiceRoom' | 'calendarFile'
> = {
  async home(_input, { actor, now }) {
    const client = clientOf(actor.id)
    const [{ settings, own }, offices, [wait], [call]] = await Promise.all([
      settingsAndOwn(client, now),
      inOffice(),
      waits.find({ where: { _id: client }, limit: 1 }),
      calls.find({ where: { client, state: 'waiting' }, limit: 1 }),
    ])
    const { hotline } = settings
    const open = openOf(own, now)
    const blocked = mustCall(own, now, hotline)
    const { dutyLine, cutOffHours, perMonth, offerMinutes, noShows, noShowDays } = hotline
    return {
      counsellors: offices.map(office => presentCounsellor(office, settings, now)),
      open: open ? presentBrief(open, await roomsOf([open]), 'client', now) : null,
      waiting: wait && wait.until >= lanzhouDay(now) ? await presentWait(wait) : null,
      call: call ? presentCall(call) : null,
      dutyLine,
      rules: { cutOffHours, perMonth, offerMinutes, noShows, noShowDays },
      templates: hotlineTemplates(),
      callFirst: blocked && mustCall(own, now, hotline, await calledSince(client)),
    }
  },

  async mine({ cursor, limit }, { actor, now }) {
    const { items, next } = await page(appointments.find, {
      where: { client: clientOf(actor.id) },
      order: { path: 'start', direction: 'desc' },
      cursor,
      limit,
    })
    const rooms = await roomsOf(items)
    return { items: items.map(item => presentBrief(item, rooms, 'client', now)), next }
  },

  async get({ id }, { actor, now }) {
    const { appointment, by } = await loadMine(id, actor)
    const [settings, rooms] = await Promise.all([streetSettings(), roomsOf([appointment])])
    return presentAppointment(appointment, rooms, by, { settings: settings.hotline, now })
  },

  async readings({ cursor, limit }, { actor }) {
    const { items, next } = await page(readings.find, {
      where: { client: clientOf(actor.id) },
      order: { path: 'at', direction: 'desc' },
      cursor,
      limit,
    })
    return { items: items.map(({ at, readerName, start }) => ({ at, reader: readerName, start })), next }
  },

  async voiceRoom({ id }, { actor, now }) {
    const { appointment } = await loadMine(id, actor)
    if (!isCallTime(appointment, now)) {
      throw new AppError('WRONG_STATE', undefined, '开始前 10 分钟起可以进入通话')
    }
    return voiceRoom(id, now)
  },

  async calendarFile({ id }, { actor, now }) {
    const { appointment, by } = await loadMine(id, actor)
    // A place only for those who meet at one, in the counsellor's own words.
    const { room } = (await brief(appointment, by, now)).counsellor
    const event = { ...appointment, summary: '预约的服务', location: room }
    return { name: 'appointment.ics', text: calendarText('预约', [event], now) }
  },
}
