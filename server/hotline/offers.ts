import { randomBytes } from 'node:crypto'
import { AppError } from '@domain/errors'
import { fitsHours } from '@domain/hotline/availability'
import { checkClient, lookBack, mustCall } from '@domain/hotline/booking'
import type { Place } from '@domain/hotline/counsellor'
import { handOn, interval } from '@domain/hotline/diary'
import type { Wait } from '@domain/hotline/records'
import { hoursAfter } from '@domain/request/deadline'
import type { StreetSettings } from '@domain/street/settings'
import { dropPlace, insertAppointment, newAppointment, newToken } from './booking'
import { calledSince } from './calls'
import { changeDiary, factsOf, type InOffice } from './counsellors'
import { ownSince } from './own'
import { queueFor, suits, waitSecretsOf } from './waiting'

/** Whether a freed slot can still be had at all: there is time to answer, the hours stand, clients are taken. */
function isWorthOffering(office: InOffice, place: Place, settings: StreetSettings, now: string): boolean {
  const until = hoursAfter(now, settings.hotline.offerMinutes / 60)
  const isOpen = fitsHours(factsOf(office, settings, now), interval(place))
  const away = office.post.leave
  const isAway = away !== null && away.from < place.end && place.start < away.until
  const isBlocked = office.counsellor.blocked.some(each => each.start < place.end && place.start < each.end)
  return office.counsellor.listed && place.start > until && isOpen && !isAway && !isBlocked
}

/** Whether somebody who waits could book it themselves. */
async function mayHave(wait: Wait, place: Place, settings: StreetSettings, now: string): Promise<boolean> {
  const own = await ownSince(wait.client, lookBack(place.start, now, settings.hotline))
  const called = mustCall(own, now, settings.hotline) ? await calledSince(wait.client) : undefined
  try {
    checkClient(own, { start: place.start, now, settings: settings.hotline, calledSince: called })
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

/** Offers a freed place to one who waits; quiet when it is gone, or they have booked something else meanwhile. */
async function offerTo(
  wait: Wait,
  office: InOffice,
  place: Place,
  settings: StreetSettings,
  now: string,
): Promise<void> {
  const secrets = waitSecretsOf(wait)
  if (!secrets) return
  const id = randomBytes(16).toString('hex')
  const token = newToken()
  const diary = await changeDiary(office.counsellor._id, current =>
    handOn(current, place.token, { appointment: id, token }, now),
  )
  const theirs = diary.places.find(each => each.token === token)
  if (!theirs) return
  const { openid, ...said } = secrets
  const until = hoursAfter(now, settings.hotline.offerMinutes / 60)
  const draft = newAppointment(
    theirs,
    office.counsellor,
    openid,
    { way: wait.way, ...said },
    { source: 'offer', now, key: id, holdUntil: until < place.start ? until : place.start },
  )
  try {
    await insertAppointment(draft, theirs, { freed: true, now })
  } catch (error) {
    // They have booked something else in this moment; the place is free again for the next.
    if (!(error instanceof AppError) || error.code === 'BUSY') throw error
  }
}

/**
 * Offers a freed place to the first who waits for such a one and may have it; to nobody where there is none, and then
 * it is everybody's. Idempotent: a place that somebody has is not freed any more.
 */
export async function offerPlace(
  office: InOffice,
  place: Place,
  settings: StreetSettings,
  now: string,
): Promise<void> {
  const { counsellor } = office
  if (isWorthOffering(office, place, settings, now)) {
    const queue = (await queueFor(counsellor._id)).filter(wait => suits(wait, place, counsellor.ways))
    for (const wait of queue) {
      if (!(await mayHave(wait, place, settings, now))) continue
      // Whether it worked or not: the next tick looks at what is there then.
      await offerTo(wait, office, place, settings, now)
      return
    }
  }
  await dropPlace(counsellor._id, place.token, { freed: false, now })
}
