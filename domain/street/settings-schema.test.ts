import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { isCondition } from '../request/rule-condition'
import { targetOf } from '../request/rule-target'
import { defaultSettings } from './settings'
import { calendarSettings, escalationTerms, routingSettings, termsByCategory } from './settings-schema'
import { explainSetting } from './settings-words'

const input = z.object({
  calendar: z.optional(calendarSettings),
  terms: z.optional(termsByCategory),
  escalation: z.optional(escalationTerms),
  routing: z.optional(routingSettings),
})
/** The sentence about the first thing wrong, or undefined. */
const refused = (sent: Record<string, unknown>) => {
  const parsed = input.safeParse(sent)
  return parsed.success ? undefined : explainSetting(parsed.error.issues[0]!, sent)?.message
}
const { calendar, terms, escalation, routing } = defaultSettings
const hours = (...windows: [string, string][]) =>
  refused({ calendar: { ...calendar, hours: windows.map(([from, until]) => ({ from, until })) } })
const days = (all: Record<string, unknown>) => refused({ calendar: { ...calendar, days: all } })
const rule = { id: 'r1', name: '消防', off: false, when: {}, to: { kind: 'group', group: 'safety' } }
const rules = (...all: unknown[]) => refused({ routing: { ...routing, rules: all } })
const teams = (...all: unknown[]) => refused({ routing: { ...routing, teams: all } })

describe('the default settings', () => {
  it('are taken as they are', () => {
    expect(input.parse({ calendar, terms, escalation, routing })).toEqual({
      calendar,
      terms,
      escalation,
      routing,
    })
  })
})

describe('office hours', () => {
  it('may touch, but not overlap, and stand in order', () => {
    expect(hours(['08:00', '12:00'], ['12:00', '18:00'])).toBeUndefined()
    expect(hours(['08:00', '12:01'], ['12:00', '18:00'])).toBe('办公时间：几段办公时间要按先后排，不能重叠')
    expect(hours(['14:00', '18:00'], ['09:00', '12:00'])).toMatch(/按先后排/)
  })
  it('begin before they end', () => {
    expect(hours(['09:00', '12:00'], ['18:00', '14:00'])).toBe('第 2 段办公时间：开始要早于结束')
    expect(hours(['09:00', '09:00'])).toMatch(/开始要早于结束/)
    expect(hours(['9:00', '12:00'])).toBe('第 1 段办公时间：请填几点几分，例如 09:00')
  })
  it('are one to four windows', () => {
    expect(hours()).toBe('办公时间：请至少填一段办公时间')
    const minutes = [10, 20, 30, 40, 50].map(m => [`08:${m}`, `08:${m + 5}`] as [string, string])
    expect(hours(...minutes)).toBe('办公时间：办公时间最多 4 段')
    expect(hours(...minutes.slice(1))).toBeUndefined()
  })
})

describe('single days', () => {
  it('are days that exist', () => {
    expect(days({ '2028-02-29': 'off' })).toBeUndefined()
    expect(days({ '2027-02-29': 'off' })).toBe('特殊日期 2027-02-29：没有这一天，请检查日期')
    expect(days({ 国庆: 'off' })).toBe('特殊日期 国庆：没有这一天，请检查日期')
    expect(days({ '2026-10-01': 'maybe' })).toBe('特殊日期 2026-10-01：请选择休息或者上班')
  })
  it('are four hundred at most', () => {
    const many = (n: number) =>
      Object.fromEntries(
        Array.from({ length: n }, (_, i) => [new Date(i * 86_400_000).toISOString().slice(0, 10), 'off']),
      )
    expect(days(many(400))).toBeUndefined()
    expect(days(many(401))).toMatch(/特殊日期最多 400 天/)
  })
})

describe('terms', () => {
  const haircut = (respond: unknown) =>
    refused({ terms: { ...terms, haircut: { ...terms.haircut, respond } } })
  it('are whole numbers from 1 to 999, and from 0 for escalation', () => {
    const term = { amount: 1, unit: 'hours', counting: 'working' }
    expect(haircut(term)).toBeUndefined()
    expect(haircut({ ...term, amount: 999 })).toBeUndefined()
    for (const amount of [0, -1, 1000, 1.5, '3', Number.NaN]) {
      expect(haircut({ ...term, amount })).toBe('“义剪”的接单期限：请填 1 到 999 之间的整数')
    }
    const levels = (amount: number) =>
      refused({ escalation: { ...escalation, community: { ...term, amount } } })
    expect(levels(0)).toBeUndefined()
    expect(levels(-1)).toBe('升级到社区的时限：请填 0 到 999 之间的整数')
  })
  it('are given for every category', () => {
    const { other, ...rest } = terms
    expect(other).toBeDefined()
    expect(refused({ terms: rest })).toBe('“其他事情”的期限：缺少内容或者不对，请重新填写')
  })
})

describe('rules', () => {
  it('are named, and say by number and name what is wrong', () => {
    expect(rules(rule)).toBeUndefined()
    expect(rules(rule, { ...rule, id: 'r2', name: ' ' })).toBe('第 2 条规则：请填名称')
    expect(rules({ ...rule, name: '长'.repeat(31) })).toMatch(/名称最多 30 字/)
    expect(rules({ ...rule, to: undefined })).toBe('第 1 条规则「消防」：请选择派给谁')
    expect(rules({ ...rule, to: { kind: 'group' } })).toBe('第 1 条规则「消防」：请选择派给哪个组')
    expect(rules(null)).toBe('第 1 条规则：缺少内容或者不对，请重新填写')
  })
  it('have conditions that mean something', () => {
    const when = (condition: unknown) => rules({ ...rule, when: condition })
    expect(when({ hours: { from: '22:00', until: '06:00' }, weekdays: [5, 6] })).toBeUndefined()
    expect(when({ hours: { from: '09:00', until: '09:00' } })).toMatch(/开始和结束不能相同/)
    expect(when({ categories: [] })).toBe('第 1 条规则「消防」：请至少选一个事项类别，或者去掉这个条件')
    expect(when({ weekdays: [1, 1] })).toMatch(/星期有重复/)
    expect(when({ weather: 'rain' })).toMatch(/第 1 条规则/)
  })
  it('are a hundred at most, each with an id of its own', () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => ({ ...rule, id: `r${i}` }))
    expect(rules(...many(100))).toBeUndefined()
    expect(rules(...many(101))).toBe('派单规则：规则最多 100 条，请去掉不用的')
    expect(rules(rule, rule)).toMatch(/编号有重复/)
  })
  it('that are taken are well-formed for routing', () => {
    const text = fc.constantFrom(
      'u1',
      'haircut',
      'elder',
      '22:00',
      '06:00',
      'duty',
      'team',
      'safety',
      '',
      'x y',
    )
    const value = fc.oneof(
      text,
      fc.boolean(),
      fc.integer({ min: 0, max: 8 }),
      fc.array(text, { maxLength: 2 }),
    )
    const hours = fc.record({ from: text, until: text })
    const key = fc.constantFrom(
      'categories',
      'units',
      'weekdays',
      'hours',
      'officeTime',
      'needs',
      'emergency',
      'no',
    )
    const when = fc.dictionary(key, fc.oneof(value, hours, fc.subarray([1, 7])), { maxKeys: 3 })
    const to = fc.record({ kind: text, team: text, group: text, person: text }, { requiredKeys: ['kind'] })
    let taken = 0
    fc.assert(
      fc.property(when, to, (condition, target) => {
        if (rules({ ...rule, when: condition }) === undefined) {
          taken += 1
          expect(isCondition(condition)).toBe(true)
        }
        if (rules({ ...rule, to: target }) === undefined) expect(targetOf(target)).toBeDefined()
      }),
      { numRuns: 1_000 },
    )
    expect(taken).toBeGreaterThan(50)
  })
})

describe('teams and the ceiling', () => {
  const team = { id: 't1', name: '义诊队', members: ['o_a', 'o_b'] }
  it('are bounded', () => {
    expect(teams(team, { ...team, id: 't2', members: [] })).toBeUndefined()
    const people = (n: number) => Array.from({ length: n }, (_, i) => `o_${i}`)
    expect(teams({ ...team, members: people(200) })).toBeUndefined()
    expect(teams({ ...team, members: people(201) })).toBe('第 1 支队伍「义诊队」：最多 200 人')
    expect(teams({ ...team, members: ['o_a', 'o_a'] })).toBe(
      '第 1 支队伍「义诊队」：有人重复了，请去掉重复的',
    )
    expect(teams(...Array.from({ length: 51 }, (_, i) => ({ ...team, id: `t${i}` })))).toMatch(/最多 50 支/)
    expect(refused({ routing: { ...routing, ceiling: null } })).toBeUndefined()
    expect(refused({ routing: { ...routing, ceiling: 0 } })).toBe('每人手上的上限：至少是 1 件')
  })
})
