import { categoryIds } from '@domain/request/categories'
import { covers, onDuty, type Post } from '@domain/street/model'
import { describe, expect, it } from 'vitest'
import { street } from './street'
import { everybody } from './who'

const NOW = '2026-03-18T07:20:00.000Z'
const { communities, units, posts, people } = street('test', NOW, 92)
const held = posts.filter(post => post.active)
const distinct = (values: readonly string[]): number => new Set(values).size
const personsOf = (role: Post['role'], scope?: string): string[] => [
  ...new Set(
    held.filter(post => post.role === role && (!scope || post.scope === scope)).map(post => post.person),
  ),
]

describe('the demo street', () => {
  it('has its four communities, 35 compounds in 39 units', () => {
    expect(communities.map(community => community.name)).toEqual([
      '银滩路社区',
      '营门滩社区',
      '李家庄社区',
      '葛家巷道社区',
    ])
    expect(units).toHaveLength(39)
    expect(distinct(units.map(unit => unit._id))).toBe(39)
    expect(distinct(units.map(unit => unit.name))).toBe(39)
    expect(distinct(units.flatMap(unit => unit.compounds))).toBe(35)
    expect(distinct(units.filter(u => u.community === 'yingmentan').flatMap(unit => unit.compounds))).toBe(6)
  })

  it('lets a unit, its community and the street become responsible', () => {
    for (const unit of units) {
      expect(unit.scopes).toEqual([unit._id, unit.community, 'street'])
      expect(communities.find(({ _id }) => _id === unit.community)?.name).toBe(unit.communityName)
    }
  })

  it('has 168 cadres, 24 of them in 营门滩社区, some in two units', () => {
    expect(personsOf('cadre')).toHaveLength(168)
    const first = new Map(held.filter(p => p.role === 'cadre').map(post => [post.person, post.community]))
    expect([...first.values()].filter(community => community === 'yingmentan')).toHaveLength(24)
    const inTwo = personsOf('cadre').filter(
      person => held.filter(post => post.person === person && post.role === 'cadre').length === 2,
    )
    expect(inTwo).toHaveLength(14)
    for (const unit of units) expect(personsOf('cadre', unit._id).length).toBeGreaterThanOrEqual(4)
  })

  it('has one lead per unit, a few of whom are cadres as well', () => {
    for (const unit of units) expect(personsOf('lead', unit._id)).toHaveLength(1)
    expect(personsOf('lead').filter(person => personsOf('cadre').includes(person))).toHaveLength(4)
  })

  it('has desks, officers, counsellors, and residents in every unit', () => {
    for (const { _id } of communities) expect([2, 3]).toContain(personsOf('community', _id).length)
    expect(personsOf('street')).toHaveLength(2)
    expect(personsOf('counsellor')).toHaveLength(6)
    for (const unit of units) {
      const here = people.filter(person => person.unit === unit._id)
      expect(here.length).toBeGreaterThanOrEqual(3)
      for (const person of here) expect(person.communityName).toBe(unit.communityName)
    }
  })

  it('covers most categories twice in every unit, and leaves a few gaps for lead and desk', () => {
    const cover = units.flatMap(unit =>
      categoryIds.map(
        category =>
          held.filter(p => p.role === 'cadre' && p.scope === unit._id && covers(p, category)).length,
      ),
    )
    const share = (fits: (count: number) => boolean) => cover.filter(fits).length / cover.length
    expect(share(count => count >= 2)).toBeGreaterThan(0.9)
    expect(share(count => count === 0)).toBeGreaterThan(0.02)
    expect(share(count => count === 0)).toBeLessThan(0.1)
  })

  it('has a few cadres and leads on leave now, from all their posts', () => {
    const away = held.filter(post => !onDuty(post, NOW))
    expect(distinct(away.filter(post => post.role === 'cadre').map(post => post.person))).toBeGreaterThan(5)
    expect(distinct(away.filter(post => post.role === 'lead').map(post => post.person))).toBeGreaterThan(1)
    for (const { person } of away) {
      for (const post of held.filter(p => p.person === person)) expect(onDuty(post, NOW)).toBe(false)
    }
  })

  it('names nobody who could be real, and nobody twice', () => {
    for (const post of posts) expect(post.name).toMatch(/^\p{Script=Han}示\p{Script=Han}$/u)
    for (const person of people) expect(person.name).toMatch(/^\p{Script=Han}例\p{Script=Han}$/u)
    for (const { phone } of [...posts, ...people]) expect(phone).toMatch(/^1540000\d{4}$/)
    for (const { phone } of communities) expect(phone).toMatch(/^0931-0\d{6}$/)
    for (const compound of units.flatMap(unit => unit.compounds)) expect(compound).toContain('示范')
    const phones = new Map([
      ...posts.map(post => [post.person, post.phone] as const),
      ...people.map(person => [person._id, person.phone] as const),
    ])
    expect(distinct([...phones.values()])).toBe(phones.size)
    expect(distinct(people.map(person => person.name))).toBe(people.length)
    expect(distinct(posts.map(post => post.name))).toBe(distinct(posts.map(post => post.person)))
  })

  it('lists everybody once, with the posts held now', () => {
    const who = everybody(posts, people)
    expect(distinct(who.map(one => one.openid))).toBe(who.length)
    expect(who.filter(one => one.roles.includes('cadre'))).toHaveLength(168)
    expect(who.filter(one => one.roles.includes('lead'))).toHaveLength(39)
    for (const one of who) {
      const roles = held.filter(post => post.person === one.openid).map(post => post.role)
      expect(one.roles).toEqual(roles.length > 0 ? [...new Set(roles)] : ['resident'])
      const bound = one.roles.some(role => role === 'cadre' || role === 'lead' || role === 'resident')
      expect(one.units.length > 0).toBe(bound)
      for (const id of one.units) {
        expect(one.communities).toContain(units.find(unit => unit._id === id)!.community)
      }
    }
    const former = posts.filter(post => !post.active)
    expect(former.length).toBeGreaterThan(0)
    for (const post of former) {
      // Whoever has left altogether can't be played.
      const units = who.find(one => one.openid === post.person)?.units ?? []
      expect(units).not.toContain(post.scope)
    }
  })
})
