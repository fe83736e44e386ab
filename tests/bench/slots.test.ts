import { aSchedule, day, ms, weekly } from '@domain/hotline/fixtures/schedules'
import type { Exception, Interval } from '@domain/hotline/schedule'
import { freeSlots, isFree, type SlotFacts } from '@domain/hotline/slots'
import { dayName, dayStart } from '@domain/lanzhou'
import { it } from 'vitest'
import { table } from './table'

/**
 * CPU time, since the wall's depends on who else uses the machine. Chance is the same each time, and bookings are as
 * dense whatever grows: one a day and counsellor.
 */

const HOUR = 3_600_000
const NOW = '2026-09-07'
const NATIONAL_DAY = day('2026-10-01')
const RUNS = 31
const MOST_MS = 30

/** Numbers from 0 until before `below` that look like chance and are the same each time. */
function dice(): (below: number) => number {
  let seed = 1
  return below => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
}

/**
 * Weekdays 09:00–12:00 and 14:00–18:00, Saturday mornings, 50 minutes each from quarter to quarter; every tenth day an
 * exception, some hours blocked and opened, National Day in the midst of it.
 */
function counsellor(days: number, roll: (below: number) => number): SlotFacts {
  const first = day(NOW)
  const hours = ['09:00-12:00', '14:00-18:00']
  const someDay = () => first + roll(days)
  const at = (from: number, until: number) => {
    const start = dayStart(someDay()) + (from + roll(until - from)) * HOUR
    return { start, end: start + HOUR }
  }
  const several = <T>(one: () => T, count: number): T[] => Array.from({ length: count }, one)
  const exception = (): Exception => {
    const name = dayName(someDay())
    const kinds: Exception[] = [
      { day: name, kind: 'off' },
      { day: name, kind: 'off', hours: { from: '10:00', until: '11:20' } },
      { day: name, kind: 'extra', hours: { from: '19:00', until: '21:00' } },
    ]
    return kinds[roll(kinds.length)]!
  }
  const appointment = (): Interval => {
    const start = at(9, 18).start + roll(4) * (HOUR / 4)
    return { start, end: start + (HOUR * 5) / 6 }
  }
  return {
    schedule: aSchedule({
      weekly: weekly(hours, hours, hours, hours, hours, ['09:00-12:00']),
      exceptions: several(exception, days / 10),
      length: 50,
      step: 15,
      before: 5,
      after: 10,
      notice: 24 * 60,
      ahead: days,
      perDay: 6,
    }),
    isHoliday: number => number >= NATIONAL_DAY && number < NATIONAL_DAY + 7,
    appointments: several(appointment, days),
    blocked: several(() => at(9, 18), days / 10),
    opened: several(() => at(19, 21), days / 10),
    now: ms(`${NOW} 10:20`),
  }
}

function counsellors(count: number, days: number): SlotFacts[] {
  const roll = dice()
  return Array.from({ length: count }, () => counsellor(days, roll))
}

/**
 * The CPU time (ms) of each of some works: of the very first run, and the median of many. They take turns, so that a
 * neighbour who disturbs one disturbs all of them.
 */
function cpuOf(works: readonly (() => number)[]): { first: number; ms: number; gives: number }[] {
  const figures = works.map(work => ({ work, times: [] as number[], gives: 0 }))
  for (let run = 0; run < 2 * RUNS; run++) {
    for (const figure of figures) {
      const start = process.cpuUsage()
      figure.gives = figure.work()
      const { user, system } = process.cpuUsage(start)
      figure.times.push((user + system) / 1000)
    }
  }
  return figures.map(({ times, gives }) => {
    // The first half warms up.
    const warm = times.slice(RUNS).sort((a, b) => a - b)
    return { first: times[0]!, ms: warm[RUNS >> 1]!, gives }
  })
}

const everything = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY }
const slotsOf = (all: readonly SlotFacts[]) => () =>
  all.reduce((count, facts) => count + freeSlots(facts, everything).length, 0)

it('free slots of 50 counsellors on 60 days, with exceptions and 3,000 bookings', () => {
  const { first, ms, gives } = cpuOf([slotsOf(counsellors(50, 60))])[0]!
  table(
    ['', 'slots', 'CPU ms', 'at most', 'first run, ms'],
    [['50 counsellors × 60 days', gives, ms.toFixed(1), MOST_MS, first.toFixed(1)]],
  )
})

const grows = (what: string, sizes: number[], make: (size: number) => SlotFacts[]) =>
  it(`free slots, as ${what} grow`, () => {
    const figures = cpuOf(sizes.map(size => slotsOf(make(size))))
    const growth = (of: number, from: number) => `${(of / from).toFixed(2)} ×`
    table(
      [what, 'slots', 'CPU ms', 'growth', 'of slots'],
      figures.map(({ gives, ms }, i) => [
        sizes[i]!,
        gives,
        ms.toFixed(1),
        growth(ms, figures[0]!.ms),
        growth(gives, figures[0]!.gives),
      ]),
    )
  })
grows('counsellors', [50, 100, 200], size => counsellors(size, 60))
grows('days', [60, 120, 240], size => counsellors(50, size))

it('whether one slot of 60 days is free', () => {
  const all = counsellors(50, 60)
  const some = (_: Interval, i: number) => i % 40 === 0
  const asked = all.map(facts => freeSlots(facts, everything).filter(some))
  const each = () =>
    all.reduce((free, facts, i) => free + asked[i]!.filter(({ start }) => isFree(facts, start)).length, 0)
  const { ms, gives } = cpuOf([each])[0]!
  table(['asked', 'CPU ms', 'each, µs'], [[gives, ms.toFixed(0), ((ms * 1000) / gives).toFixed(1)]])
})
