import type { PublicDays } from '../calendar/public-days'
import { holidaysOf } from '../calendar/workday'
import { hoursAfter } from '../request/deadline'
import type { Post } from '../street/model'
import type { CalendarSettings } from '../street/settings'
import { fitsHours } from './availability'
import type { Counsellor, Place, Span } from './counsellor'
import type { Interval, Schedule } from './schedule'
import { freeSlots, type SlotFacts } from './slots'

/**
 * A counsellor's diary as the slot engine takes it, and the changes of its places. Pure: every change gives the fields
 * that are to be saved over the version that was read.
 */

/** How long a place may stand without its appointment before the timer asks. */
export const SETTLE_HOURS = 1 / 60
/** Places are forgotten a day after their end: nothing that can be booked comes near them. */
const FORGET_HOURS = 24

export const interval = ({ start, end }: Span): Interval => ({
  start: Date.parse(start),
  end: Date.parse(end),
})
export const span = ({ start, end }: Interval): Span => ({
  start: new Date(start).toISOString(),
  end: new Date(end).toISOString(),
})
export const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** What a street knows beside the diary: its calendar, and the counsellor's post. */
export interface Around {
  calendar: CalendarSettings
  publicDays: PublicDays
  post: Pick<Post, 'leave'>
  /** ISO. */
  now: string
}

/** @param except an appointment that is about to move, or a place that is about to change hands: not busy then */
export function slotFacts(
  { schedule, places, blocked, opened }: Counsellor,
  around: Around,
  except?: (place: Place) => boolean,
): SlotFacts {
  const leave = around.post.leave
  const away = leave ? [{ start: Date.parse(leave.from), end: Date.parse(leave.until) }] : []
  return {
    schedule,
    isHoliday: holidaysOf(around.calendar, around.publicDays),
    opened: opened.map(interval),
    blocked: [...blocked.map(interval), ...away],
    appointments: places.filter(place => !except?.(place)).map(interval),
    now: Date.parse(around.now),
  }
}

/**
 * The places still to come that lie in the present hours and would not in other ones: whatever is decided about hours
 * has to be decided about these, also where their appointment is only on its way.
 */
export function affectedPlaces(counsellor: Counsellor, around: Around, schedule: Schedule): Place[] {
  const [before, after] = [counsellor, { ...counsellor, schedule }].map(each => slotFacts(each, around))
  return counsellor.places.filter(
    place =>
      !place.freed &&
      place.start > around.now &&
      fitsHours(before!, interval(place)) &&
      !fitsHours(after!, interval(place)),
  )
}

/** The changes of a counsellor's document that a step saves, version included. */
export type DiaryChange = Partial<Counsellor> & Pick<Counsellor, 'version'>

/** When the timer has to look at places: a freed one at its time, an unsettled one in a minute. */
function tendAt(places: readonly Place[]): string | null {
  const times = places.flatMap(place =>
    place.freed ? [place.at] : place.settled ? [] : [hoursAfter(place.at, SETTLE_HOURS)],
  )
  return times.sort()[0] ?? null
}

function withPlaces({ version }: Counsellor, places: readonly Place[], now: string): DiaryChange {
  const oldest = hoursAfter(now, -FORGET_HOURS)
  const kept = places
    .filter(place => place.end > oldest)
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.appointment < b.appointment ? -1 : 1))
  const recent = { places: kept, tendAt: tendAt(kept), changedAt: now }
  return { version: version + 1, ...recent }
}

/** Whether a place is an appointment's: one that was freed is nobody's any more. */
export const isPlaceOf =
  (appointment: string | undefined) =>
  (place: Place): boolean =>
    place.appointment === appointment && !place.freed

/** The place that an appointment has at a start, if it has one. */
export const placeOf = ({ places }: Counsellor, appointment: string, start: string): Place | undefined =>
  places.filter(isPlaceOf(appointment)).find(place => place.start === start)

/**
 * Writes a place in, under a new token. Another place of the same appointment, as it has while it moves, stays; the
 * same place is written anew, so that nobody who has seen it before takes it away.
 */
export function reserve(
  counsellor: Counsellor,
  place: Span & { appointment: string; token: string },
  now: string,
): DiaryChange {
  const { appointment, token, start, end } = place
  const same = placeOf(counsellor, appointment, start)
  const others = counsellor.places.filter(each => each !== same)
  return withPlaces(counsellor, [...others, { appointment, token, start, end, at: now, settled: false }], now)
}

/** What becomes of the hour that a place leaves: kept for whoever waits, closed by hand, or everybody's. */
export interface Leaving {
  freed: boolean
  closed?: boolean
  now: string
}

/** Takes a place away; what is still to come of it can be kept or closed. Undefined where it is not there. */
export function drop(
  counsellor: Counsellor,
  token: string,
  { freed, closed = false, now }: Leaving,
): DiaryChange | undefined {
  const goes = counsellor.places.find(place => place.token === token)
  if (!goes) return undefined
  const others = counsellor.places.filter(place => place !== goes)
  if (closed && goes.end > now) {
    const { start, end } = goes
    return { ...withPlaces(counsellor, others, now), blocked: added(counsellor.blocked, { start, end }) }
  }
  const kept: Place[] = freed && goes.start > now ? [{ ...goes, freed: true, settled: true, at: now }] : []
  return withPlaces(counsellor, [...others, ...kept], now)
}

/**
 * What can still be offered of a freed place, in order: slots as for any booking, with the ceiling, the notice and the
 * gaps that hold by now, that lie within it. What else was freed is nobody's, and stands in no one's way.
 */
export function slotsWithin(counsellor: Counsellor, freed: Span, around: Around): Span[] {
  const { start, end } = interval(freed)
  const facts = slotFacts(counsellor, around, place => place.freed === true)
  return freeSlots(facts, { from: start, until: end })
    .filter(slot => slot.end <= end)
    .map(span)
}

/**
 * Gives a slot within a freed place to an appointment that is to be offered; the rest of the place goes. Undefined where
 * it is not free any more, or the slot is none by now: like a booking, an offer has to win its place.
 */
export function handOn(
  counsellor: Counsellor,
  freed: string,
  to: { appointment: string; token: string; start: string },
  around: Around,
): DiaryChange | undefined {
  const given = counsellor.places.find(place => place.token === freed && place.freed)
  const slot = given && slotsWithin(counsellor, given, around).find(({ start }) => start === to.start)
  if (!slot) return undefined
  const others = counsellor.places.filter(place => place !== given)
  return withPlaces(counsellor, [...others, { ...to, ...slot, at: around.now, settled: false }], around.now)
}

/** Keeps a freed place until a later instant (ISO) for whoever waits. Undefined where it is not free any more. */
export function putOff(
  counsellor: Counsellor,
  freed: string,
  { until, now }: { until: string; now: string },
): DiaryChange | undefined {
  const kept = counsellor.places.find(place => place.token === freed && place.freed)
  if (!kept) return undefined
  const others = counsellor.places.filter(place => place !== kept)
  return withPlaces(counsellor, [...others, { ...kept, at: until }], now)
}

/** Notes of a place that its appointment is there. Undefined where that is known, or the place is another by now. */
export function settle(counsellor: Counsellor, token: string, now: string): DiaryChange | undefined {
  const place = counsellor.places.find(each => each.token === token)
  if (!place || place.settled) return undefined
  return withPlaces(
    counsellor,
    counsellor.places.map(each => (each === place ? { ...place, settled: true } : each)),
    now,
  )
}

/** Whether a counsellor has an appointment that touches an interval; buffers are no appointment. */
export const isBusy = ({ places }: Counsellor, one: Span): boolean =>
  places.some(place => !place.freed && overlap(place, one))

/** Whether nothing that is booked lies in an interval, buffers included; `except` as in {@link slotFacts}. */
export function isClear(counsellor: Counsellor, one: Span, except?: (place: Place) => boolean): boolean {
  const { before, after } = counsellor.schedule
  return counsellor.places
    .filter(place => !except?.(place))
    .every(
      ({ start, end }) =>
        !overlap(one, { start: minutesAfter(start, -before), end: minutesAfter(end, after) }),
    )
}

const minutesAfter = (at: string, minutes: number): string => hoursAfter(at, minutes / 60)

/** Joins a span to a list, or cuts it out of one. Empty parts go. */
export const added = (list: readonly Span[], one: Span): Span[] => [...cut(list, one), one].sort(byStart)
export const cut = (list: readonly Span[], one: Span): Span[] =>
  list
    .flatMap(each => [
      { start: each.start, end: each.end < one.start ? each.end : one.start },
      { start: each.start > one.end ? each.start : one.end, end: each.end },
    ])
    .filter(each => each.start < each.end)
    .sort(byStart)
const byStart = (a: Span, b: Span) => (a.start < b.start ? -1 : 1)
