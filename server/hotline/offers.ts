import { randomBytes } from 'node:crypto'
import { AppError } from '@domain/errors'
import { checkClient, lookBack, mustCall } from '@domain/hotline/booking'
import type { Place, Span } from '@domain/hotline/counsellor'
import { handOn, putOff, slotsWithin } from '@domain/hotline/diary'
import type { Wait } from '@domain/hotline/records'
import { offerAt } from '@domain/hotline/wakes'
import { hoursAfter } from '@domain/request/deadline'
import type { StreetSettings } from '@domain/street/settings'
import { dropPlace, insertAppointment, newAppointment, newToken } from './booking'
import { calledSince } from './calls'
import { aroundOf, changeDiary, type InOffice } from './counsellors'
import { ownSince } from './own'
import { queueFor, suits, waitSecretsOf } from './waiting'

/** What can still be had of a freed place: slots that could be booked, with time to answer. */
function slotsOf(office: InOffice, place: Place, settings: StreetSettings, now: string): Span[] {
  const until = hoursAfter(now, settings.hotline.offerMinutes / 60)
  const slots = slotsWithin(office.counsellor, place, aroundOf(office, settings, now))
  return office.counsellor.listed ? slots.filter(({ start }) => start > until) : []
}

/** Whether somebody who waits could book it themselves. */
async function mayHave(wait: Wait, { start }: Span, settings: StreetSettings, now: string): Promise<boolean> {
  const own = await ownSince(wait.client, lookBack(start, now, settings.hotline))
  const called = mustCall(own, now, settings.hotline) ? await calledSince(wait.client) : undefined
  try {
    checkClient(own, { start, now, settings: settings.hotline, calledSince: called })
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

/**
 * Offers a slot within a freed place to one who waits; quiet when it is gone, or they have booked something else
 * meanwhile.
 */
async function offerTo(
  wait: Wait,
  office: InOffice,
  place: Place,
  { start }: Span,
  settings: StreetSettings,
  now: string,
): Promise<void> {
  const secrets = waitSecretsOf(wait)
  if (!secrets) return
  const id = randomBytes(16).toString('hex')
  const token = newToken()
  const around = aroundOf(office, settings, now)
  const diary = await changeDiary(office.counsellor._id, current =>
    handOn(current, place.token, { appointment: id, token, start }, around),
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
 * it is everybody's. At night it is kept for them until the morning. Idempotent: a place that somebody has is not freed
 * any more.
 */
export async function offerPlace(
  office: InOffice,
  place: Place,
  settings: StreetSettings,
  now: string,
): Promise<void> {
  const { counsellor } = office
  const slots = slotsOf(office, place, settings, now)
  for (const wait of slots.length > 0 ? await queueFor(counsellor._id) : []) {
    const slot = slots.find(each => suits(wait, each, counsellor.ways))
    if (!slot || !(await mayHave(wait, slot, settings, now))) continue
    const until = offerAt(slot.start, now)
    // Whether it worked or not: the next tick looks at what is there then.
    if (until <= now) await offerTo(wait, office, place, slot, settings, now)
    else await changeDiary(counsellor._id, current => putOff(current, place.token, { until, now }))
    return
  }
  await dropPlace(counsellor._id, place.token, { freed: false, now })
}
