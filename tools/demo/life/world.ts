import { hoursAfter } from '@domain/request/deadline'
import type { ServiceRequest } from '@domain/request/model'
import type { Load, Loads } from '@domain/request/routing'
import type { Actor, Post, Unit } from '@domain/street/model'
import type { StreetSettings } from '@domain/street/settings'

/** As the functions do: who got a request last is looked for in the last 90 days. */
const IDLE_HOURS = 90 * 24

/** The database as the functions would find it at a moment: the street, and the requests so far. */
export interface World {
  /** What the street has set for itself. */
  settings: StreetSettings
  request(id: string): ServiceRequest
  all(): ServiceRequest[]
  save(request: ServiceRequest): void
  unit(id: string): Unit
  /** The units of a community, or all. */
  unitsOf(community?: string): Unit[]
  /** A unit's people who can become responsible: its cadres and lead, its community's desk, the street. */
  rosterOf(unit: Unit): Post[]
  postsOf(person: string): Post[]
  actor(person: string): Actor
  /** How busy the cadres and leads of a roster are, over all units. */
  loadsOf(roster: readonly Post[], now: string): Loads
}

function grouped<T>(values: readonly T[], by: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const value of values) groups.set(by(value), [...(groups.get(by(value)) ?? []), value])
  return groups
}

/** `saved`: told of every change. */
export function world(
  units: readonly Unit[],
  posts: readonly Post[],
  settings: StreetSettings,
  saved: (request: ServiceRequest) => void,
): World {
  const active = posts.filter(post => post.active)
  const byId = new Map(units.map(unit => [unit._id, unit]))
  // Counsellors have nothing to do with requests, however many there are.
  const staff = active.filter(post => post.role !== 'counsellor')
  const byScope = grouped(staff, post => post.scope)
  const byPerson = grouped(active, post => post.person)
  const rosters = new Map(
    units.map(unit => [unit._id, unit.scopes.flatMap(scope => byScope.get(scope) ?? [])]),
  )
  const requests = new Map<string, ServiceRequest>()
  /** Requests by the one who answers, or at the end answered, for them. */
  const inHand = new Map<string, Set<string>>()

  const request = (id: string): ServiceRequest => {
    const found = requests.get(id)
    if (!found) throw new Error(`No request ${id}`)
    return found
  }
  const hand = (person: string): Set<string> => {
    const held = inHand.get(person) ?? new Set<string>()
    inHand.set(person, held)
    return held
  }
  /** What was counted of a person, until something changes in their hand. */
  const counted = new Map<string, Load & { theirs: ServiceRequest[] }>()
  const count = (person: string) => {
    const theirs = [...hand(person)].map(request)
    const last = theirs.reduce((latest, { assignedAt }) => (assignedAt > latest ? assignedAt : latest), '')
    const fresh = { open: theirs.filter(one => one.open).length, lastAssignedAt: last, theirs }
    counted.set(person, fresh)
    return fresh
  }
  const loadOf = (person: string, since: string): Load | undefined => {
    const { open, lastAssignedAt, theirs } = counted.get(person) ?? count(person)
    if (lastAssignedAt >= since) return { open, lastAssignedAt }
    // Nothing came lately: only what is still open counts.
    const last = theirs.filter(one => one.open).map(one => one.assignedAt)
    return last.length > 0 ? { open, lastAssignedAt: last.sort().at(-1)! } : undefined
  }
  const postsOf = (person: string): Post[] => byPerson.get(person) ?? []

  return {
    settings,
    request,
    all: () => [...requests.values()],
    save(next) {
      const before = requests.get(next._id)
      if (before) hand(before.responsible.id).delete(next._id)
      if (before) counted.delete(before.responsible.id)
      counted.delete(next.responsible.id)
      hand(next.responsible.id).add(next._id)
      requests.set(next._id, next)
      saved(next)
    },
    unit(id) {
      const found = byId.get(id)
      if (!found) throw new Error(`No unit ${id}`)
      return found
    },
    unitsOf: community => units.filter(unit => !community || unit.community === community),
    rosterOf: unit => rosters.get(unit._id) ?? [],
    postsOf,
    actor: person => ({ id: person, posts: postsOf(person) }),
    loadsOf(roster, now) {
      const since = hoursAfter(now, -IDLE_HOURS)
      const people = roster
        .filter(({ role }) => role === 'cadre' || role === 'lead')
        .map(({ person }) => person)
      return Object.fromEntries(
        [...new Set(people)].flatMap(person => {
          const load = loadOf(person, since)
          return load ? [[person, load]] : []
        }),
      )
    },
  }
}
