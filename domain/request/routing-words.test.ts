import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groups, type RoutingRule, type RoutingSettings, type RuleTarget } from '../street/settings'
import { aRoster, aUnit, deskClerk, fang, lead, officer, T0, wei } from '../testing/factories'
import { routeByRules } from './routing-rules'
import { explainRoute, groupNames, whyWords } from './routing-words'
import type { Why } from './rule-target'

const rule = (to: RuleTarget, name: string): RoutingRule => ({ id: name, name, off: false, when: {}, to })
const settings = (...rules: RoutingRule[]): RoutingSettings => ({
  rules,
  teams: [{ id: 't1', name: '义诊队', members: ['o_x'] }],
  ceiling: null,
  emergency: { street: false, units: [] },
})
const explained = (routing: RoutingSettings, roster = aRoster(), posts = roster) =>
  explainRoute(
    routeByRules(
      { unit: aUnit(), category: 'fire-hazard', needs: [], now: T0 },
      { roster, loads: {}, routing, officeTime: true },
    ),
    { routing, posts },
  )
const patrol = rule({ kind: 'group', group: 'safety' }, '消防隐患交安全巡查组')
const toFang = rule({ kind: 'person', person: 'o_fang' }, '交赵芳')

describe('an explanation', () => {
  it('names the rule', () => {
    const roster = [{ ...wei, groups: ['safety' as const] }, fang]
    expect(explained(settings(patrol), roster)).toEqual({
      sentence: '这样的诉求会派给李伟，因为符合规则「消防隐患交安全巡查组」',
      skipped: [],
    })
  })
  it('names the place in the default chain where no rule applies', () => {
    const sentence = (roster = aRoster()) => explained(settings(), roster).sentence
    expect(sentence()).toBe(
      '这样的诉求会派给赵芳，因为没有规则适用，按默认顺序：本单元职责范围内最空闲的干部',
    )
    expect(sentence([lead])).toMatch(/^这样的诉求会派给小区组长孙组长，因为没有规则适用，.*由小区组长接$/)
    expect(sentence([deskClerk])).toMatch(/^这样的诉求会派给示例社区，.*由社区派单$/)
    expect(sentence([])).toMatch(/^这样的诉求会派给街道，.*由街道派单$/)
  })
  it('tells which rules were passed over and why', () => {
    const gone = { ...fang, name: '王芳', active: false }
    const routing = settings(
      { ...toFang, name: '交王芳' },
      patrol,
      rule({ kind: 'team', team: 't1' }, '义诊'),
    )
    expect(explained(routing, [wei], [wei, gone])).toEqual({
      sentence: '这样的诉求会派给李伟，因为没有能用上的规则，按默认顺序：本单元职责范围内最空闲的干部',
      skipped: [
        '规则「交王芳」跳过：王芳已不在岗',
        '规则「消防隐患交安全巡查组」跳过：本单元的安全巡查组里没有能接这件事的人',
        '规则「义诊」跳过：队伍「义诊队」的人都已不在岗',
      ],
    })
  })
  it('says that the street stands in for a desk without people', () => {
    const routing = settings(rule({ kind: 'community' }, '交社区'))
    expect(explained(routing, [wei, officer]).sentence).toBe(
      '这样的诉求会派给街道，因为符合规则「交社区」；社区现在没有人在岗，由街道代为派单',
    )
    expect(explained(routing).sentence).toBe('这样的诉求会派给示例社区，因为符合规则「交社区」')
  })
  it('has a name for the office and each of the seven groups', () => {
    expect(groupNames.office).toBe('综合办公室')
    expect(new Set(Object.values(groupNames)).size).toBe(groups.length)
  })
  it('has words for every reason and any target', () => {
    const names = { routing: settings(toFang), posts: aRoster() }
    expect(whyWords('away', toFang.to, names)).toBe('赵芳正在休假')
    expect(whyWords('full', { kind: 'lead' }, names)).toBe('本单元的小区组长手上的诉求已满额')
    expect(whyWords('nobody', { kind: 'lead' }, names)).toBe('本单元没有能接这件事的小区组长')
    expect(whyWords('nobody', toFang.to, names)).toBe('赵芳刚把这件事转出来')
    expect(whyWords('left', { kind: 'person', person: 'o_gone' }, names)).toBe('指定的同志已不在岗')
    expect(whyWords('unknown', { kind: 'team', team: 't9' }, names)).toBe('指定的队伍已不存在')
    expect(whyWords('empty', undefined, names)).toBe('没有写明派给谁')
    expect(whyWords('empty', toFang.to, names)).toBe('适用条件不完整或者不对')
    const why = fc.constantFrom<Why>('left', 'away', 'full', 'nobody', 'unknown', 'empty')
    fc.assert(fc.property(why, fc.anything(), (reason, to) => whyWords(reason, to, names).length > 3))
  })
})
