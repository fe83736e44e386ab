import { randomBytes } from 'node:crypto'
import { AppError } from '@domain/errors'
import type { Appointment } from '@domain/hotline/appointment'
import type { Counsellor, Place } from '@domain/hotline/counsellor'
import { drop, isClear, isPlaceOf, type Leaving, reserve, span } from '@domain/hotline/diary'
import { type Said, newAppointment as shaped } from '@domain/hotline/new-appointment'
import { isFree } from '@domain/hotline/slots'
import type { StreetSettings } from '@domain/street/settings'
import { appointments } from '../collections'
import { Duplicate } from '../retry'
import { sealSecrets } from './appointments'
import { changeDiary, factsOf, type InOffice } from './counsellors'
import { clientOf } from './keys'

/**
 * How a slot is won, without a transaction, so that it costs two writes (see ADR 0015): first the place in the
 * counsellor's diary, guarded by the diary's version; then the appointment, whose unique `hold` keeps its client from
 * having two. Whatever is broken off in between the timer puts right (tidy.ts): until then a slot is kept too long,
 * never given away twice.
 */

export const newToken = (): string => randomBytes(9).toString('base64url')

/** Why a slot is not to be had: somebody has it, its hour is closed by hand, or it never was one. */
export function notFree(office: InOffice, settings: StreetSettings, now: string, start: number): AppError {
  const unbooked = { ...factsOf(office, settings, now), appointments: [] }
  if (isFree(unbooked, start)) return new AppError('SLOT_TAKEN', { field: 'start' })
  if (!isFree({ ...unbooked, blocked: [] }, start))
    return new AppError('SLOT_UNAVAILABLE', { field: 'start' })
  // To whoever saw it free a moment ago it is as good as taken, but nobody has booked it.
  return new AppError('SLOT_TAKEN', { field: 'start' }, '咨询师这个时段不开放，请另选一个')
}

/** Whose slot somebody wants, and from when. */
export interface WantedSlot {
  office: InOffice
  settings: StreetSettings
  /** The appointment that it is for: an earlier place of it is not busy. */
  appointment: string
  start: string
  now: string
}

/**
 * Wins a place in a diary. One round trip where nobody comes between.
 * @throws AppError SLOT_TAKEN, SLOT_UNAVAILABLE
 */
export async function winPlace({ office, settings, appointment, start, now }: WantedSlot): Promise<Place> {
  const token = newToken()
  const mine = isPlaceOf(appointment)
  const from = Date.parse(start)
  const changed = await changeDiary(
    office.counsellor._id,
    counsellor => {
      const current = { ...office, counsellor }
      if (!isFree(factsOf(current, settings, now, mine), from)) throw notFree(current, settings, now, from)
      const where = span({ start: from, end: from + counsellor.schedule.length * 60_000 })
      return reserve(counsellor, { appointment, token, ...where }, now)
    },
    office.counsellor,
  )
  return changed.places.find(place => place.token === token)!
}

/** Wins a place for somebody who came by: in no hours, but over nothing that is booked. @throws AppError SLOT_TAKEN */
export async function winClearPlace(
  counsellor: Counsellor,
  place: { appointment: string; start: string; end: string },
  now: string,
): Promise<Place> {
  const token = newToken()
  const mine = isPlaceOf(place.appointment)
  const changed = await changeDiary(
    counsellor._id,
    current => {
      if (!isClear(current, place, mine)) {
        throw new AppError('SLOT_TAKEN', { field: 'start' }, '这段时间已有预约（含前后间隔），请换个时间')
      }
      return reserve(current, { ...place, token }, now)
    },
    counsellor,
  )
  return changed.places.find(each => each.token === token)!
}

/** Gives a place up again. Quiet where it is gone already. The diary can be brought along where it was just read. */
export async function dropPlace(
  counsellor: string,
  token: string,
  { loaded, ...leaving }: Leaving & { loaded?: Counsellor },
): Promise<void> {
  await changeDiary(counsellor, current => drop(current, token, leaving), loaded)
}

/** A new appointment for a place that was won, its client hashed and its secrets sealed with the function's keys. */
export const newAppointment = (
  place: Parameters<typeof shaped>[0],
  counsellor: Parameters<typeof shaped>[1],
  openid: string,
  said: Said,
  made: Parameters<typeof shaped>[4],
): Appointment => shaped(place, counsellor, openid, said, made, { clientOf, seal: sealSecrets })

/**
 * Inserts an appointment whose place was won; gives the place up again where that cannot be. A repetition finds the
 * one that is there. One round trip.
 * @throws AppError ALREADY_BOOKED when its client has an open one; SLOT_TAKEN when the call was under way for so long
 * that the timer has given its place up.
 */
export async function insertAppointment(
  appointment: Appointment,
  place: Place,
  { freed, now }: { freed: boolean; now: string },
): Promise<Appointment> {
  try {
    await appointments.insert(appointment)
    return appointment
  } catch (error) {
    if (!(error instanceof Duplicate)) throw error
  }
  const there = await appointments.byId(appointment._id)
  if (there && there.status !== 'void') return there
  await dropPlace(appointment.counsellor, place.token, { freed, now })
  throw new AppError(there ? 'SLOT_TAKEN' : 'ALREADY_BOOKED')
}
