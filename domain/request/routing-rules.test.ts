import { describe, expect, it } from 'vitest'
import type { Post } from '../street/model'
import type { RoutingRule, RoutingSettings, RuleTarget } from '../street/settings'
import { aPost, aRoster, aUnit, deskClerk, fang, lead, officer, T0, wei } from '../testing/factories'
import { personsNeeded, type RoutingFacts, routeByRules } from './routing-rules'
import type { Ask } from './rule-condition'

const rule = (to: RuleTarget, fields: Partial<RoutingRule> = {}): RoutingRule => ({
  id: 'r1',
  name: '规则一',
  off: false,
  when: {},
  to,
  ...fields,
})
const routing = (rules: unknown[], fields: Partial<RoutingSettings> = {}): RoutingSettings => ({
  rules: rules as RoutingRule[],
  teams: [],
  ceiling: null,
  emergency: { street: false, units: [] },
  ...fields,
})
const ask: Ask = { unit: aUnit(), category: 'haircut', needs: [], now: T0 }
const facts = (rules: unknown[], fields: Partial<RoutingFacts> = {}): RoutingFacts => ({
  roster: aRoster(),
  loads: {},
  routing: routing(rules),
  officeTime: true,
  ...fields,
})
const away = { leave: { from: T0, until: '2026-03-05T02:00:00.000Z' } }
const doctor = aPost({ person: 'o_doctor', name: '王芳', scope: 'u9', scopeName: '九单元', community: 'c9' })
const nurse = aPost({ person: 'o_nurse', name: '马丽', scope: 'u8', role: 'lead' })
const clinic = { id: 't1', name: '义诊队', members: ['o_doctor', 'o_nurse'] }
const toClinic = rule({ kind: 'team', team: 't1' })
const whys = (routed: ReturnType<typeof routeByRules>) => routed.skipped.map(({ why }) => why)

describe('rules of a street', () => {
  it('give way to the default chain where there are none', () => {
    const by = (roster: Post[]) => routeByRules(ask, facts([], { roster })).because
    expect(by(aRoster())).toEqual({ chain: 'duty' })
    expect(by([lead, deskClerk])).toEqual({ chain: 'lead' })
    expect(by([deskClerk])).toEqual({ chain: 'community' })
    expect(by([])).toEqual({ chain: 'street' })
  })
  it('are tried in order: the first that holds and can work wins', () => {
    const routed = routeByRules(
      ask,
      facts([
        rule({ kind: 'street' }, { id: 'a', when: { categories: ['education'] } }),
        rule({ kind: 'lead' }, { id: 'b', name: '理发交组长' }),
        rule({ kind: 'street' }, { id: 'c' }),
      ]),
    )
    expect(routed.to).toEqual({ role: 'lead', id: 'o_lead', name: '孙组长' })
    expect(routed.because).toEqual({ rule: { id: 'b', name: '理发交组长' } })
    expect(routed.skipped).toEqual([])
  })
  it('are not mentioned while they are switched off', () => {
    const routed = routeByRules(ask, facts([rule({ kind: 'street' }, { off: true })]))
    expect(routed).toMatchObject({ because: { chain: 'duty' }, skipped: [] })
  })
  it('give to the desk, for which the street stands in while nobody is there', () => {
    const toDesk = facts([rule({ kind: 'community' })])
    expect(routeByRules(ask, toDesk).to).toMatchObject({ role: 'community', id: 'c1' })
    const empty = { ...toDesk, roster: [wei, { ...deskClerk, ...away }, officer] }
    expect(routeByRules(ask, empty)).toMatchObject({
      to: { role: 'street' },
      because: { rule: { id: 'r1' } },
    })
    expect(routeByRules(ask, facts([rule({ kind: 'street' })])).to.role).toBe('street')
  })
  it('give to a group of the unit, whatever the duties of its members', () => {
    const guard = { ...fang, groups: ['safety' as const], duties: ['education' as const] }
    const stranger = aPost({ person: 'o_a', scope: 'u2', groups: ['safety'] })
    const toGroup = [rule({ kind: 'group', group: 'safety' })]
    const roster = [wei, guard, stranger, lead]
    expect(routeByRules(ask, facts(toGroup, { roster })).to.id).toBe('o_fang')
    expect(whys(routeByRules(ask, facts(toGroup)))).toEqual(['nobody'])
  })
  it('give to cadres whose duty covers it, the least busy first', () => {
    const loads = { o_wei: { open: 3, lastAssignedAt: '' } }
    expect(routeByRules(ask, facts([rule({ kind: 'duty' })], { loads })).to.id).toBe('o_fang')
    const others = [{ ...wei, duties: ['education' as const] }, lead]
    expect(routeByRules(ask, facts([rule({ kind: 'duty' })], { roster: others }))).toMatchObject({
      to: { id: 'o_lead' },
      skipped: [{ why: 'nobody' }],
    })
  })
})

describe('a rule that names people', () => {
  it('reaches them in other units, with the role of the post they hold', () => {
    const settings = routing([toClinic], { teams: [clinic] })
    const elsewhere = [doctor, nurse]
    const loads = { o_doctor: { open: 1, lastAssignedAt: '' } }
    expect(routeByRules(ask, facts([], { routing: settings, elsewhere })).to).toMatchObject({
      role: 'cadre',
      id: 'o_doctor',
    })
    expect(routeByRules(ask, facts([], { routing: settings, elsewhere, loads })).to).toMatchObject({
      role: 'lead',
      id: 'o_nurse',
    })
  })
  it('takes somebody with several posts by the one in the unit', () => {
    const atHome = aPost({ person: 'o_doctor', name: '王芳', role: 'lead' })
    const toDoctor = [rule({ kind: 'person', person: 'o_doctor' })]
    expect(routeByRules(ask, facts(toDoctor, { roster: [atHome], elsewhere: [doctor] })).to.role).toBe('lead')
    expect(routeByRules(ask, facts(toDoctor, { roster: [doctor], elsewhere: [atHome] })).to.role).toBe('lead')
  })
  it('is passed over, and says why, when they left, are away, full, or just handed it on', () => {
    const toFang = [rule({ kind: 'person', person: 'o_fang' }, { name: '交赵芳' })]
    const why = (fields: Partial<RoutingFacts>, asked: Partial<Ask> = {}) => {
      const routed = routeByRules({ ...ask, ...asked }, facts(toFang, fields))
      expect(routed.to.id).toBe('o_wei')
      expect(routed.skipped[0]?.rule).toEqual({ id: 'r1', name: '交赵芳' })
      return routed.skipped[0]?.why
    }
    expect(why({ roster: [wei] })).toBe('left')
    expect(why({ roster: [wei, { ...fang, active: false }] })).toBe('left')
    expect(why({ roster: [wei, { ...fang, role: 'counsellor' }] })).toBe('left')
    expect(why({ roster: [wei, { ...fang, ...away }] })).toBe('away')
    const loads = { o_fang: { open: 5, lastAssignedAt: '' } }
    expect(why({ loads, routing: routing(toFang, { ceiling: 5 }) })).toBe('full')
    expect(why({}, { except: 'o_fang' })).toBe('nobody')
  })
  it('is passed over when its team is unknown, has nobody, or all have left', () => {
    const why = (teams: unknown, elsewhere: Post[] = []) =>
      whys(
        routeByRules(
          ask,
          facts([], {
            routing: routing([toClinic], { teams: teams as RoutingSettings['teams'] }),
            elsewhere,
          }),
        ),
      )
    expect(why([])).toEqual(['unknown'])
    expect(why(null)).toEqual(['unknown'])
    expect(why([{ ...clinic, members: [] }])).toEqual(['nobody'])
    expect(why([clinic])).toEqual(['left'])
    expect(why([clinic], [{ ...doctor, ...away }])).toEqual(['away'])
    expect(why([clinic], [doctor])).toEqual([])
  })
  it('goes on to the next rule', () => {
    const rules = [
      rule({ kind: 'person', person: 'o_gone' }, { id: 'a' }),
      rule({ kind: 'lead' }, { id: 'b' }),
    ]
    expect(routeByRules(ask, facts(rules))).toMatchObject({
      to: { id: 'o_lead' },
      because: { rule: { id: 'b' } },
      skipped: [{ rule: { id: 'a' }, why: 'left' }],
    })
  })
  it('asks the port who is there', () => {
    const duty = (post: Post) => post.person !== 'o_fang'
    expect(whys(routeByRules(ask, facts([rule({ kind: 'person', person: 'o_fang' })], { duty })))).toEqual([
      'away',
    ])
  })
})

describe('a malformed rule', () => {
  it('is passed over and reported, by its place in the list where it has no name', () => {
    const broken = [
      null,
      {},
      rule({ kind: 'lead' }, { when: { hours: { from: 'noon', until: '' } } }),
      { id: 'x', name: '旧规则', off: false, when: {} },
      { ...rule({ kind: 'lead' }), to: { kind: 'moon' } },
      { ...rule({ kind: 'lead' }), to: { kind: 'group', group: 'band' } },
      { ...rule({ kind: 'lead' }), when: undefined },
    ]
    const routed = routeByRules(ask, facts(broken))
    expect(routed.because).toEqual({ chain: 'duty' })
    expect(routed.skipped).toHaveLength(broken.length)
    expect(routed.skipped[0]).toEqual({ rule: { id: '', name: '第 1 条' }, why: 'empty' })
    expect(routed.skipped[3]).toEqual({ rule: { id: 'x', name: '旧规则' }, why: 'empty' })
    expect(new Set(whys(routed))).toEqual(new Set(['empty']))
  })
  it('does not hinder even where the settings are none', () => {
    for (const none of [null, undefined, {}, { rules: {}, teams: 1, ceiling: 'x', emergency: null }]) {
      const routed = routeByRules(ask, facts([], { routing: none as unknown as RoutingSettings }))
      expect(routed).toMatchObject({ to: { id: 'o_fang' }, because: { chain: 'duty' }, skipped: [] })
    }
  })
})

describe('persons whose posts are needed', () => {
  const needed = (rules: unknown[], asked: Partial<Ask> = {}, teams = [clinic]) =>
    personsNeeded({ ...ask, ...asked }, facts([], { routing: routing(rules, { teams }) }))
  it('are none in the common case', () => {
    expect(needed([])).toEqual([])
    expect(needed([rule({ kind: 'duty' }), rule({ kind: 'group', group: 'safety' }), null])).toEqual([])
    expect(needed([rule({ kind: 'person', person: 'o_wei' })])).toEqual([])
  })
  it('are those that rules holding now name, each once', () => {
    const twice = [toClinic, rule({ kind: 'person', person: 'o_doctor' })]
    expect(needed(twice)).toEqual(['o_doctor', 'o_nurse'])
    expect(
      needed([rule({ kind: 'person', person: 'o_x' }, { when: { categories: ['education'] } })]),
    ).toEqual([])
    expect(needed([{ ...toClinic, off: true }])).toEqual([])
    expect(needed([toClinic], {}, [])).toEqual([])
  })
  it('are not asked for after a rule that always works', () => {
    expect(needed([rule({ kind: 'community' }), toClinic])).toEqual([])
  })
})
