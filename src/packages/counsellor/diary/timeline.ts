import { lanzhouInstant } from '@domain/lanzhou'
import { type Day, dayAfter } from '../shared/days'
import type { AppointmentView, Diary, Span } from '../shared/types'
import { isCalledOff } from '../shared/words'

/**
 * free: can be booked · idle: within the hours, yet nobody can book it now (too short, too soon) · blocked: closed by
 * hand · closed: outside of the hours.
 */
export type GapKind = 'free' | 'idle' | 'blocked' | 'closed'
export interface Gap extends Span {
  kind: GapKind
  /** Opened by hand, beyond the weekly hours. */
  opened: boolean
}
export type Cell = Gap | (Span & { kind: 'appointment'; item: AppointmentView })

/** What of a diary a day's timeline is made of. */
export type DiaryDay = Pick<Diary, 'items' | 'windows' | 'blocked' | 'opened' | 'free'>

const HOUR_MS = 3_600_000
/** Shorter ones are buffers between appointments: no row is worth them. */
const LEAST_MS = 15 * 60_000
/** What an empty day shows, and what a whole day does: hours on Lanzhou's clock. */
const USUAL = { from: 9, until: 18 }
const WHOLE = { from: 7, until: 22 }

const ms = (at: string) => Date.parse(at)
const iso = (at: number) => new Date(at).toISOString()
const covers = (spans: readonly Span[], at: number) =>
  spans.some(({ start, end }) => ms(start) <= at && at < ms(end))

/** The appointments that take time on a day, by start. */
export const itemsOn = ({ items }: Pick<Diary, 'items'>, day: Day): AppointmentView[] =>
  touching(items, day).filter(item => !isCalledOff(item))

/** What of these touches a day. */
export function touching<T extends Span>(spans: readonly T[], day: Day): T[] {
  const [from, until] = [startOf(day), startOf(dayAfter(day, 1))]
  return spans.filter(({ start, end }) => ms(start) < until && ms(end) > from)
}
const startOf = (day: Day) => ms(lanzhouInstant(day, '00:00'))

/**
 * From which to which hour (instants in ms) the days are drawn: as wide as anything in them, in whole hours of
 * Lanzhou's clock. For a week all columns share one range, given as ms since midnight.
 */
export function rangeOf(
  diary: DiaryDay,
  days: readonly Day[],
  whole = false,
): { from: number; until: number } {
  const usual = whole ? WHOLE : USUAL
  const found = days.flatMap(day => {
    const midnight = startOf(day)
    const spans = [...touching(diary.windows, day), ...touching(diary.blocked, day), ...itemsOn(diary, day)]
    return spans.map(({ start, end }) => ({
      from: Math.max(0, ms(start) - midnight),
      until: Math.min(24 * HOUR_MS, ms(end) - midnight),
    }))
  })
  const wide =
    whole || found.length === 0 ? [{ from: usual.from * HOUR_MS, until: usual.until * HOUR_MS }] : []
  const all = [...found, ...wide]
  return {
    from: Math.floor(Math.min(...all.map(({ from }) => from)) / HOUR_MS) * HOUR_MS,
    until: Math.ceil(Math.max(...all.map(({ until }) => until)) / HOUR_MS) * HOUR_MS,
  }
}

/** A day from top to bottom: its appointments, and what lies between them. `range` in ms since midnight. */
export function cellsOf(diary: DiaryDay, day: Day, range: { from: number; until: number }): Cell[] {
  const midnight = startOf(day)
  const [from, until] = [midnight + range.from, midnight + range.until]
  const cells: Cell[] = []
  let at = from
  for (const item of itemsOn(diary, day)) {
    cells.push(...gapsIn(diary, at, Math.min(ms(item.start), until)))
    cells.push({ kind: 'appointment', start: item.start, end: item.end, item })
    at = Math.max(at, ms(item.end))
  }
  return [...cells, ...gapsIn(diary, at, until)]
}

function gapsIn(diary: DiaryDay, from: number, until: number): Gap[] {
  if (from >= until) return []
  const slots = apart(diary.free, from, until)
  const marks = [...diary.windows, ...diary.blocked, ...diary.opened, ...slots].flatMap(({ start, end }) => [
    ms(start),
    ms(end),
  ])
  const cuts = [...new Set([from, ...marks.filter(mark => mark > from && mark < until), until])].sort(
    (a, b) => a - b,
  )
  const pieces = cuts.slice(1).map((end, index): Gap => {
    const start = cuts[index]!
    return {
      start: iso(start),
      end: iso(end),
      kind: kindAt(diary, slots, start),
      opened: covers(diary.opened, start),
    }
  })
  return joined(pieces).filter(gap => gap.kind === 'free' || lengthOf(gap) >= LEAST_MS)
}

function kindAt({ blocked, windows }: DiaryDay, slots: readonly Span[], at: number): GapKind {
  if (covers(blocked, at)) return 'blocked'
  if (covers(slots, at)) return 'free'
  return covers(windows, at) ? 'idle' : 'closed'
}

/** Free slots that don't lie over one another, as many as there is room for: starts may be closer than lengths. */
function apart(free: readonly Span[], from: number, until: number): Span[] {
  const kept: Span[] = []
  for (const slot of free) {
    const isInside = ms(slot.start) >= from && ms(slot.end) <= until
    if (isInside && (kept.length === 0 || ms(slot.start) >= ms(kept.at(-1)!.end))) kept.push(slot)
  }
  return kept
}

const lengthOf = ({ start, end }: Span) => ms(end) - ms(start)

/** What is alike and touches is one; free slots by the hour at most, so that it can be closed in part. */
function joined(gaps: readonly Gap[]): Gap[] {
  const result: Gap[] = []
  for (const gap of gaps) {
    const last = result.at(-1)
    const isAlike = last?.kind === gap.kind && last.opened === gap.opened && last.end === gap.start
    const fits = last && (gap.kind !== 'free' || lengthOf(last) + lengthOf(gap) <= HOUR_MS)
    if (isAlike && fits) last.end = gap.end
    else result.push({ ...gap })
  }
  return result
}
