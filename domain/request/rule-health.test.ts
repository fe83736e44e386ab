import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RoutingRule, RoutingSettings, RuleCondition, RuleTarget } from '../street/settings'
import { routingRule } from '../street/settings-schema'
import { aPost, aRoster, aUnit, fang, lead, T0, wei } from '../testing/factories'
import { routeByRules } from './routing-rules'
import { type HealthFacts, ruleHealth, rulesForEditor } from './rule-health'

const routing: RoutingSettings = {
  rules: [],
  teams: [{ id: 't1', name: '义诊队', members: ['o_doctor'] }],
  ceiling: null,
  emergency: { street: false, units: [] },
}
const doctor = aPost({ person: 'o_doctor', scope: 'u2' })
const other = aUnit({ _id: 'u2', community: 'c2' })
const street: HealthFacts = { posts: [...aRoster(), doctor], units: [aUnit(), other], routing, now: T0 }
const health = (to: RuleTarget, when: RuleCondition = {}, fields: Partial<HealthFacts> = {}) =>
  ruleHealth({ id: 'r', name: '规则', off: false, when, to }, { ...street, ...fields })
const toFang: RuleTarget = { kind: 'person', person: 'o_fang' }
const toTeam: RuleTarget = { kind: 'team', team: 't1' }
const away = { leave: { from: T0, until: '2026-03-05T02:00:00.000Z' } }

describe('a rule in the editor', () => {
  it('is well while somebody can get what it gives', () => {
    for (const to of [
      toFang,
      toTeam,
      { kind: 'duty' },
      { kind: 'lead' },
      { kind: 'community' },
      { kind: 'street' },
    ]) {
      expect(health(to as RuleTarget)).toBe('ok')
    }
  })
  it('is broken when its person left, and waits while they are away', () => {
    expect(health(toFang, {}, { posts: [wei] })).toEqual({ broken: 'left' })
    expect(health(toFang, {}, { posts: [{ ...fang, active: false }] })).toEqual({ broken: 'left' })
    expect(health(toFang, {}, { posts: [{ ...fang, ...away }] })).toEqual({ broken: 'away' })
    expect(health(toFang, {}, { posts: [{ ...fang, ...away }], now: away.leave.until })).toBe('ok')
  })
  it('is broken when its team is gone, empty, or has no member left', () => {
    expect(health(toTeam, {}, { routing: { ...routing, teams: [] } })).toEqual({ broken: 'unknown' })
    const empty = [{ id: 't1', name: '义诊队', members: [] }]
    expect(health(toTeam, {}, { routing: { ...routing, teams: empty } })).toEqual({ broken: 'nobody' })
    expect(health(toTeam, {}, { posts: aRoster() })).toEqual({ broken: 'left' })
  })
  it('is broken when none of its units exist, or none lies in its communities', () => {
    expect(health(toFang, { units: ['gone'] })).toEqual({ broken: 'unknown' })
    expect(health(toFang, { communities: ['gone'] })).toEqual({ broken: 'unknown' })
    expect(health(toFang, { units: ['u1'], communities: ['c2'] })).toEqual({ broken: 'unknown' })
    expect(health(toFang, { units: ['gone', 'u1'] })).toBe('ok')
  })
  it('is broken when none of its units has a lead, a group or a duty like this', () => {
    expect(health({ kind: 'lead' }, { units: ['u2'] })).toEqual({ broken: 'nobody' })
    expect(health({ kind: 'group', group: 'safety' })).toEqual({ broken: 'nobody' })
    const guard = { ...lead, groups: ['safety' as const] }
    expect(health({ kind: 'group', group: 'safety' }, {}, { posts: [guard] })).toBe('ok')
    const teacher = { ...wei, duties: ['education' as const] }
    expect(health({ kind: 'duty' }, { categories: ['haircut'] }, { posts: [teacher] })).toEqual({
      broken: 'nobody',
    })
    expect(health({ kind: 'duty' }, { categories: ['haircut', 'education'] }, { posts: [teacher] })).toBe(
      'ok',
    )
  })
  it('is well exactly when routing can use it', () => {
    const target = fc.oneof(
      fc.constantFrom<RuleTarget>({ kind: 'duty' }, { kind: 'lead' }, { kind: 'community' }, toTeam),
      fc.constantFrom<RuleTarget>(
        toFang,
        { kind: 'person', person: 'o_wei' },
        { kind: 'group', group: 'safety' },
      ),
    )
    const change = fc.constantFrom({}, { active: false }, away, { groups: ['safety' as const] })
    const changed = fc.array(change, { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(target, changed, (to, changes) => {
        const posts = street.posts.map((post, i) => ({ ...post, ...changes[i] }))
        const when = { units: ['u1'], categories: ['haircut' as const] }
        const rule = { id: 'r', name: '规则', off: false, when, to }
        const asked = { unit: aUnit(), category: 'haircut' as const, needs: [], now: T0 }
        const settings = { ...routing, rules: [rule] }
        const { because, skipped } = routeByRules(asked, {
          roster: posts,
          loads: {},
          routing: settings,
          officeTime: true,
        })
        const used = 'rule' in because ? 'ok' : { broken: skipped[0]?.why }
        expect(ruleHealth(rule, { ...street, posts })).toEqual(used)
      }),
    )
  })
  it('is broken when it says nothing that can be understood, and never throws', () => {
    expect(health({ kind: 'street' }, { hours: { from: '9', until: '12' } })).toEqual({ broken: 'empty' })
    expect(ruleHealth(null as unknown as RoutingRule, street)).toEqual({ broken: 'empty' })
    expect(ruleHealth({} as RoutingRule, street)).toEqual({ broken: 'empty' })
    fc.assert(
      fc.property(fc.anything(), rule => {
        expect(ruleHealth(rule as RoutingRule, street)).toEqual({ broken: 'empty' })
      }),
    )
  })
})

describe('the editor', () => {
  const shown = (...rules: unknown[]) =>
    rulesForEditor({ ...street, routing: { ...routing, rules: rules as RoutingRule[] } })
  const sound: RoutingRule = { id: 'r', name: '规则', off: false, when: { units: ['u1'] }, to: toTeam }

  it('shows sound rules as they are', () => {
    expect(shown(sound)).toEqual([{ rule: sound }])
  })
  it('shows what the database pads with null, or says twice, as it was meant', () => {
    const padded = { ...sound, when: { units: ['u1', 'u1'], categories: null, hours: null } }
    expect(shown(padded)).toEqual([{ rule: sound }])
  })
  it('shows whatever else the database holds in its place: switched off, named and broken, never twice the same id', () => {
    const odd = [null, 7, 'x', [], {}, { ...sound, when: { units: [] } }, { ...sound, to: { kind: 'x' } }]
    const rules = shown(sound, ...odd, { ...sound, name: ' ' }, { ...sound, id: 'x'.repeat(500) })
    expect(rules).toHaveLength(odd.length + 3)
    expect(rules.map(({ broken }) => broken ?? 'ok')).toEqual(['ok', ...odd.map(() => 'empty'), 'ok', 'ok'])
    for (const { rule, broken } of rules) {
      expect(routingRule.safeParse(rule).success).toBe(true)
      expect(rule.off).toBe(broken !== undefined)
    }
    expect(new Set(rules.map(({ rule }) => rule.id)).size).toBe(rules.length)
  })
  it('never says that a rule works which routing passes over, nor the other way round', () => {
    fc.assert(
      fc.property(fc.record({ off: fc.constant(false), when: fc.anything(), to: fc.anything() }), rule => {
        const [one] = shown({ ...sound, ...rule })
        const health = ruleHealth({ ...sound, ...rule } as RoutingRule, street)
        expect(one!.broken !== undefined).toBe(health !== 'ok')
      }),
    )
  })
})
