import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lanzhouDay } from '../lanzhou'
import type { CalendarSettings, Term } from '../street/settings'
import { days, hours, onClock, someCalendar, until2026, usual } from './fixtures/calendars'
import { isWorkday } from './workday'
import { after, clockOf, dueAfter, isOfficeTime, receivedAt, workingMsBetween } from './working-time'

// Over National Day and New Year into a year that is not announced; the street's own days in the midst of it.
const calendar = fc.oneof(fc.constant(usual), someCalendar('2026-12-10'))
const moment = fc
  .integer({ min: Date.parse('2026-09-15T00:00:00Z'), max: Date.parse('2027-01-20T00:00:00Z') })
  .map(ms => new Date(ms).toISOString())
const term = fc.record<Term>({
  amount: fc.nat({ max: 15 }),
  unit: fc.constantFrom('hours', 'days'),
  counting: fc.constantFrom('working', 'calendar'),
})
const workingMs = fc.oneof(
  fc.nat({ max: 200_000_000 }),
  fc.nat({ max: 50 }).map(n => n * 1_800_000),
)

const due = (at: string, of: Term, by: CalendarSettings) => dueAfter(at, of, by, until2026).at
const moved = (at: string, ms: number, by: CalendarSettings) => after(at, ms, by, until2026)
const sorted = (instants: string[]) => expect(instants).toEqual([...instants].sort())

/** Whether an instant lies in office hours or exactly on a closing. */
function mayBeDue(at: string, by: CalendarSettings): boolean {
  const time = onClock(at).slice(11)
  const onTheMinute = at.endsWith(':00.000Z')
  return (
    isWorkday(lanzhouDay(at), by, until2026) &&
    by.hours.some(({ from, until }) => from <= time && (time < until || (time === until && onTheMinute)))
  )
}

describe('receipt', () => {
  it('is never before the moment, always in office hours, and its own receipt', () => {
    fc.assert(
      fc.property(moment, calendar, (at, by) => {
        const received = receivedAt(at, by, until2026)
        sorted([at, received])
        expect(isOfficeTime(received, by, until2026)).toBe(true)
        expect(receivedAt(received, by, until2026)).toBe(received)
        expect(isOfficeTime(at, by, until2026)).toBe(received === at)
      }),
    )
  })
})

describe('a deadline', () => {
  it('is never earlier for a later start', () => {
    fc.assert(
      fc.property(moment, moment, term, calendar, (one, other, of, by) => {
        const [first, second] = [one, other].sort() as [string, string]
        sorted([due(first, of, by), due(second, of, by)])
      }),
    )
  })
  it('is never earlier for a longer term', () => {
    fc.assert(
      fc.property(moment, term, fc.nat({ max: 10 }), calendar, (at, of, more, by) => {
        sorted([at, due(at, of, by), due(at, { ...of, amount: of.amount + more }, by)])
      }),
    )
  })
  it('in working time never lies outside office hours, though perhaps on a closing', () => {
    fc.assert(
      fc.property(moment, term, calendar, (at, of, by) => {
        expect(mayBeDue(due(at, { ...of, counting: 'working' }, by), by)).toBe(true)
      }),
    )
  })
  it('of n + 1 working days is the closing of the workday after that of n', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 12 }), calendar, (at, amount, by) => {
        const closings = [due(at, days(amount), by), due(at, days(amount + 1), by)].map(onClock)
        const [first, second] = closings.map(closing => closing.slice(0, 10)) as [string, string]
        const last = by.hours.at(-1)!.until
        expect(closings).toEqual([`${first} ${last}`, `${second} ${last}`])
        const next = Date.parse(first) + 86_400_000
        for (let day = next; day < Date.parse(second); day += 86_400_000) {
          expect(isWorkday(new Date(day).toISOString().slice(0, 10), by, until2026)).toBe(false)
        }
        expect(first < second && isWorkday(second, by, until2026)).toBe(true)
      }),
    )
  })
  it('of a + b working hours is that of b hours after that of a', () => {
    fc.assert(
      fc.property(moment, fc.nat({ max: 40 }), fc.nat({ max: 40 }), calendar, (at, a, b, by) => {
        expect(due(due(at, hours(a), by), hours(b), by)).toBe(due(at, hours(a + b), by))
      }),
    )
  })
})

describe('working time', () => {
  it('adds up', () => {
    fc.assert(
      fc.property(moment, workingMs, workingMs, calendar, (at, a, b, by) => {
        expect(moved(moved(at, a, by), b, by)).toBe(moved(at, a + b, by))
      }),
    )
  })
  it('that has gone by is found again', () => {
    fc.assert(
      fc.property(moment, workingMs, calendar, (at, ms, by) => {
        expect(workingMsBetween(at, moved(at, ms, by), by, until2026)).toBe(ms)
      }),
    )
  })
})

describe('a clock', () => {
  const levels = fc.record({ lead: term, community: term, street: term })

  it('goes from half over most and due to lead, community and street', () => {
    fc.assert(
      fc.property(moment, term, levels, calendar, (at, of, escalation, by) => {
        const { provisional, ...instants } = clockOf(at, of, escalation, by, until2026)
        const { from, half, most, due: end, lead, community, street } = instants
        sorted([at, from, half, most, end, lead, community, street])
        expect(end).toBe(due(at, of, by))
        if (!provisional) expect(dueAfter(at, of, by, until2026).provisional).toBe(false)
      }),
    )
  })
  it('in working time reminds nobody outside office hours, and after half and 80 % of the time', () => {
    fc.assert(
      fc.property(moment, term, levels, calendar, (at, of, escalation, by) => {
        const clock = clockOf(at, { ...of, counting: 'working' }, escalation, by, until2026)
        for (const instant of [clock.from, clock.half, clock.most]) expect(mayBeDue(instant, by)).toBe(true)
        const whole = workingMsBetween(clock.from, clock.due, by, until2026)
        const part = (until: string) => workingMsBetween(clock.from, until, by, until2026)
        expect(Math.abs(part(clock.half) - whole * 0.5)).toBeLessThanOrEqual(1)
        expect(Math.abs(part(clock.most) - whole * 0.8)).toBeLessThanOrEqual(1)
      }),
    )
  })
})
