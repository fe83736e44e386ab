import { describe, expect, it } from 'vitest'
import { Directory, firstChoice, groupPeople, type Person, serves, startPage } from './people'

const person = (openid: string, more: Partial<Person>): Person => ({
  openid,
  name: openid,
  roles: ['resident'],
  units: [],
  communities: [],
  ...more,
})
const far = person('far', { units: ['u9'], communities: ['c9'] })
const resident = person('resident', { name: '王示例', units: ['u1'], communities: ['c1'] })
const lead = person('lead', { roles: ['lead', 'cadre'], units: ['u1', 'u2'], communities: ['c1'] })
const cadre = person('cadre', { name: '李示例', roles: ['cadre'], units: ['u1'], communities: ['c1'] })
const desk = person('desk', { roles: ['community'], communities: ['c1'] })
const officer = person('officer', { roles: ['street'] })
const people = [far, resident, lead, cadre, desk, officer]
const map = {
  communities: [
    { id: 'c1', name: '银滩路社区' },
    { id: 'c9', name: '营门滩社区' },
  ],
  units: [
    { id: 'u9', name: '九单元', community: 'c9', compounds: [] },
    { id: 'u2', name: '二单元', community: 'c1', compounds: [] },
    { id: 'u1', name: '一单元', community: 'c1', compounds: [] },
  ],
}
const directory = new Directory(people, map)

describe('the first choice', () => {
  it('is a resident, a cadre of the same unit with no other post, and the desk of their community', () => {
    expect(firstChoice(people)).toEqual({ resident, cadre, desk })
  })

  it('takes whoever there is when nobody fits together', () => {
    expect(firstChoice([far, cadre, officer])).toEqual({ resident: far, cadre, desk: officer })
    expect(firstChoice([])).toEqual({ resident: undefined, cadre: undefined, desk: undefined })
  })
})

describe('serving a resident', () => {
  it('is for the cadres of the unit, the desk of the community and the whole street', () => {
    expect([cadre, lead, desk, officer].every(each => serves(each, resident))).toBe(true)
    expect([cadre, desk].some(each => serves(each, far))).toBe(false)
    expect(serves(officer, far)).toBe(true)
  })
})

describe('the list of people', () => {
  const all = {
    roles: ['resident', 'cadre', 'lead', 'community', 'street'] as const,
    community: '',
    words: '',
  }
  const titles = (...args: Parameters<typeof groupPeople>) => groupPeople(...args).map(({ title }) => title)

  it('goes by community and unit in the street’s order, a person of two units under both, the street last', () => {
    const groups = groupPeople(directory, all)
    expect(groups.map(({ title }) => title)).toEqual([
      '银滩路社区',
      '银滩路社区 · 二单元',
      '银滩路社区 · 一单元',
      '营门滩社区 · 九单元',
      '全街道',
    ])
    expect(groups[1]?.people).toEqual([lead])
    expect(groups[2]?.people).toEqual([resident, lead, cadre])
  })

  it('begins with the unit of the resident on the left', () => {
    expect(titles(directory, { ...all, roles: ['cadre', 'lead'] }, resident)[0]).toBe('银滩路社区 · 一单元')
  })

  it('keeps those in whom every word occurs: name, role, unit, community', () => {
    const found = (words: string) =>
      groupPeople(directory, { ...all, words }).flatMap(group => group.people.map(({ openid }) => openid))
    expect(found('示例')).toEqual(['resident', 'cadre'])
    expect(found('银滩 示例 干部')).toEqual(['cadre'])
    expect(found('九单元')).toEqual(['far'])
    expect(found('没有')).toEqual([])
  })

  it('can be cut down to one community, or to a role', () => {
    expect(titles(directory, { ...all, community: '营门滩社区' })).toEqual(['营门滩社区 · 九单元'])
    expect(titles(directory, { ...all, roles: ['street'] })).toEqual(['全街道'])
  })

  it('still shows people when nobody knows the names of the places', () => {
    expect(titles(new Directory(people), { ...all, roles: ['cadre'] })).toEqual(['c1 · u1', 'c1 · u2'])
  })
})

describe('a phone', () => {
  it('starts where its holder works', () => {
    expect([resident, cadre, lead, desk, officer].map(startPage)).toEqual([
      'pages/home/index',
      'packages/cadre/workbench/index',
      'packages/cadre/workbench/index',
      'packages/desk/desk/index',
      'packages/desk/desk/index',
    ])
  })
})
