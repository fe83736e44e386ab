import { describe, expect, it } from 'vitest'
import type { RoutingSettings, RuleCondition } from '../street/settings'
import { aUnit } from '../testing/factories'
import { type Ask, holds, inEmergency, isCondition, momentOf } from './rule-condition'

const routing: RoutingSettings = {
  rules: [],
  teams: [],
  ceiling: null,
  emergency: { street: false, units: [] },
}
/** Monday 2 March 2026, 10:00 in Lanzhou. */
const monday = '2026-03-02T02:00:00.000Z'
const asked = (fields: Partial<Ask> = {}): Ask => ({
  unit: aUnit(),
  category: 'haircut',
  needs: [],
  now: monday,
  ...fields,
})
const verdict = (when: unknown, fields: Partial<Ask> = {}, officeTime = true, settings = routing) =>
  holds(when, momentOf(asked(fields), settings, officeTime))
/** An instant by Lanzhou's clock; March 2026 began on a Sunday. */
const at = (day: number, time: string) => ({
  now: new Date(`2026-03-${String(day).padStart(2, '0')}T${time}:00+08:00`).toISOString(),
})

describe('a condition', () => {
  it('holds always when it says nothing', () => {
    expect(verdict({})).toBe('yes')
    expect(verdict({ categories: null, units: undefined })).toBe('yes')
  })
  it('looks at category, unit and community', () => {
    expect(verdict({ categories: ['education', 'haircut'] })).toBe('yes')
    expect(verdict({ categories: ['education'] })).toBe('no')
    expect(verdict({ units: ['u1'], communities: ['c1'] })).toBe('yes')
    expect(verdict({ units: ['u2'] })).toBe('no')
    expect(verdict({ communities: ['c2'] })).toBe('no')
  })
  it('holds only when all its parts hold', () => {
    expect(verdict({ categories: ['haircut'], units: ['u2'] })).toBe('no')
  })
  it('holds for any of its needs', () => {
    expect(verdict({ needs: ['elder', 'disabled'] }, { needs: ['child', 'disabled'] })).toBe('yes')
    expect(verdict({ needs: ['elder'] }, { needs: ['child'] })).toBe('no')
    expect(verdict({ needs: ['elder'] })).toBe('no')
  })
  it('can be for office time or for the time outside', () => {
    expect(verdict({ officeTime: true }, {}, true)).toBe('yes')
    expect(verdict({ officeTime: true }, {}, false)).toBe('no')
    expect(verdict({ officeTime: false }, {}, false)).toBe('yes')
  })
})

describe('the emergency switch', () => {
  const on = (street: boolean, units: string[]) => ({ ...routing, emergency: { street, units } })
  it('is on for the street or for a unit', () => {
    expect(inEmergency(routing, 'u1')).toBe(false)
    expect(inEmergency(on(true, []), 'u1')).toBe(true)
    expect(inEmergency(on(false, ['u1']), 'u1')).toBe(true)
    expect(inEmergency(on(false, ['u2']), 'u1')).toBe(false)
  })
  it('is compared in both directions', () => {
    expect(verdict({ emergency: true }, {}, true, on(false, ['u1']))).toBe('yes')
    expect(verdict({ emergency: true })).toBe('no')
    expect(verdict({ emergency: false })).toBe('yes')
    expect(verdict({ emergency: false }, {}, true, on(true, []))).toBe('no')
  })
})

describe('hours', () => {
  it('are half-open, on Lanzhou’s clock', () => {
    const hours = { from: '09:00', until: '12:00' }
    expect(verdict({ hours }, at(2, '08:59'))).toBe('no')
    expect(verdict({ hours }, at(2, '09:00'))).toBe('yes')
    expect(verdict({ hours }, at(2, '11:59'))).toBe('yes')
    expect(verdict({ hours }, at(2, '12:00'))).toBe('no')
  })
  it('go over midnight when they end before they begin', () => {
    const hours = { from: '22:00', until: '06:00' }
    expect(verdict({ hours }, at(2, '21:59'))).toBe('no')
    expect(verdict({ hours }, at(2, '22:00'))).toBe('yes')
    expect(verdict({ hours }, at(3, '00:00'))).toBe('yes')
    expect(verdict({ hours }, at(3, '05:59'))).toBe('yes')
    expect(verdict({ hours }, at(3, '06:00'))).toBe('no')
    expect(verdict({ hours: { from: '18:00', until: '00:00' } }, at(3, '23:59'))).toBe('yes')
    expect(verdict({ hours: { from: '18:00', until: '00:00' } }, at(3, '00:00'))).toBe('no')
  })
})

describe('weekdays', () => {
  it('are Lanzhou’s, Monday 1 to Sunday 7', () => {
    expect(verdict({ weekdays: [7] }, at(1, '00:00'))).toBe('yes')
    expect(verdict({ weekdays: [7] }, at(1, '23:59'))).toBe('yes')
    // Still Sunday in London.
    expect(verdict({ weekdays: [1] }, { now: '2026-03-01T16:00:00.000Z' })).toBe('yes')
    expect(verdict({ weekdays: [6] }, at(7, '12:00'))).toBe('yes')
  })
  it('take a night in whole, by the day on which it begins', () => {
    const fridayNight = { weekdays: [5], hours: { from: '22:00', until: '06:00' } }
    expect(verdict(fridayNight, at(6, '05:00'))).toBe('no')
    expect(verdict(fridayNight, at(6, '22:00'))).toBe('yes')
    expect(verdict(fridayNight, at(7, '05:59'))).toBe('yes')
    expect(verdict(fridayNight, at(7, '22:00'))).toBe('no')
    const sundayNight = { ...fridayNight, weekdays: [7] }
    expect(verdict(sundayNight, at(2, '05:00'))).toBe('yes')
    expect(verdict(sundayNight, at(1, '05:00'))).toBe('no')
  })
})

describe('a malformed condition', () => {
  const malformed: unknown[] = [
    null,
    undefined,
    'always',
    [],
    { hours: '9-12' },
    { hours: { from: '9:00', until: '12:00' } },
    { hours: { from: '09:00', until: '24:00' } },
    { hours: { from: '09:00', until: '09:00' } },
    { hours: { from: '09:00' } },
    { categories: ['haircut', 'no-such-thing'] },
    { categories: [] },
    { categories: 'haircut' },
    { units: [7] },
    { units: [''] },
    { weekdays: [0, 1] },
    { weekdays: [1, 2.5] },
    { needs: ['rich'] },
    { officeTime: 'yes' },
    { emergency: 1 },
    { weather: 'rain' },
    { constructor: 'x' },
  ]
  it('is told from one that holds or not', () => {
    for (const when of malformed) {
      expect(verdict(when), JSON.stringify(when)).toBe('malformed')
      expect(isCondition(when)).toBe(false)
    }
  })
  it('is a plain no where a sound part of it says no', () => {
    expect(verdict({ units: ['u2'], hours: 'nonsense' })).toBe('no')
  })
  it('is none of those that an editor can make', () => {
    const full: Required<RuleCondition> = {
      categories: ['haircut'],
      units: ['u1'],
      communities: ['c1'],
      weekdays: [1, 7],
      hours: { from: '09:00', until: '12:00' },
      officeTime: true,
      needs: ['elder'],
      emergency: false,
    }
    expect(isCondition(full)).toBe(true)
    expect(verdict(full, { needs: ['elder'] })).toBe('yes')
  })
})
