import type { Appointment } from '@domain/hotline/appointment'
import { isWorrying } from '@domain/hotline/appointment'
import type { Counsellor } from '@domain/hotline/counsellor'
import { allowed, needsReason } from '@domain/hotline/lifecycle'
import type { appointmentBrief, appointmentView } from '@domain/hotline/schema'
import type { HotlineSettings } from '@domain/hotline/settings'
import { PHONE_HOURS } from '@domain/hotline/wakes'
import { hoursAfter } from '@domain/request/deadline'
import type * as z from 'zod/mini'
import { _ } from '../cloud'
import { counsellors } from '../collections'
import { secretsOf } from './appointments'

type Brief = z.input<typeof appointmentBrief>
type View = z.input<typeof appointmentView>
type Side = 'client' | 'counsellor'

/** Rooms of counsellors, by their ids, as they are now: where to go must not be what it was at booking. One round trip. */
export async function roomsOf(some: readonly Appointment[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(some.map(({ counsellor }) => counsellor))]
  if (ids.length === 0) return new Map()
  const found = await counsellors.find({ where: { _id: _.in(ids) }, limit: 100 })
  return new Map(found.map(({ _id, room }) => [_id, room]))
}

function keptFor({ kept, counsellor }: Appointment, as: Side): Brief['kept'] {
  if (!kept || (as === 'counsellor' && kept.counsellor !== counsellor)) return null
  return { start: kept.start, end: kept.end, counsellor: kept.counsellorName }
}

/** An appointment without anything confidential, as one side sees it. */
export function presentBrief(
  appointment: Appointment,
  rooms: ReadonlyMap<string, string>,
  as: Side,
  now: string,
): Brief {
  const { _id, version, status, start, end, way, counsellor, counsellorName, holdUntil } = appointment
  return {
    id: _id,
    version,
    // A tombstone is nobody's: it is never presented.
    status,
    start,
    end,
    way,
    counsellor: {
      id: counsellor,
      name: counsellorName,
      room: way === 'room' ? (rooms.get(counsellor) ?? '') : '',
    },
    holdUntil,
    kept: keptFor(appointment, as),
    can: allowed(appointment, as, now),
  }
}

/** The same, with the rooms read. One round trip. */
export const brief = async (appointment: Appointment, as: Side, now: string): Promise<Brief> =>
  presentBrief(appointment, await roomsOf([appointment]), as, now)
export const briefIn = (appointment: Appointment, { room }: Counsellor, as: Side, now: string): Brief =>
  presentBrief(appointment, new Map([[appointment.counsellor, room]]), as, now)

/** A counsellor sees the number of somebody to be called as long before the appointment as it is kept afterwards. */
const isNear = ({ start, end }: Appointment, now: string): boolean =>
  now >= hoursAfter(start, -PHONE_HOURS) && now < hoursAfter(end, PHONE_HOURS)

/** What one of the two sees of an appointment: the client what they told, the counsellor what they need. */
export function presentAppointment(
  appointment: Appointment,
  rooms: ReadonlyMap<string, string>,
  as: Side,
  { settings, now }: { settings: HotlineSettings; now: string },
): View {
  const secrets = secretsOf(appointment)
  const isTheirs = as === 'client'
  const { status, stars, appeal, handOver, hasNote, story, start } = appointment
  return {
    ...presentBrief(appointment, rooms, as, now),
    as,
    name: secrets.name,
    phone: isTheirs || isNear(appointment, now) ? (secrets.phone ?? null) : null,
    intake: secrets.intake ?? null,
    urgent: !isTheirs && isWorrying(secrets.intake),
    reasonNeeded: isTheirs
      ? needsReason(appointment, settings.cutOffHours, now)
      : status === 'booked' || status === 'held',
    freeUntil: hoursAfter(start, -settings.cutOffHours),
    cancelReason: secrets.cancelReason ?? null,
    moveReason: isTheirs ? null : (secrets.moveReason ?? null),
    stars,
    ratingWords: secrets.ratingWords ?? null,
    appeal,
    appealWords: secrets.appealWords ?? null,
    handOver: handOver && { toName: handOver.toName, state: handOver.state },
    hasNote,
    story: story.map(({ type, at, by, from }) => ({ type, at, by, ...(from && { from }) })),
  }
}
