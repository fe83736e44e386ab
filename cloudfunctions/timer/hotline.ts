import { AppError } from '@domain/errors'
import { type Appointment, isOpen, isWorrying } from '@domain/hotline/appointment'
import type { Place } from '@domain/hotline/counsellor'
import { unconfirmed } from '@domain/hotline/kept'
import { appointmentMessages, callMessage } from '@domain/hotline/messages'
import { woken } from '@domain/hotline/woken'
import { hoursAfter } from '@domain/request/deadline'
import type { StreetSettings } from '@domain/street/settings'
import { _ } from '@server/cloud'
import { appointments, calls, counsellors, messages } from '@server/collections'
import { makeMove, saveOver, sealSecrets, secretsOf } from '@server/hotline/appointments'
import { dropPlace } from '@server/hotline/booking'
import { inOffice } from '@server/hotline/counsellors'
import { keyedHash, keysIfThere } from '@server/hotline/keys'
import { offerPlace } from '@server/hotline/offers'
import { bothPlaces, giveUp, placesFor, tidyPlace } from '@server/hotline/tidy'
import { isAwaited, leaveQueue, passOver } from '@server/hotline/waiting'
import { describe, log } from '@server/log'

const AT_ONCE = 50
/** Offers that nobody answered; then somebody does not wait any more. */
const MOST_UNANSWERED = 2
const SETTLE_HOURS = 1 / 60

/** Does something to each; what fails is done by a later tick. */
async function each<T extends { _id: string }>(
  find: (passedOver: readonly string[]) => Promise<T[]>,
  one: (item: T) => Promise<void>,
  left: () => number,
): Promise<number> {
  const failed: string[] = []
  let count = 0
  while (left() > 0) {
    const todo = (await find(failed)).filter(({ _id }) => !failed.includes(_id))
    if (todo.length === 0) break
    for (const item of todo) {
      if (left() <= 0) break
      try {
        await one(item)
        count++
      } catch (error) {
        failed.push(item._id)
        if (!(error instanceof AppError)) log('hotline: not done', { id: item._id, ...describe(error) })
      }
    }
  }
  return count
}

/** Takes somebody's place in the queue for an offer that they left alone. */
async function lapse(before: Appointment, now: string): Promise<void> {
  const seen = await bothPlaces(before)
  const lapsed = await makeMove({
    ...{ move: 'lapse', id: before._id, by: 'system', now, key: `lapse:${before.version}`, loaded: before },
    step: held => unconfirmed(held, 'lapsed'),
  })
  if (isOpen(lapsed)) return giveUp(seen, lapsed, now)
  if (before.status === 'offered') {
    const unanswered = await passOver(before.client, before.start, false)
    if (unanswered >= MOST_UNANSWERED) await leaveQueue(before.client)
  }
  const diary = await counsellors.byId(before.counsellor)
  const place = diary && placesFor(diary, lapsed._id).find(({ start }) => start === lapsed.start)
  if (place)
    await dropPlace(lapsed.counsellor, place.token, { freed: await isAwaited(lapsed.counsellor), now })
}

/** What time alone does to an appointment: a hold ends, a reminder is due, the client is free again, words are forgotten. */
async function wake(before: Appointment, now: string): Promise<void> {
  if (before.status === 'void') {
    await appointments.remove({ _id: before._id })
    return
  }
  if (before.status === 'offered' || before.status === 'held') return lapse(before, now)
  await saveOver(before, woken(before, secretsOf(before), now, sealSecrets))
}

/** Tells who has to be told, and takes away the places that it has left. */
async function tell(before: Appointment, now: string): Promise<void> {
  const idOf = (part: string) => keyedHash('message', before._id, part)
  const { openid, intake } = secretsOf(before)
  const since = before.untold ?? now
  await messages.insertMissing(appointmentMessages(before, openid, since, idOf, isWorrying(intake)))
  for (const id of before.leaves) {
    const diary = await counsellors.byId(id)
    for (const place of diary ? placesFor(diary, before._id) : []) await tidyPlace(id, place, now)
  }
  await appointments.update({ _id: before._id, version: before.version }, { untold: null, leaves: [] })
}

/** Settles what a booking has left unsettled, and offers what was freed. */
async function tend(counsellor: string, settings: StreetSettings, now: string): Promise<void> {
  const [office] = await inOffice([counsellor])
  const diary = office?.counsellor ?? (await counsellors.byId(counsellor))
  for (const place of diary?.places ?? []) {
    const isDue = (one: Place) => !one.settled && hoursAfter(one.at, SETTLE_HOURS) <= now
    if (isDue(place)) await tidyPlace(counsellor, place, now)
    else if (place.freed && place.at > now) continue
    else if (place.freed && office) await offerPlace(office, place, settings, now)
    else if (place.freed) await dropPlace(counsellor, place.token, { freed: false, now })
  }
}

/** Tells the counsellor on duty that somebody wants to be called, and all of them when nobody has called in time. */
async function announceCalls(now: string, left: () => number): Promise<number> {
  return each(
    () => calls.find({ where: { wakeAt: _.lte(now) }, limit: AT_ONCE }),
    async call => {
      const isAll = call.allFrom <= now
      const all = isAll ? (await inOffice(undefined)).map(({ counsellor }) => counsellor._id) : []
      const readers = isAll ? all : [call.counsellor ?? '']
      await messages.insertMissing(
        readers
          .filter(reader => reader && !(isAll && call.told === 'duty' && reader === call.counsellor))
          .map(to => callMessage(keyedHash('call', call._id, to), call.why, to, now)),
      )
      const fields = {
        told: isAll ? ('all' as const) : ('duty' as const),
        wakeAt: isAll ? null : call.allFrom,
      }
      await calls.update({ _id: call._id, state: 'waiting' }, fields)
    },
    left,
  )
}

/**
 * The hotline's scheduled work: places without an appointment, freed slots, holds and reminders, messages, calls.
 * Idempotent; bounded by `left` (ms). Nothing where the deployment has no keys. Gives how much was done.
 */
export async function tendHotline(
  settings: StreetSettings,
  now: string,
  left: () => number,
): Promise<number> {
  if (!keysIfThere()) return 0
  const dueBy = (field: 'wakeAt' | 'untold') => (failed: readonly string[]) =>
    appointments.find({
      where: { [field]: _.lte(now) },
      orderBy: [[field, 'asc']],
      limit: AT_ONCE + failed.length,
    })
  const seen = new Set<string>()
  return (
    (await announceCalls(now, left)) +
    (await each(dueBy('wakeAt'), one => wake(one, now), left)) +
    (await each(dueBy('untold'), one => tell(one, now), left)) +
    (await each(
      async () => {
        const due = await counsellors.find({ where: { tendAt: _.lte(now) }, limit: AT_ONCE })
        return due.filter(({ _id }) => !seen.has(_id))
      },
      async ({ _id }) => {
        seen.add(_id)
        await tend(_id, settings, now)
      },
      left,
    ))
  )
}
