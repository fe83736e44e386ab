import { expect, it } from 'vitest'
import {
  dayName,
  dayNumber,
  dayStart,
  lanzhouDay,
  lanzhouInstant,
  lanzhouTime,
  numberOfDay,
  weekdayOf,
  yearOfDay,
} from './lanzhou'

it('a day in Lanzhou begins at 16:00 UTC of the day before', () => {
  expect(lanzhouDay('2026-12-31T15:59:59.999Z')).toBe('2026-12-31')
  expect(lanzhouDay('2026-12-31T16:00:00.000Z')).toBe('2027-01-01')
  expect(lanzhouTime('2028-02-28T16:05:00Z')).toBe('2028-02-29 00:05')
})

it("the hour on Lanzhou's clock is found again as an instant", () => {
  expect(lanzhouInstant('2027-01-01', '00:00')).toBe('2026-12-31T16:00:00.000Z')
  expect(lanzhouInstant('2026-11-25', '09:30')).toBe('2026-11-25T01:30:00.000Z')
})

it('a week begins on Monday', () => {
  const week = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28']
  expect([...week, '2026-11-29'].map(weekdayOf)).toEqual([1, 2, 3, 4, 5, 6, 7])
})

it('a day has a number, a beginning, a name and a year', () => {
  const lastMoment = Date.parse('2026-12-31T15:59:59.999Z')
  expect(dayName(dayNumber(lastMoment))).toBe('2026-12-31')
  expect(dayName(dayNumber(lastMoment + 1))).toBe('2027-01-01')
  expect(dayStart(dayNumber(lastMoment + 1))).toBe(lastMoment + 1)
  expect(dayName(dayNumber(Date.parse('1969-12-31T15:59:00Z')))).toBe('1969-12-31')
  expect(numberOfDay('2027-01-01')).toBe(dayNumber(lastMoment + 1))
  expect([0, 1].map(more => yearOfDay(dayNumber(lastMoment + more)))).toEqual([2026, 2027])
})
