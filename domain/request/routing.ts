import { covers, onDuty, type Post, STREET, type Unit } from '../street/model'
import type { CategoryId } from './categories'
import type { Party } from './model'

/** How busy somebody is: open requests they answer for, and when they last got one (ISO; '' if not lately). */
export interface Load {
  open: number
  lastAssignedAt: string
}
export type Loads = Readonly<Record<string, Load>>

const idle: Load = { open: 0, lastAssignedAt: '' }
const partyOf = (post: Post): Party => ({
  role: post.role === 'lead' ? 'lead' : 'cadre',
  id: post.person,
  name: post.name,
})

/** Fewest open first, then longest idle, then a fixed order, so that the same facts give the same person. */
function byLoad(loads: Loads) {
  return (a: Post, b: Post): number => {
    const [x, y] = [loads[a.person] ?? idle, loads[b.person] ?? idle]
    if (x.open !== y.open) return x.open - y.open
    if (x.lastAssignedAt !== y.lastAssignedAt) return x.lastAssignedAt < y.lastAssignedAt ? -1 : 1
    return a.person < b.person ? -1 : 1
  }
}

/** The cadres of a unit who can be given a request of this category now, best first. */
export function candidates(
  unit: Unit,
  category: CategoryId,
  roster: readonly Post[],
  loads: Loads,
  now: string,
): Post[] {
  return roster
    .filter(post => post.role === 'cadre' && post.scope === unit._id && onDuty(post, now))
    .filter(post => covers(post, category))
    .sort(byLoad(loads))
}

/** The desk of the unit's community; the street where the community has nobody at its desk. */
export function deskOf(unit: Unit, roster: readonly Post[], now: string): Party {
  const staffed = roster.some(
    post => post.role === 'community' && post.scope === unit.community && onDuty(post, now),
  )
  return staffed
    ? { role: 'community', id: unit.community, name: unit.communityName }
    : { role: 'street', id: STREET, name: '街道' }
}

/**
 * Who answers for a new request: a cadre whose duty covers it → the unit's lead → the community's desk → the street.
 * Always somebody (首接负责: the first receiver is responsible). `except` leaves out one person, who just handed it on.
 */
export function route(
  unit: Unit,
  category: CategoryId,
  roster: readonly Post[],
  loads: Loads,
  now: string,
  except?: string,
): Party {
  const cadre = candidates(unit, category, roster, loads, now).find(post => post.person !== except)
  if (cadre) return partyOf(cadre)
  const lead = roster
    .filter(post => post.role === 'lead' && post.scope === unit._id && onDuty(post, now))
    .filter(post => post.person !== except)
    .sort(byLoad(loads))[0]
  return lead ? partyOf(lead) : deskOf(unit, roster, now)
}

/** A person of the roster as the party of a unit, or undefined when they have no post there or are away. */
export function partyIn(
  unitId: string,
  person: string,
  roster: readonly Post[],
  now: string,
): Party | undefined {
  const post = roster.find(
    p =>
      p.person === person &&
      p.scope === unitId &&
      (p.role === 'cadre' || p.role === 'lead') &&
      onDuty(p, now),
  )
  return post && partyOf(post)
}
