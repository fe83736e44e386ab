import { type Appointment, isOpen } from '@domain/hotline/appointment'
import type { Counsellor, Place } from '@domain/hotline/counsellor'
import { isPlaceOf, settle } from '@domain/hotline/diary'
import { isKeptBy, placesOf } from '@domain/hotline/kept'
import { closesHour } from '@domain/hotline/lifecycle'
import { daysAfter } from '@domain/request/deadline'
import { _ } from '../cloud'
import { appointments, counsellors } from '../collections'
import { Duplicate } from '../retry'
import { dropPlace } from './booking'
import { changeDiary } from './counsellors'
import { isAwaited } from './waiting'

/** As long as a command can be sent again. */
const TOMBSTONE_DAYS = 8

/** Stands where an appointment was to be, so that a call that has been under way for too long can't put it there. */
const tombstone = (id: string, { start, end }: Place, counsellor: string, now: string): Appointment => ({
  _id: id,
  version: 1,
  status: 'void',
  client: '',
  hold: id,
  start,
  end,
  counsellor,
  counsellorName: '',
  way: 'voice',
  source: 'client',
  holdUntil: null,
  sealed: null,
  story: [],
  stars: null,
  appeal: null,
  handOver: null,
  hasNote: false,
  leaves: [],
  untold: null,
  wakeAt: daysAfter(now, TOMBSTONE_DAYS),
  createdAt: now,
  changedAt: now,
})

/** Puts a tombstone; false when somebody was faster, and it has to be looked at again. */
async function bury(place: Place, counsellor: string, now: string): Promise<boolean> {
  try {
    await appointments.insert(tombstone(place.appointment, place, counsellor, now))
    return true
  } catch (error) {
    if (error instanceof Duplicate) return false
    throw error
  }
}

/** A call may be about to move an appointment: with another version it can't, and has to look again. */
const disturb = async ({ _id, version }: Appointment): Promise<boolean> =>
  (await appointments.update({ _id, version }, { version: version + 1 })) > 0

/**
 * Compares a place with its appointment, and settles it, or gives it up: freed for whoever waits. Idempotent, and safe
 * beside whatever is under way: an appointment moves only over the version that was read before its new place was
 * written, and whoever writes a place gives it another token.
 */
export async function tidyPlace(counsellor: string, place: Place, now: string): Promise<void> {
  const appointment = await appointments.byId(place.appointment)
  if (appointment && isOpen(appointment)) {
    if (isKeptBy(appointment, counsellor, place)) {
      await changeDiary(counsellor, current => settle(current, place.token, now))
      return
    }
  }
  const isLeft = !appointment
    ? await bury(place, counsellor, now)
    : !isOpen(appointment) || (await disturb(appointment))
  const closed = appointment?.start === place.start && closesHour(appointment)
  if (isLeft) await dropPlace(counsellor, place.token, { freed: !closed, closed, now })
}

/** A place of an appointment as somebody saw it in a diary. */
export interface SeenPlace {
  counsellor: string
  place: Place
}

/**
 * Both places of an appointment that keeps one, as they are before a step: what is given up afterwards is named by a
 * token that was seen before, so that nothing is taken away that a move writes meanwhile. Nothing is read where there
 * is no second one.
 */
export async function bothPlaces(before: Appointment): Promise<SeenPlace[]> {
  if (!before.kept) return []
  const ids = [...new Set(placesOf(before).map(({ counsellor }) => counsellor))]
  const diaries = await counsellors.find({ where: { _id: _.in(ids) }, limit: ids.length })
  return diaries.flatMap(diary =>
    placesFor(diary, before._id).map(place => ({ counsellor: diary._id, place })),
  )
}

/** Gives up what was seen before a step and is not the appointment's any more. */
export async function giveUp(seen: readonly SeenPlace[], next: Appointment, now: string): Promise<void> {
  for (const { counsellor, place } of seen) {
    if (isKeptBy(next, counsellor, place)) continue
    await dropPlace(counsellor, place.token, { freed: await isAwaited(counsellor), now })
  }
}

/** The places that an appointment has in a diary, to be compared. */
export const placesFor = ({ places }: Counsellor, appointment: string): Place[] =>
  places.filter(isPlaceOf(appointment))
