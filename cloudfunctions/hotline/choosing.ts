import { AppError } from '@domain/errors'
import { type Appointment, type Intake, isOpen } from '@domain/hotline/appointment'
import { checkClient, mustCall } from '@domain/hotline/booking'
import type { Way } from '@domain/hotline/counsellor'
import { isBusy, isPlaceOf, placeOf, span } from '@domain/hotline/diary'
import type { Said } from '@domain/hotline/new-appointment'
import { isFree } from '@domain/hotline/slots'
import { dayNumber } from '@domain/lanzhou'
import type { StreetSettings } from '@domain/street/settings'
import { saveOver } from '@server/hotline/appointments'
import { notFree, winPlace } from '@server/hotline/booking'
import { calledSince } from '@server/hotline/calls'
import { factsOf, type InOffice, listed } from '@server/hotline/counsellors'

/** What a client says of themselves, in the form in which it is kept. @throws AppError CONSENT_NEEDED, INVALID_INPUT */
export function saidBy(
  input: { way: Way; name: string; phone?: string; intake?: Intake; consent?: boolean },
  now: string,
): Said {
  const { way, name, phone } = input
  if (way === 'phone' && !phone) {
    throw new AppError('INVALID_INPUT', { field: 'phone' }, '请填写电话，咨询师到时打给您')
  }
  const told = Object.entries(input.intake ?? {}).filter(([, value]) => value !== undefined && value !== '')
  // Health is sensitive: it is kept only with a consent of its own (个人信息保护法 art. 29).
  const isRefused = told.length > 0 && !input.consent
  // Whoever has answered the safety question is stopped by nothing: then nothing of the intake is kept.
  if (isRefused && !input.intake?.safety) throw new AppError('CONSENT_NEEDED', { field: 'consent' })
  const intake = told.length > 0 && !isRefused ? (Object.fromEntries(told) as Intake) : undefined
  // A number is kept for a call alone.
  return { way, name, ...(way === 'phone' && { phone }), ...(intake && { intake, consentAt: now }) }
}

/**
 * Those who are free at a time, the least busy of that day first; but before all whoever has the place already that the
 * same command has won before it was broken off.
 */
function freeAt(
  offices: readonly InOffice[],
  settings: StreetSettings,
  { appointment, start }: Wish,
  now: string,
) {
  const at = Date.parse(start)
  const won = ({ counsellor }: InOffice) => (placeOf(counsellor, appointment, start) ? 0 : 1)
  const load = ({ counsellor: { places } }: InOffice) =>
    places.filter(place => dayNumber(Date.parse(place.start)) === dayNumber(at)).length
  return offices
    .filter(office => isFree(factsOf(office, settings, now, isPlaceOf(appointment)), at))
    .sort(
      (a, b) =>
        won(a) - won(b) || load(a) - load(b) || a.counsellor.places.length - b.counsellor.places.length,
    )
}

/** What somebody wants: whom, when, how. */
export interface Wish {
  counsellor: string
  start: string
  way?: Way
  /** The appointment that it is for: its own places are not busy. */
  appointment: string
  /** Who books: nobody counsels themselves, or is in two rooms at once. */
  by: string
  moved?: Appointment
}

/** Whom a wish may be about, in the order in which they are asked. @throws AppError SLOT_TAKEN, SLOT_UNAVAILABLE, COUNSELLOR_UNKNOWN */
export function candidates(
  offices: readonly InOffice[],
  settings: StreetSettings,
  wish: Wish,
  now: string,
): InOffice[] {
  const own = offices.find(({ counsellor }) => counsellor._id === wish.by)?.counsellor
  const possible = possibleFor(offices, settings, wish, now)
  if (!own) return possible
  const able = possible.filter(({ counsellor: { schedule } }) => {
    const from = Date.parse(wish.start)
    return !isBusy(own, span({ start: from, end: from + schedule.length * 60_000 }))
  })
  if (able.length > 0) return able
  throw new AppError('SLOT_UNAVAILABLE', { field: 'start' }, '这个时间您自己要接待来访者，请另选一个')
}

function possibleFor(
  offices: readonly InOffice[],
  settings: StreetSettings,
  wish: Wish,
  now: string,
): InOffice[] {
  const others = offices.filter(({ counsellor }) => counsellor._id !== wish.by)
  if (wish.counsellor !== 'any') {
    const same = others.find(({ counsellor }) => counsellor._id === wish.counsellor)
    // Whoever has an appointment may meet the same counsellor again, listed or not.
    const office = same && wish.moved?.counsellor === wish.counsellor ? same : listed(others, wish.counsellor)
    if (wish.way && !office.counsellor.ways.includes(wish.way)) {
      throw new AppError('INVALID_INPUT', { field: 'way' }, '这位咨询师没有这种见面方式，请换一种')
    }
    return [office]
  }
  const some = others.filter(
    ({ counsellor }) => counsellor.listed && (!wish.way || counsellor.ways.includes(wish.way)),
  )
  const free = freeAt(some, settings, wish, now)
  if (free.length > 0) return free
  const refusals = some.map(office => notFree(office, settings, now, Date.parse(wish.start)))
  const taken = refusals.find(({ code }) => code === 'SLOT_TAKEN')
  throw taken ?? new AppError('SLOT_UNAVAILABLE', { field: 'start' })
}

/** The first of some that has a place; with one alone its refusal is the answer. */
export async function winOne(
  offices: readonly InOffice[],
  slot: { settings: StreetSettings; appointment: string; start: string; now: string },
) {
  for (const [index, office] of offices.entries()) {
    try {
      return { office, place: await winPlace({ ...slot, office }) }
    } catch (error) {
      const isTaken = error instanceof AppError && error.code === 'SLOT_TAKEN'
      if (!isTaken || index === offices.length - 1) throw error
    }
  }
  throw new AppError('SLOT_TAKEN', { field: 'start' })
}

/** An own appointment that is over, and still marked as open since the timer has not come yet, stands in nobody's way. */
export async function letGo(own: readonly Appointment[], now: string): Promise<void> {
  for (const before of own) {
    const isOver = isOpen(before) && before.end <= now && before.hold !== before._id
    if (isOver) await saveOver(before, { ...before, version: before.version + 1, hold: before._id })
  }
}

/** Two reads at once where nothing is to be called about. */
export async function checkOwn(
  own: readonly Appointment[],
  ask: { start: string; now: string; client: string; settings: StreetSettings; except?: string },
): Promise<void> {
  const { start, now, client, except } = ask
  const settings = ask.settings.hotline
  const called = except === undefined && mustCall(own, now, settings) ? await calledSince(client) : undefined
  checkClient(own, { start, now, settings, calledSince: called, except })
}
