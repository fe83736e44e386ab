import { covers, holdsRequests, onDuty, type Post, STREET, type Unit } from '../street/model'
import type { CategoryId } from './categories'
import type { Party, ServiceRequest } from './model'

/** How busy somebody is: open requests they answer for, and when they last got one (ISO; '' if not lately). */
export interface Load {
  open: number
  lastAssignedAt: string
}
export type Loads = Readonly<Record<string, Load>>

/** Who can be given work at `now` (ISO). The one port for it: leave today (`onDuty`), a roster of shifts tomorrow. */
export type Duty = (post: Post, now: string) => boolean

/** What bounds automatic dispatch. */
export interface Limits {
  /** Nobody is given more open requests than this; absent or null: no ceiling. */
  ceiling?: number | null
  duty?: Duty
}

const idle: Load = { open: 0, lastAssignedAt: '' }

/** The holder of a cadre's or a lead's post as the party who answers for a request. */
export const partyOf = (post: Post): Party => ({
  role: post.role === 'lead' ? 'lead' : 'cadre',
  id: post.person,
  name: post.name,
})

/** The party that is a street's last. */
export const theStreet: Party = { role: 'street', id: STREET, name: '街道' }

/** Fewest open first, then longest idle, then a fixed order, so that the same facts give the same person. */
export function byLoad(loads: Loads) {
  return (a: Post, b: Post): number => {
    const [x, y] = [loads[a.person] ?? idle, loads[b.person] ?? idle]
    if (x.open !== y.open) return x.open - y.open
    if (x.lastAssignedAt !== y.lastAssignedAt) return x.lastAssignedAt < y.lastAssignedAt ? -1 : 1
    if (a.person !== b.person) return a.person < b.person ? -1 : 1
    return a._id < b._id ? -1 : Number(a._id > b._id)
  }
}

/** Those below the ceiling. A person counts with everything open, wherever it came from. */
export const belowCeiling = (loads: Loads, ceiling: number | null | undefined) => (post: Post) =>
  ceiling == null || (loads[post.person] ?? idle).open < ceiling

/** The cadres of a unit who can be given a request of this category now, best first. */
export function candidates(
  unit: Unit,
  category: CategoryId,
  roster: readonly Post[],
  loads: Loads,
  now: string,
  { ceiling, duty = onDuty }: Limits = {},
): Post[] {
  return roster
    .filter(post => post.role === 'cadre' && post.scope === unit._id && duty(post, now))
    .filter(post => covers(post, category))
    .filter(belowCeiling(loads, ceiling))
    .sort(byLoad(loads))
}

/** The desk of the unit's community; the street where the community has nobody at its desk. */
export function deskOf(unit: Unit, roster: readonly Post[], now: string, duty: Duty = onDuty): Party {
  const staffed = roster.some(
    post => post.role === 'community' && post.scope === unit.community && duty(post, now),
  )
  return staffed ? { role: 'community', id: unit.community, name: unit.communityName } : theStreet
}

/**
 * Who answers for a new request: a cadre whose duty covers it → the unit's lead → the community's desk → the street.
 * Always somebody (首接负责: the first receiver is responsible). `except` leaves out one person, who just handed it on.
 * Who has as many open requests as the ceiling allows is passed over, the lead too; a desk never is.
 */
export function route(
  unit: Unit,
  category: CategoryId,
  roster: readonly Post[],
  loads: Loads,
  now: string,
  except?: string,
  limits: Limits = {},
): Party {
  const { ceiling, duty = onDuty } = limits
  const cadre = candidates(unit, category, roster, loads, now, limits).find(post => post.person !== except)
  if (cadre) return partyOf(cadre)
  const lead = roster
    .filter(post => post.role === 'lead' && post.scope === unit._id && duty(post, now))
    .filter(post => post.person !== except)
    .filter(belowCeiling(loads, ceiling))
    .sort(byLoad(loads))[0]
  return lead ? partyOf(lead) : deskOf(unit, roster, now, duty)
}

const handsOn = ['dispatched', 'returned', 'transferred', 'reopened']

/** Who has just handed a request on, back to the desk or to a colleague: automatic dispatch passes them over. */
export function handedOnBy({ story }: Pick<ServiceRequest, 'story'>): string | undefined {
  const last = story.filter(event => handsOn.includes(event.type)).at(-1)
  return last?.type === 'returned' || last?.type === 'transferred' ? last.by.id : undefined
}

/** A person of the roster as the party of a unit, or undefined when they have no post there or are away. */
export function partyIn(
  unitId: string,
  person: string,
  roster: readonly Post[],
  now: string,
  duty: Duty = onDuty,
): Party | undefined {
  const post = roster.find(p => p.person === person && p.scope === unitId && holdsRequests(p) && duty(p, now))
  return post && partyOf(post)
}
