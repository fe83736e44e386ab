import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onDuty, type Post, STREET } from '../street/model'
import { groups, needs, type RoutingRule, type RoutingSettings } from '../street/settings'
import { aPost, aUnit, T0 } from '../testing/factories'
import { categoryIds } from './categories'
import type { Loads } from './routing'
import { personsNeeded, type RoutingFacts, routeByRules } from './routing-rules'
import type { Ask } from './rule-condition'

const leave = { from: T0, until: '2026-03-09T02:00:00.000Z' }
const unit = aUnit()
const people = ['a', 'b', 'c', 'd', 'e', 'f']

// --- plausible facts ---------------------------------------------------------------------------------------
const post: fc.Arbitrary<Post> = fc
  .record({
    person: fc.constantFrom(...people),
    role: fc.constantFrom(
      'cadre' as const,
      'cadre' as const,
      'lead' as const,
      'community' as const,
      'street' as const,
    ),
    scope: fc.constantFrom('u1', 'u1', 'u2', 'c1', STREET),
    active: fc.boolean(),
    leave: fc.constantFrom(null, leave),
    duties: fc.subarray([...categoryIds]),
    groups: fc.option(fc.subarray([...groups]), { nil: undefined }),
  })
  .map(fields => aPost({ name: fields.person, ...fields }))
const posts = fc.uniqueArray(post, { selector: p => p._id, maxLength: 12 })
const loads: fc.Arbitrary<Loads> = fc.dictionary(
  fc.constantFrom(...people),
  fc.record({ open: fc.integer({ min: 0, max: 6 }), lastAssignedAt: fc.constantFrom('', T0, leave.until) }),
)
const ask: fc.Arbitrary<Ask> = fc.record(
  {
    unit: fc.constant(unit),
    category: fc.constantFrom(...categoryIds),
    needs: fc.subarray([...needs]),
    now: fc
      .date({ min: new Date(T0), max: new Date('2026-03-20'), noInvalidDate: true })
      .map(at => at.toISOString()),
    except: fc.constantFrom(...people),
  },
  { requiredKeys: ['unit', 'category', 'needs', 'now'] },
)

// --- settings, from sound to nonsense ----------------------------------------------------------------------
const oneOf = <T>(...values: T[]) => fc.constantFrom(...values)
const part = {
  categories: fc.subarray([...categoryIds, 'gone']),
  units: fc.subarray(['u1', 'u2']),
  communities: fc.subarray(['c1', 'c2']),
  weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7, 8]),
  hours: oneOf<unknown>(
    { from: '22:00', until: '06:00' },
    { from: '08:00', until: '18:00' },
    { from: 'x' },
    '9-12',
  ),
  officeTime: fc.boolean(),
  needs: fc.subarray([...needs]),
  emergency: fc.boolean(),
}
const target = fc.oneof(
  oneOf({ kind: 'duty' }, { kind: 'lead' }, { kind: 'community' }, { kind: 'street' }, { kind: 'moon' }),
  fc.record({ kind: fc.constant('group'), group: fc.constantFrom(...groups, 'band') }),
  fc.record({ kind: fc.constant('team'), team: oneOf('t1', 't2', 't3') }),
  fc.record({ kind: fc.constant('person'), person: fc.constantFrom(...people, 'gone') }),
)
const rule = fc.record(
  {
    id: fc.string(),
    name: fc.string(),
    off: fc.boolean(),
    when: fc.oneof({ weight: 3, arbitrary: fc.record(part, { requiredKeys: [] }) }, fc.anything()),
    to: fc.oneof({ weight: 5, arbitrary: target }, fc.anything()),
  },
  { requiredKeys: [] },
)
const team = fc.record({
  id: oneOf('t1', 't2'),
  name: fc.string(),
  members: fc.subarray([...people, 'gone']),
})
const garbage = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true })
const mostly = <T>(sound: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary: sound as fc.Arbitrary<unknown> }, garbage)
const routing = mostly(
  fc.record(
    {
      rules: mostly(fc.array(mostly(rule), { maxLength: 6 })),
      teams: mostly(fc.array(mostly(team), { maxLength: 3 })),
      ceiling: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 6 }), garbage),
      emergency: mostly(fc.record({ street: fc.boolean(), units: fc.subarray(['u1', 'u2']) })),
    },
    { requiredKeys: [] },
  ),
) as fc.Arbitrary<RoutingSettings>
const facts: fc.Arbitrary<RoutingFacts> = fc.record({
  roster: posts,
  elsewhere: posts,
  loads,
  routing,
  officeTime: fc.boolean(),
})

const ceilingIn = (settings: RoutingSettings): number | undefined => {
  const ceiling: unknown = Object(settings).ceiling
  return typeof ceiling === 'number' && ceiling > 0 ? ceiling : undefined
}

describe('whatever the settings hold, a request', () => {
  it('goes to somebody who is there, or to a desk', () => {
    fc.assert(
      fc.property(ask, facts, (asked, known) => {
        const { to, because } = routeByRules(asked, known)
        if (to.role === 'community') return to.id === 'c1'
        if (to.role === 'street') return to.id === STREET
        if (to.id === asked.except) return false
        const all = [...known.roster, ...known.elsewhere!]
        return all.some(
          p =>
            p.person === to.id &&
            p.role === to.role &&
            onDuty(p, asked.now) &&
            ('rule' in because || p.scope === 'u1'),
        )
      }),
      { numRuns: 1_000 },
    )
  })
  it('goes to nobody at the ceiling', () => {
    fc.assert(
      fc.property(ask, facts, (asked, known) => {
        const { to } = routeByRules(asked, known)
        const ceiling = ceilingIn(known.routing)
        if (ceiling === undefined || to.role === 'community' || to.role === 'street') return true
        return (known.loads[to.id]?.open ?? 0) < ceiling
      }),
      { numRuns: 1_000 },
    )
  })
  it('goes to the same person for the same facts, in whatever order they come', () => {
    fc.assert(
      fc.property(ask, facts, (asked, known) => {
        const turned = {
          ...known,
          roster: [...known.roster].reverse(),
          elsewhere: [...known.elsewhere!].reverse(),
        }
        expect(routeByRules(asked, turned)).toEqual(routeByRules(asked, known))
      }),
    )
  })
  it('needs the posts of persons named by texts, none of them in the roster', () => {
    fc.assert(
      fc.property(ask, facts, (asked, known) => {
        const needed = personsNeeded(asked, known)
        const held = known.roster.filter(p => p.role === 'cadre' || p.role === 'lead').map(p => p.person)
        return needed.every(person => typeof person === 'string' && !held.includes(person))
      }),
    )
  })
})

describe('the first match', () => {
  it('wins: taking away what comes after it, or was passed over before it, changes nothing', () => {
    fc.assert(
      fc.property(ask, facts, fc.array(rule, { maxLength: 8 }), (asked, known, drawn) => {
        const rules = drawn.map((each, i) => ({ ...each, id: `r${i}`, name: `规则 ${i}` })) as RoutingRule[]
        const settings = { rules, teams: [], ceiling: null, emergency: { street: false, units: [] } }
        const { to, because } = routeByRules(asked, { ...known, routing: settings })
        const winner = 'rule' in because ? rules.findIndex(each => each.id === because.rule.id) : rules.length
        const given = (part: RoutingRule[]) =>
          routeByRules(asked, { ...known, routing: { ...settings, rules: part } })
        expect(given(rules.slice(0, winner + 1))).toMatchObject({ to, because })
        expect(given(rules.slice(winner))).toMatchObject({ to, because })
        // None before it could have worked alone.
        for (const each of rules.slice(0, winner)) expect(given([each]).because).toHaveProperty('chain')
      }),
    )
  })
})

describe('a thousand requests', () => {
  const spread = (settings: Partial<RoutingSettings>, roster: Post[], elsewhere: Post[] = []) => {
    const busy: Record<string, { open: number; lastAssignedAt: string }> = {}
    const all = { rules: [], teams: [], ceiling: null, emergency: { street: false, units: [] }, ...settings }
    for (let i = 0; i < 1_000; i++) {
      const now = new Date(Date.parse(T0) + i * 60_000).toISOString()
      const asked = { unit, category: 'haircut' as const, needs: [], now }
      const { to } = routeByRules(asked, { roster, elsewhere, loads: busy, routing: all, officeTime: true })
      busy[to.id] = { open: (busy[to.id]?.open ?? 0) + 1, lastAssignedAt: now }
    }
    return busy
  }
  const evenly = (busy: Loads, persons: string[]) => {
    const open = persons.map(person => busy[person]?.open ?? 0)
    expect(Math.max(...open) - Math.min(...open)).toBeLessThanOrEqual(1)
    expect(open.reduce((sum, each) => sum + each, 0)).toBe(1_000)
  }
  const seven = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7']

  it('spread evenly over equal cadres by the default chain', () => {
    evenly(
      spread(
        {},
        seven.map(person => aPost({ person })),
      ),
      seven,
    )
  })
  it('spread evenly over a team of several units', () => {
    const team = { id: 't1', name: '义剪队', members: seven }
    const toTeam = { id: 'r', name: '义剪', off: false, when: {}, to: { kind: 'team' as const, team: 't1' } }
    const roster = seven.slice(0, 3).map(person => aPost({ person }))
    const elsewhere = seven.slice(3).map(person => aPost({ person, scope: `u-${person}` }))
    evenly(spread({ rules: [toTeam], teams: [team] }, roster, elsewhere), seven)
  })
  it('fill everybody to the ceiling, and the rest lies at the desk', () => {
    const desk = aPost({ person: 'desk', role: 'community', scope: 'c1' })
    const busy = spread({ ceiling: 20 }, [...seven.map(person => aPost({ person })), desk])
    expect(seven.map(person => busy[person]?.open)).toEqual(Array(7).fill(20))
    expect(busy.c1?.open).toBe(860)
  })
})
