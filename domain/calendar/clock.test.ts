import { describe, expect, it } from 'vitest'
import { defaultSettings, type EscalationTerms, type Term } from '../street/settings'
import type { Clock } from './clock'
import { at, days, hours, onClock, until2026, usual } from './fixtures/calendars'
import { clockOf, clockUntil } from './working-time'

const { escalation } = defaultSettings
const clock = (time: string, term: Term, levels: EscalationTerms = escalation): Clock =>
  clockOf(at(time), term, levels, usual, until2026)
const told = ({ provisional, ...instants }: Clock) =>
  Object.fromEntries(Object.entries(instants).map(([name, instant]) => [name, onClock(instant)]))

describe('a clock in working time', () => {
  it('has half and 80 % of the working time, and calls each level its time after the deadline', () => {
    expect(told(clock('2026-11-23 10:00', hours(4)))).toEqual({
      from: '2026-11-23 10:00',
      half: '2026-11-23 12:00',
      most: '2026-11-23 15:42',
      due: '2026-11-23 16:30',
      lead: '2026-11-23 16:30',
      community: '2026-11-24 11:30',
      street: '2026-11-24 18:00',
    })
  })
  it('begins with the receipt, and does not count the day of the deadline for the levels', () => {
    expect(told(clock('2026-11-20 19:00', days(5)))).toEqual({
      from: '2026-11-23 09:00',
      half: '2026-11-25 18:00',
      most: '2026-11-27 16:42',
      due: '2026-11-30 18:00',
      lead: '2026-11-30 18:00',
      community: '2026-12-01 15:30',
      street: '2026-12-01 18:00',
    })
  })
  it('calls no level before the one below it', () => {
    const levels = { lead: days(2), community: hours(1), street: hours(0) }
    expect(told(clock('2026-11-23 10:00', hours(4), levels))).toMatchObject({
      lead: '2026-11-25 18:00',
      community: '2026-11-25 18:00',
      street: '2026-11-25 18:00',
    })
  })
  it('may call a level round the clock', () => {
    const levels = { ...escalation, community: hours(4, 'calendar') }
    expect(told(clock('2026-11-23 10:00', hours(4), levels)).community).toBe('2026-11-23 20:30')
  })
  it('is provisional when its deadline lies in a year that is not announced, not for the levels after it', () => {
    const lastDay = clock('2026-12-30 10:00', days(1))
    expect(told(lastDay)).toMatchObject({ due: '2026-12-31 18:00', street: '2027-01-01 18:00' })
    expect(lastDay.provisional).toBe(false)
    expect(clock('2026-12-30 10:00', days(2)).provisional).toBe(true)
  })
  it('of a deadline that was granted is provisional like any other', () => {
    const until = (due: string) =>
      clockUntil(at('2026-12-09 10:00'), at(due), escalation, usual, false, until2026)
    expect(until('2026-12-31 18:00').provisional).toBe(false)
    expect(until('2027-01-01 18:00').provisional).toBe(true)
  })
  it('of nothing at closing stands still there', () => {
    expect(told(clock('2026-11-23 18:00', hours(0)))).toMatchObject({
      from: '2026-11-23 18:00',
      half: '2026-11-23 18:00',
      most: '2026-11-23 18:00',
      due: '2026-11-23 18:00',
    })
  })
})

describe('an urgent clock', () => {
  it('runs through the night, and calls every level round the clock', () => {
    expect(told(clock('2026-11-28 23:00', hours(24, 'calendar')))).toEqual({
      from: '2026-11-28 23:00',
      half: '2026-11-29 11:00',
      most: '2026-11-29 18:12',
      due: '2026-11-29 23:00',
      lead: '2026-11-29 23:00',
      community: '2026-11-30 03:00',
      street: '2026-11-30 23:00',
    })
  })
  it('asks no holidays', () => {
    expect(clock('2030-10-01 10:00', hours(1, 'calendar')).provisional).toBe(false)
  })
})
