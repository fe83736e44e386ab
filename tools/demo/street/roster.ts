import type { CategoryId } from '@domain/request/categories'
import { type Community, type Post, STREET, type StaffRole, type Unit } from '@domain/street/model'
import { type Chance, chance } from '../chance'
import { dutiesElsewhere, dutiesOf } from './duties'
import { groupsOf } from './groups'
import { leavesAround } from './leave'
import type { Registry } from './names'
import { communities, STREET_NAME, units } from './places'

/** The street has 168 cadres of the first echelon, 24 of them in the six compounds of 营门滩社区. */
export const CADRES = 168
const IN_YINGMENTAN = 4
const CADRES_ELSEWHERE = { usual: 4, large: 5, largeUnits: 12 }
const TWO_UNITS = 14
const FORMER = 3
/** Somebody who has left the street altogether. */
export const FORMER_CADRE = `o_cadre_${CADRES + 1}`
const LEADS_WHO_ARE_CADRES = 4
const COUNSELLORS = 6
const OFFICERS = 2

interface Someone {
  person: string
  name: string
  phone: string
}
const pad = (number: number, digits: number): string => String(number).padStart(digits, '0')

function post(who: Someone, role: StaffRole, at: Partial<Unit & Community>, duties: CategoryId[] = []): Post {
  const scope = at._id ?? STREET
  return {
    _id: `post_${role}_${scope}_${who.person.slice(2)}`,
    ...who,
    role,
    scope,
    scopeName: at.name ?? STREET_NAME,
    ...(at._id && { community: at.community ?? at._id }),
    duties,
    active: true,
    leave: null,
  }
}

/** Another unit of the same community: who serves in two units serves in neighbouring ones. */
const neighbour = (unit: Unit, draws: Chance): Unit =>
  draws.pick(units.filter(other => other.community === unit.community && other._id !== unit._id))

function cadrePosts(people: Registry, draws: Chance): Post[] {
  const elsewhere = draws.shuffled(units.filter(unit => unit.community !== 'yingmentan'))
  const large = new Set(elsewhere.slice(0, CADRES_ELSEWHERE.largeUnits))
  let number = 0
  return units.flatMap(unit => {
    const usual = large.has(unit) ? CADRES_ELSEWHERE.large : CADRES_ELSEWHERE.usual
    const duties = dutiesOf(unit.community === 'yingmentan' ? IN_YINGMENTAN : usual, draws)
    return duties.map(covered => {
      number += 1
      const who = { person: `o_cadre_${pad(number, 3)}`, name: people.staffName(), phone: people.phone() }
      return post(who, 'cadre', unit, covered)
    })
  })
}

/** Some serve in a second unit; a few did, and don't any more. */
function secondPosts(first: readonly Post[], draws: Chance): Post[] {
  return draws
    .shuffled(first)
    .slice(0, TWO_UNITS + FORMER)
    .map(({ person, name, phone, scope, duties }, index) => {
      const unit = neighbour(units.find(({ _id }) => _id === scope)!, draws)
      const there = first.filter(other => other.scope === unit._id).map(other => other.duties)
      const second = post({ person, name, phone }, 'cadre', unit, dutiesElsewhere(duties, there))
      return { ...second, active: index < TWO_UNITS }
    })
}

/** Moved out (能上能下), with no other post: a rule that names them can't work any more. */
function formerCadre(people: Registry): Post {
  const who = { person: FORMER_CADRE, name: people.staffName(), phone: people.phone() }
  const unit = units.find(({ community }) => community === 'gejiaxiangdao')!
  return { ...post(who, 'cadre', unit, ['environment']), active: false }
}

/** One lead per unit. A few are cadres of a neighbouring unit: one person, two roles. */
function leadPosts(cadres: readonly Post[], people: Registry, draws: Chance): Post[] {
  const busy = new Set(draws.shuffled(units).slice(0, LEADS_WHO_ARE_CADRES))
  const taken = new Set<string>()
  return units.map((unit, index) => {
    if (busy.has(unit)) {
      const beside = cadres.filter(
        cadre =>
          cadre.community === unit.community &&
          !taken.has(cadre.person) &&
          !cadres.some(other => other.person === cadre.person && other.scope === unit._id),
      )
      const { person, name, phone } = draws.pick(beside)
      taken.add(person)
      return post({ person, name, phone }, 'lead', unit)
    }
    const who = { person: `o_lead_${pad(index + 1, 2)}`, name: people.staffName(), phone: people.phone() }
    return post(who, 'lead', unit)
  })
}

function officePosts(people: Registry): Post[] {
  const some = (role: StaffRole, prefix: string, count: number, at: Partial<Community> = {}): Post[] =>
    Array.from({ length: count }, (_, index) =>
      post({ person: `o_${prefix}_${index + 1}`, name: people.staffName(), phone: people.phone() }, role, at),
    )
  return [
    // The large communities have three people at the desk, the small ones two.
    ...communities.flatMap(community => {
      const size = units.filter(unit => unit.community === community._id).length
      return some('community', `desk_${community._id}`, size > 10 ? 3 : 2, community)
    }),
    ...some('street', 'street', OFFICERS),
    ...some('counsellor', 'counsellor', COUNSELLORS),
  ]
}

/** Everybody who holds a post, with the leaves that fall into the time that is told. */
export function roster(people: Registry, seed: string, now: string): Post[] {
  const draws = chance(seed, 'roster')
  const first = cadrePosts(people, draws)
  const cadres = [...first, ...secondPosts(first, draws)]
  const posts = [...cadres, ...leadPosts(cadres, people, draws), ...officePosts(people)]
  const leaves = leavesAround(posts, now, draws)
  const grouping = chance(seed, 'groups')
  const inGroups = (held: Post): Post =>
    held.role === 'cadre' || held.role === 'lead' ? { ...held, groups: groupsOf(held, grouping) } : held
  return [...posts, formerCadre(people)].map(held => ({
    ...inGroups(held),
    leave: leaves.get(held.person) ?? null,
  }))
}
