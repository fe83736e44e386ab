import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Post } from '../street/model'
import { aPost, aRoster, aUnit, deskClerk, fang, lead, officer, T0, wei } from '../testing/factories'
import { daysAfter } from './deadline'
import { candidates, deskOf, partyIn, route } from './routing'

const unit = aUnit()
const onLeave = { leave: { from: T0, until: daysAfter(T0, 3) } }

describe('automatic dispatch', () => {
  it('takes the cadre with the fewest open requests', () => {
    const loads = { o_wei: { open: 2, lastAssignedAt: '' }, o_fang: { open: 1, lastAssignedAt: T0 } }
    expect(route(unit, 'haircut', aRoster(), loads, T0).id).toBe('o_fang')
  })
  it('takes the longest idle of two who are equally busy, and one who never had any before both', () => {
    const loads = {
      o_wei: { open: 1, lastAssignedAt: T0 },
      o_fang: { open: 1, lastAssignedAt: daysAfter(T0, -1) },
    }
    expect(route(unit, 'haircut', aRoster(), loads, T0).id).toBe('o_fang')
    const first = { o_fang: { open: 0, lastAssignedAt: T0 } }
    expect(route(unit, 'haircut', aRoster(), first, T0).id).toBe('o_wei')
  })
  it('passes over cadres whose duty does not cover the category', () => {
    const roster = [aPost({ duties: ['haircut'] }), { ...fang, duties: ['legal-advice' as const] }]
    expect(candidates(unit, 'legal-advice', roster, {}, T0).map(post => post.person)).toEqual(['o_fang'])
  })
  it('passes over those on leave until the moment they are back', () => {
    const roster = [{ ...wei, ...onLeave }, lead]
    expect(route(unit, 'haircut', roster, {}, T0).id).toBe('o_lead')
    expect(route(unit, 'haircut', roster, {}, daysAfter(T0, 3)).id).toBe('o_wei')
  })
  it('falls to the lead, then to the desk, then to the street', () => {
    const noCadres = [lead, deskClerk, officer]
    expect(route(unit, 'haircut', noCadres, {}, T0)).toMatchObject({ role: 'lead', id: 'o_lead' })
    expect(route(unit, 'haircut', [deskClerk, officer], {}, T0)).toMatchObject({
      role: 'community',
      id: 'c1',
    })
    expect(route(unit, 'haircut', [officer], {}, T0)).toMatchObject({ role: 'street' })
    expect(route(unit, 'haircut', [], {}, T0)).toMatchObject({ role: 'street' })
  })
  it('passes over who is at the ceiling, the lead too, but never the desk', () => {
    const busy = (open: number) => ({ open, lastAssignedAt: T0 })
    const loads = { o_wei: busy(2), o_fang: busy(3), o_lead: busy(0) }
    const to = (ceiling: number | null | undefined) =>
      route(unit, 'haircut', aRoster(), loads, T0, undefined, { ceiling })
    expect(to(undefined).id).toBe('o_wei')
    expect(to(null).id).toBe('o_wei')
    expect(to(3).id).toBe('o_wei')
    expect(to(2).id).toBe('o_lead')
    const full = { ...loads, o_lead: busy(9) }
    expect(route(unit, 'haircut', aRoster(), full, T0, undefined, { ceiling: 2 }).role).toBe('community')
    expect(candidates(unit, 'haircut', aRoster(), loads, T0, { ceiling: 3 })).toEqual([wei])
  })
  it('asks one port who is there, so that a roster of shifts can take its place', () => {
    const duty = (post: Post) => post.person === 'o_fang'
    expect(route(unit, 'haircut', aRoster(), {}, T0, undefined, { duty }).id).toBe('o_fang')
    expect(route(unit, 'haircut', aRoster(), {}, T0, 'o_fang', { duty }).role).toBe('street')
    expect(partyIn('u1', 'o_wei', aRoster(), T0, duty)).toBeUndefined()
  })
  it('never gives it to somebody who is away, inactive or of another unit, and always to somebody', () => {
    const post = fc.record({
      person: fc.constantFrom('a', 'b', 'c', 'd'),
      role: fc.constantFrom('cadre' as const, 'lead' as const, 'community' as const),
      scope: fc.constantFrom('u1', 'u2', 'c1'),
      active: fc.boolean(),
      away: fc.boolean(),
      duties: fc.subarray(['haircut' as const, 'education' as const]),
    })
    fc.assert(
      fc.property(fc.array(post, { maxLength: 8 }), drawn => {
        const roster = drawn.map(({ away, ...fields }) => aPost({ ...fields, ...(away ? onLeave : {}) }))
        const party = route(unit, 'haircut', roster, {}, T0)
        if (party.role !== 'cadre' && party.role !== 'lead') return party.id !== ''
        const held = roster.filter(p => p.person === party.id && p.role === party.role && p.scope === 'u1')
        return held.some(
          p =>
            p.active &&
            !p.leave &&
            (party.role === 'lead' || p.duties.length !== 1 || p.duties[0] === 'haircut'),
        )
      }),
    )
  })
})

describe('the desk', () => {
  it('is the community while somebody is there', () => {
    expect(deskOf(unit, [deskClerk], T0).role).toBe('community')
    expect(deskOf(unit, [{ ...deskClerk, ...onLeave }], T0).role).toBe('street')
  })
})

describe('a named person', () => {
  it('is a party only with a post in the unit, present and able to hold requests', () => {
    expect(partyIn('u1', 'o_fang', aRoster(), T0)).toEqual({ role: 'cadre', id: 'o_fang', name: '赵芳' })
    expect(partyIn('u2', 'o_fang', aRoster(), T0)).toBeUndefined()
    expect(partyIn('c1', 'o_desk', aRoster(), T0)).toBeUndefined()
    expect(partyIn('u1', 'o_fang', [{ ...fang, ...onLeave }], T0)).toBeUndefined()
  })
})
