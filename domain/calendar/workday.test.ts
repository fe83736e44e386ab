import { describe, expect, it } from 'vitest'
import { numberOfDay } from '../lanzhou'
import { until2026, usual } from './fixtures/calendars'
import { holidaysOf, isKnownYear, isWorkday } from './workday'

const calendar = {
  ...usual,
  days: { '2026-10-05': 'work', '2026-11-25': 'off', '2027-01-01': 'off' } as const,
}
const works = (day: string, by = usual) => isWorkday(day, by, until2026)

describe('a workday', () => {
  it('is what the public table says', () => {
    expect(works('2026-11-25')).toBe(true)
    expect(works('2026-11-28')).toBe(false)
    expect(works('2026-10-05')).toBe(false)
    expect(works('2026-10-10')).toBe(true)
  })
  it('is first of all what the street says, against weekday and holiday', () => {
    expect(works('2026-10-05', calendar)).toBe(true)
    expect(works('2026-11-25', calendar)).toBe(false)
    expect(works('2026-10-06', calendar)).toBe(false)
  })
  it('is Monday to Friday in a year that nobody has announced, but for what the street says', () => {
    expect(works('2027-10-01')).toBe(true)
    expect(works('2027-10-02')).toBe(false)
    expect(works('2027-01-01', calendar)).toBe(false)
  })
  it('does not believe a table about a year that it does not know', () => {
    const guesses = {
      isAnnounced: () => false,
      isPublicWorkday: (day: string) => day > '2027-10-01',
      isPublicHoliday: () => true,
      version: '',
    }
    expect(isWorkday('2027-10-01', usual, guesses)).toBe(true)
    expect(isWorkday('2027-10-02', usual, guesses)).toBe(false)
  })
})

it('a year is known from the table or from the street', () => {
  expect(isKnownYear(2026, usual, until2026)).toBe(true)
  expect(isKnownYear(2027, usual, until2026)).toBe(false)
  expect(isKnownYear(2027, { ...usual, announced: [2027] }, until2026)).toBe(true)
})

describe('a holiday', () => {
  const isHoliday = (day: string, by = usual) => holidaysOf(by, until2026)(numberOfDay(day))
  it('is one on a weekend too, while a weekend as such is none', () => {
    // 1 to 7 October 2026: Thursday to Wednesday.
    expect(['2026-10-01', '2026-10-03', '2026-10-04', '2026-10-05'].map(day => isHoliday(day))).toEqual([
      ...[true, true, true, true],
    ])
    expect(['2026-11-25', '2026-11-28', '2026-11-29', '2026-10-10'].map(day => isHoliday(day))).toEqual([
      ...[false, false, false, false],
    ])
  })
  it('is first of all what the street says, on whatever weekday', () => {
    const own = {
      ...calendar,
      days: { ...calendar.days, '2026-11-29': 'off', '2026-10-03': 'work' } as const,
    }
    expect(isHoliday('2026-11-29', own)).toBe(true)
    expect(isHoliday('2026-11-25', own)).toBe(true)
    expect(isHoliday('2026-10-03', own)).toBe(false)
  })
  it('is none in a year that nobody has announced, but for what the street says', () => {
    expect(isHoliday('2027-10-01')).toBe(false)
    expect(isHoliday('2027-01-01', calendar)).toBe(true)
  })
})
