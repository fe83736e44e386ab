import type { Way } from '@domain/hotline/counsellor'
import { formatDay, inChina, type Moment, weekday } from '@/lib/time'

/** A free slot, with those who could take it. */
export interface Slot {
  start: string
  end: string
  counsellors: string[]
}

interface Answer {
  items: readonly Slot[]
  counsellors: readonly { id: string; name: string; ways: readonly Way[] }[]
}

/** Parts of a day, as one looks for a time. */
export const partNames = { morning: '上午', afternoon: '下午', evening: '晚上' }
export type Part = keyof typeof partNames

/** One day with its free slots. */
export interface Day {
  /** YYYY-MM-DD in Lanzhou. */
  day: string
  /** 今天, 明天, 后天, 11月29日. */
  name: string
  weekday: string
  count: number
  parts: { part: Part; slots: Slot[] }[]
}

/** The slots in which somebody is free who meets in this way. */
export function slotsFor({ items, counsellors }: Answer, way: Way | undefined): Slot[] {
  const fit = new Set(counsellors.filter(({ ways }) => !way || ways.includes(way)).map(({ id }) => id))
  return items
    .map(slot => ({ ...slot, counsellors: slot.counsellors.filter(id => fit.has(id)) }))
    .filter(slot => slot.counsellors.length > 0)
}

const partOf = (start: string): Part => {
  const hour = inChina(start).hour()
  return hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'
}

/** The days on which something is free, each with its times by part; slots come by start. */
export function daysOf(slots: readonly Slot[], now: Moment = Date.now()): Day[] {
  const days = new Map<string, Slot[]>()
  for (const slot of slots) {
    const day = inChina(slot.start).format('YYYY-MM-DD')
    days.set(day, [...(days.get(day) ?? []), slot])
  }
  return [...days].map(([day, those]) => ({
    day,
    name: formatDay(those[0]!.start, now),
    weekday: weekday(those[0]!.start),
    count: those.length,
    parts: (Object.keys(partNames) as Part[])
      .map(part => ({ part, slots: those.filter(({ start }) => partOf(start) === part) }))
      .filter(({ slots: some }) => some.length > 0),
  }))
}
