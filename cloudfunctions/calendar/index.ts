import type { Appointment } from '@domain/hotline/appointment'
import { daysAfter } from '@domain/request/deadline'
import { _ } from '@server/cloud'
import { appointments } from '@server/collections'
import { secretsOf } from '@server/hotline/appointments'
import { type CalendarEvent, calendarText } from '@server/hotline/calendar'
import { inOffice } from '@server/hotline/counsellors'
import { askedOf, opensFeed } from '@server/hotline/feed'
import { describe, log } from '@server/log'

/** What CloudBase's HTTP access hands to a function, as far as it is read here. */
interface HttpEvent {
  path?: string
  httpMethod?: string
}

const DAYS_BACK = 30
const MOST = 1000
/** A calendar app asks every few hours; nothing on the way keeps what it got. */
const headers = { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, no-store' }

const plain = (statusCode: number, body: string) => ({
  statusCode,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body,
})

/** The chosen name at most; never what it is about. */
const eventOf = (appointment: Appointment): CalendarEvent => ({
  ...appointment,
  summary: secretsOf(appointment).name || '预约',
})

async function feed(path: string, now: string) {
  const asked = askedOf(path)
  const [office] = asked ? await inOffice([asked.id]) : []
  const counsellor = office?.counsellor
  // One answer for all that is wrong with an address, or when its counsellor has left: nobody learns which part.
  if (!asked || !counsellor || !opensFeed(counsellor, asked.tag))
    return plain(404, '这个日历地址已经失效，请在小程序里重新复制')
  const found = await appointments.find({
    where: { counsellor: counsellor._id, start: _.gte(daysAfter(now, -DAYS_BACK)) },
    orderBy: [['start', 'asc']],
    limit: MOST,
  })
  const shown = found.filter(({ status }) => status !== 'void' && status !== 'offered')
  return { statusCode: 200, headers, body: calendarText(`${counsellor.name}的日程`, shown.map(eventOf), now) }
}

/** A counsellor's calendar feed, reached by HTTP at its private address; nobody else calls it. */
export async function main(event: HttpEvent) {
  if (!event.path || (event.httpMethod !== 'GET' && event.httpMethod !== 'HEAD'))
    return plain(405, '只支持读取')
  try {
    return await feed(event.path, new Date().toISOString())
  } catch (error) {
    log('calendar failed', describe(error))
    return plain(503, '日历暂时读不到，请稍后再试')
  }
}
