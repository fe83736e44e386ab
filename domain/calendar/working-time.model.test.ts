import fc from 'fast-check'
import { expect, it } from 'vitest'
import { days, hours, someCalendar } from './fixtures/calendars'
import { MinuteModel } from './fixtures/model'
import type { PublicDays } from './public-days'
import { after, dueAfter, receivedAt, workingMsBetween } from './working-time'

const FROM = '2026-02-09'
const iso = (minute: number) => new Date(Date.parse(`${FROM}T00:00:00+08:00`) + minute * 60_000).toISOString()

/** A small calendar, a public table that repeats after some days of the month, and a moment in the first weeks. */
const scene = fc
  .record({
    calendar: someCalendar(FROM),
    worked: fc.array(fc.boolean(), { minLength: 1, maxLength: 9 }).filter(list => list.includes(true)),
    at: fc.oneof(
      fc.integer({ max: 30 * 1440 }).map(Math.abs),
      fc.nat({ max: 30 * 48 }).map(half => half * 30),
    ),
  })
  .map(({ worked, ...scene }) => {
    const table: PublicDays = {
      isAnnounced: () => true,
      isPublicWorkday: day => worked[Number(day.slice(8)) % worked.length]!,
      isPublicHoliday: () => false,
      version: '',
    }
    return { ...scene, table }
  })

it('agrees with a model that goes minute by minute', () => {
  fc.assert(
    fc.property(
      scene,
      fc.nat({ max: 6 }),
      fc.nat({ max: 900 }),
      ({ calendar, table, at }, amount, minutes) => {
        const model = new MinuteModel(FROM, calendar, table.isPublicWorkday)
        const start = iso(at)
        expect(receivedAt(start, calendar, table)).toBe(iso(model.received(at)))
        for (const term of [days(amount), hours(amount)]) {
          expect(dueAfter(start, term, calendar, table).at).toBe(iso(model.due(at, term)))
        }
        expect(after(start, minutes * 60_000, calendar, table)).toBe(iso(model.after(at, minutes)))
        const end = at + minutes * 20
        expect(workingMsBetween(start, iso(end), calendar, table)).toBe(model.between(at, end) * 60_000)
      },
    ),
    { numRuns: 60 },
  )
})
