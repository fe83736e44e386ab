import type { Appointment } from '@domain/hotline/appointment'
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'

/** What of an appointment stands in a calendar: never a topic. */
export type CalendarEvent = Pick<
  Appointment,
  '_id' | 'version' | 'status' | 'start' | 'end' | 'createdAt' | 'changedAt'
> & { summary: string; location?: string }

const ZONE = 'Asia/Shanghai'
/** China has had one time zone and no summer time since 1991: one standard part is all of it. */
const ZONE_RULES = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  'BEGIN:STANDARD',
  'DTSTART:19910915T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n')

const gone = ['cancelled', 'declined', 'lapsed']
const statusOf = ({ status }: CalendarEvent): ICalEventStatus => {
  if (gone.includes(status)) return ICalEventStatus.CANCELLED
  return status === 'held' || status === 'offered' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED
}

/** Lanzhou's clock as a local time of a machine in UTC: what the library writes beside the zone's name. */
const onLanzhouClock = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 19)

/**
 * Appointments as iCalendar (RFC 5545): a stable UID each, a sequence that grows with every change, called-off ones as
 * such, so that a phone that has them takes them out.
 */
export function calendarText(name: string, events: readonly CalendarEvent[], now: string): string {
  const calendar = ical({
    name,
    prodId: { company: 'weimin', product: 'hotline', language: 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    // The zone is each event's own: what the calendar says of itself, as when it was made, is in UTC.
    timezone: { name: null, generator: () => ZONE_RULES },
    x: { 'X-WR-TIMEZONE': ZONE },
  })
  for (const event of events) {
    calendar.createEvent({
      id: `${event._id}@appointments.weimin`,
      sequence: event.version,
      start: onLanzhouClock(event.start),
      end: onLanzhouClock(event.end),
      timezone: ZONE,
      stamp: new Date(now),
      summary: event.summary,
      ...(event.location && { location: event.location }),
      status: statusOf(event),
    })
  }
  // The library leaves the last line open.
  return `${calendar.toString()}\r\n`
}
