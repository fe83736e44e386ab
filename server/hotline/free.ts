import { isPlaceOf } from '@domain/hotline/diary'
import type { counsellorView } from '@domain/hotline/schema'
import { freeSlots } from '@domain/hotline/slots'
import { dayNumber, dayStart, numberOfDay } from '@domain/lanzhou'
import type { StreetSettings } from '@domain/street/settings'
import type * as z from 'zod/mini'
import { factsOf, type InOffice } from './counsellors'

/** Days in Lanzhou, both included. */
export interface DayRange {
  from: string
  until: string
}
export interface FreeSlot {
  start: string
  end: string
  /** Ids of those who are free then. */
  counsellors: string[]
}

const instants = ({ from, until }: DayRange) => ({
  from: dayStart(numberOfDay(from)),
  until: dayStart(numberOfDay(until) + 1),
})

/** The free slots of some counsellors on some days, by start; the same time with several is one. */
export function slotsOf(
  offices: readonly InOffice[],
  settings: StreetSettings,
  now: string,
  range: DayRange,
  /** An appointment that is to be moved: its place is not busy. */
  moved?: string,
): FreeSlot[] {
  const byTime = new Map<string, FreeSlot & { at: number }>()
  for (const office of offices) {
    const facts = factsOf(office, settings, now, isPlaceOf(moved))
    for (const { start, end } of freeSlots(facts, instants(range))) {
      const time = `${start}-${end}`
      const known = byTime.get(time)
      if (known) known.counsellors.push(office.counsellor._id)
      else {
        const isos = { start: new Date(start).toISOString(), end: new Date(end).toISOString() }
        byTime.set(time, { at: start, ...isos, counsellors: [office.counsellor._id] })
      }
    }
  }
  return [...byTime.values()]
    .sort((a, b) => a.at - b.at || (a.end < b.end ? -1 : 1))
    .map(({ start, end, counsellors }) => ({ start, end, counsellors }))
}

/** A counsellor as clients see one. */
export function presentCounsellor(
  office: InOffice,
  settings: StreetSettings,
  now: string,
): z.input<typeof counsellorView> {
  const { _id, name, intro, specialities, ways, room, confirms, schedule } = office.counsellor
  const from = Date.parse(now)
  const until = dayStart(dayNumber(from) + schedule.ahead + 1)
  const [next] = freeSlots(factsOf(office, settings, now), { from, until })
  return {
    id: _id,
    name,
    intro,
    specialities,
    ways,
    room,
    confirms,
    length: schedule.length,
    next: next ? new Date(next.start).toISOString() : null,
  }
}
