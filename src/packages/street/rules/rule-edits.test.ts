import type { RoutingRule } from '@domain/street/settings'
import { describe, expect, it } from 'vitest'
import { moved, problemsOf, rulesOfTeam, withoutRule, withRule } from './rule-edits'

const rule = (id: string, more: Partial<RoutingRule> = {}): RoutingRule => ({
  id,
  name: id,
  off: false,
  when: {},
  to: { kind: 'duty' },
  ...more,
})
const routing = { rules: [rule('a'), rule('b'), rule('c')], teams: [], ceiling: 20 }
const order = (rules: readonly RoutingRule[]) => rules.map(({ id }) => id).join('')

describe('the order of rules', () => {
  it('changes by one place at a time, and the ends stay', () => {
    expect(order(moved(routing.rules, 'b', -1))).toBe('bac')
    expect(order(moved(routing.rules, 'b', 1))).toBe('acb')
    expect(order(moved(routing.rules, 'a', -1))).toBe('abc')
    expect(order(moved(routing.rules, 'gone', 1))).toBe('abc')
  })

  it('stays when one is changed; a new one comes last', () => {
    expect(order(withRule(routing, rule('b', { off: true })).rules)).toBe('abc')
    expect(order(withRule(routing, rule('d')).rules)).toBe('abcd')
    expect(order(withoutRule(routing, 'b').rules)).toBe('ac')
  })
})

describe('a rule that is being written', () => {
  it('says what is missing, part by part', () => {
    const problems = problemsOf(
      rule('x', {
        name: ' ',
        when: { categories: [], units: [], hours: { from: '9', until: '12:00' } },
        to: { kind: 'team', team: '' },
      }),
    )
    expect(Object.keys(problems)).toEqual(['name', 'categories', 'where', 'hours', 'to'])
    expect(problemsOf(rule('x', { when: { hours: { from: '09:00', until: '09:00' } } })).hours).toMatch(
      /相同/,
    )
  })

  it('is ready when nothing is', () => expect(problemsOf(rule('x'))).toEqual({}))
})

it('a team knows the rules that give to it', () => {
  const to = { kind: 'team', team: 't' } as const
  expect(rulesOfTeam({ ...routing, rules: [rule('a', { to }), rule('b')] }, 't')).toHaveLength(1)
})
