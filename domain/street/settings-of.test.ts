import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { routeByRules } from '../request/routing-rules'
import { aRoster, aUnit, T0 } from '../testing/factories'
import { defaultSettings } from './settings'
import { settingsOf } from './settings-of'
import { calendarSettings, escalationTerms, termsByCategory } from './settings-schema'

describe('settings from the database', () => {
  it('are the defaults where there is no document', () => {
    expect(settingsOf(undefined)).toEqual(defaultSettings)
    expect(settingsOf({})).toEqual(defaultSettings)
  })
  it('are what the document says where it is sound', () => {
    const saved = {
      ...defaultSettings,
      version: 7,
      calendar: {
        hours: [{ from: '08:00', until: '20:00' }],
        days: { '2026-10-01': 'off' },
        announced: [2026],
      },
      routing: { ...defaultSettings.routing, ceiling: null, emergency: { street: true, units: ['u1'] } },
      changedAt: T0,
    }
    expect(settingsOf(saved)).toEqual(saved)
  })
  it('are filled in field by field', () => {
    const { terms, calendar } = defaultSettings
    const mixed = settingsOf({
      calendar: { hours: 'all day', days: { '2026-10-01': 'off', '2026-02-30': 'off', '2026-10-02': '?' } },
      terms: { haircut: { respond: { amount: 3, unit: 'days', counting: 'working' }, resolve: null } },
      escalation: null,
      routing: { ceiling: 5, teams: [{ id: 't1', name: '义诊队', members: [] }, { id: 't2' }, null] },
    })
    expect(mixed.calendar).toEqual({ ...calendar, days: { '2026-10-01': 'off' } })
    expect(mixed.terms.haircut).toEqual({
      respond: { amount: 3, unit: 'days', counting: 'working' },
      resolve: terms.haircut.resolve,
    })
    expect(mixed.terms.education).toEqual(terms.education)
    expect(mixed.escalation).toEqual(defaultSettings.escalation)
    expect(mixed.routing).toMatchObject({ rules: [], ceiling: 5, teams: [{ id: 't1' }] })
  })
  it('keep malformed rules in their places, so that they are reported', () => {
    const rules = [null, { id: 'r', name: '旧' }]
    expect(settingsOf({ routing: { rules } }).routing.rules).toEqual(rules)
  })
  it('never block intake, whatever is there', () => {
    const field = fc.oneof(fc.anything(), fc.array(fc.anything()), fc.object())
    const document = fc.record(
      {
        version: field,
        calendar: fc.oneof(fc.record({ hours: field, days: field, announced: field }), field),
        terms: fc.oneof(fc.record({ haircut: fc.record({ respond: field }) }), field),
        escalation: field,
        routing: fc.oneof(fc.record({ rules: field, teams: field, emergency: field }), field),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(document, fc.anything()), found => {
        const { calendar, terms, escalation, routing } = settingsOf(found)
        expect(calendarSettings.safeParse(calendar).success).toBe(true)
        expect(termsByCategory.safeParse(terms).success).toBe(true)
        expect(escalationTerms.safeParse(escalation).success).toBe(true)
        const asked = { unit: aUnit(), category: 'haircut' as const, needs: [], now: T0 }
        const facts = { roster: aRoster(), loads: {}, routing, officeTime: true }
        expect(routeByRules(asked, facts).to.id).toBe('o_fang')
      }),
      { numRuns: 200 },
    )
  })
})
