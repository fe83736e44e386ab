import type { Role } from '@domain/street/model'

/** Somebody whom a phone can belong to, as `/people` names them. */
export interface Person {
  openid: string
  name: string
  roles: Role[]
  /** Ids of units. */
  units: string[]
  communities: string[]
}

/** What `street.units` says. */
export interface StreetMap {
  communities: { id: string; name: string }[]
  units: { id: string; name: string; community: string; compounds: string[] }[]
}

/** The three phones, by who usually holds them. */
export const slots = ['resident', 'cadre', 'desk'] as const
export type Slot = (typeof slots)[number]
export type Choice = Record<Slot, Person | undefined>

export const slotRoles: Record<Slot, readonly Role[]> = {
  resident: ['resident'],
  cadre: ['cadre', 'lead'],
  desk: ['community', 'street'],
}

export const roleNames: Record<Role, string> = {
  resident: '居民',
  cadre: '下沉干部',
  lead: '小区组长',
  community: '社区',
  street: '街道',
  counsellor: '心理咨询师',
}

/** Where somebody starts: residents at home, cadres at the workbench, the desk at the desk. */
export function startPage(person: Person): string {
  const has = (...roles: Role[]) => roles.some(role => person.roles.includes(role))
  if (has('cadre', 'lead')) return 'packages/cadre/workbench/index'
  if (has('community', 'street')) return 'packages/desk/desk/index'
  return 'pages/home/index'
}

/** Names for the ids that people carry; an id without a name stands for itself. */
export class Directory {
  readonly people: Person[]
  readonly map: StreetMap
  private readonly names: Map<string, string>
  private readonly unitCommunity: Map<string, string>

  constructor(people: Person[], map: StreetMap = { communities: [], units: [] }) {
    this.people = people
    this.map = map
    this.names = new Map([...map.communities, ...map.units].map(({ id, name }) => [id, name]))
    this.unitCommunity = new Map(map.units.map(({ id, community }) => [id, community]))
  }

  nameOf = (id: string): string => this.names.get(id) ?? id
  byOpenid = (openid: string | undefined) => this.people.find(person => person.openid === openid)
  communityOf = (unit: string): string => this.nameOf(this.unitCommunity.get(unit) ?? '')

  communitiesOf = (person: Person): string[] => [
    ...new Set([
      ...person.communities.map(this.nameOf),
      ...person.units.map(this.communityOf).filter(name => name !== ''),
    ]),
  ]

  /** 小区组长、下沉干部 */
  rolesOf = (person: Person): string => person.roles.map(role => roleNames[role] ?? role).join('、')

  /** 王某（居民）; an openid that nobody has stands for itself. */
  fullName(openid: string): string {
    const person = this.byOpenid(openid)
    return person ? `${person.name}（${this.rolesOf(person)}）` : openid
  }

  /** Where somebody belongs, in words: units, else communities, else the street. */
  placeOf(person: Person): string {
    if (person.units.length > 0) return person.units.map(this.nameOf).join('、')
    if (person.roles.includes('street') || person.communities.length === 0) return '全街道'
    return person.communities.map(this.nameOf).join('、')
  }
}

/** One post of one kind is easier to follow than several. */
const plainFirst = (a: Person, b: Person) =>
  a.roles.length + a.units.length - (b.roles.length + b.units.length)

/**
 * Who holds the phones at first: a resident, a cadre of the same unit, the desk of its community. Takes the first
 * unit that has all of them, else the first of each.
 */
export function firstChoice(people: readonly Person[]): Choice {
  const withRole = (role: Role) => people.filter(person => person.roles.includes(role)).sort(plainFirst)
  const [residents, cadres, desks] = [withRole('resident'), withRole('cadre'), withRole('community')]
  const shares = (a: readonly string[], b: readonly string[]) => a.some(each => b.includes(each))
  for (const resident of residents) {
    const cadre = cadres.find(each => shares(each.units, resident.units))
    const desk = desks.find(each => shares(each.communities, resident.communities))
    if (cadre && desk) return { resident, cadre, desk }
  }
  return { resident: residents[0], cadre: cadres[0], desk: desks[0] ?? withRole('street')[0] }
}

/** Whether somebody's posts reach a resident: the same unit, or the same community, or the whole street. */
export const serves = (person: Person, resident: Person): boolean =>
  person.units.length > 0
    ? person.units.some(unit => resident.units.includes(unit))
    : person.communities.length === 0 ||
      person.communities.some(community => resident.communities.includes(community))

export interface Group {
  id: string
  title: string
  people: Person[]
}

export interface Filter {
  roles: readonly Role[]
  /** Name of a community, or empty for all. */
  community: string
  /** Words that must all occur in a person's name, roles, place or openid. */
  words: string
}

/** The people that fit, by community and unit; groups of `near` (the left phone's resident) come first. */
export function groupPeople(directory: Directory, filter: Filter, near?: Person): Group[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (person: Person) => {
    if (!person.roles.some(role => filter.roles.includes(role))) return false
    const communities = directory.communitiesOf(person)
    if (filter.community && !communities.includes(filter.community)) return false
    const about = [person.name, person.openid, directory.rolesOf(person), directory.placeOf(person)]
    const text = [...about, ...communities].join(' ').toLowerCase()
    return words.every(word => text.includes(word))
  }
  const groups = new Map<string, Group>()
  const add = (id: string, title: string, person: Person) => {
    const group = groups.get(id) ?? { id, title, people: [] }
    group.people.push(person)
    groups.set(id, group)
  }
  for (const person of directory.people.filter(fits)) {
    for (const unit of person.units) {
      const community = directory.communityOf(unit) || directory.communitiesOf(person)[0]
      add(unit, [community, directory.nameOf(unit)].filter(Boolean).join(' · '), person)
    }
    if (person.units.length > 0) continue
    const communities = person.roles.includes('street') ? [] : directory.communitiesOf(person)
    for (const community of communities) add(community, community, person)
    if (communities.length === 0) add('street', '全街道', person)
  }
  const isNear = ({ id }: Group) =>
    Boolean(near && [...near.units, ...directory.communitiesOf(near)].includes(id))
  return [...groups.values()].sort(
    (a, b) => Number(isNear(b)) - Number(isNear(a)) || order(directory, a) - order(directory, b),
  )
}

/** By the street's own order: communities, and their units. The street as a whole comes last. */
function order(directory: Directory, group: Group): number {
  const { communities, units } = directory.map
  const unit = units.findIndex(({ id }) => id === group.id)
  if (unit >= 0) {
    const community = communities.findIndex(({ id }) => id === units[unit]?.community)
    return community * 1_000 + unit
  }
  const community = communities.findIndex(({ name }) => name === group.id)
  return community >= 0 ? community * 1_000 - 0.5 : 1e6
}
