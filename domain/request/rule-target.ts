import { covers, holdsRequests, onDuty, type Post } from '../street/model'
import { groups, type RoutingSettings, type RuleTarget, type Team } from '../street/settings'
import type { CategoryId } from './categories'
import { belowCeiling, byLoad, type Duty, type Loads } from './routing'

/**
 * Why a rule that holds can't give a request to anybody.
 * left: whom it names hold no post any more · away: all of them are on leave · full: all have as many open requests
 * as the ceiling allows · nobody: there is nobody of that kind (a group without members), or only the one who just
 * handed it on · unknown: its team, its units or communities don't exist · empty: no target, or no sound condition.
 */
export type Why = 'left' | 'away' | 'full' | 'nobody' | 'unknown' | 'empty'

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** A rule's target, or undefined where the database holds none that can be understood. */
export function targetOf(to: unknown): RuleTarget | undefined {
  const { kind, group, team, person } = Object(to)
  switch (kind) {
    case 'duty':
    case 'lead':
    case 'community':
    case 'street':
      return { kind }
    case 'group':
      return groups.includes(group) ? { kind, group } : undefined
    case 'team':
      return isText(team) ? { kind, team } : undefined
    case 'person':
      return isText(person) ? { kind, person } : undefined
  }
  return undefined
}

/** The members of a team, or undefined where there is no such team. */
export function membersOf(team: string, routing: RoutingSettings): string[] | undefined {
  const teams: readonly unknown[] = Array.isArray(routing?.teams) ? routing.teams : []
  const found = teams.find((each): each is Team => Object(each).id === team)
  return found && (Array.isArray(found.members) ? found.members.filter(isText) : [])
}

/** Targets that are persons in the end. A desk is always there. */
export type PersonalTarget = Exclude<RuleTarget, { kind: 'community' | 'street' }>
export const isPersonal = (to: RuleTarget): to is PersonalTarget =>
  to.kind !== 'community' && to.kind !== 'street'

/** Where a target is looked for: the posts that are known, and the units and categories in question. */
export interface Scope {
  posts: readonly Post[]
  units: readonly string[]
  categories: readonly CategoryId[]
  routing: RoutingSettings
}

/** The posts that a target means, whether or not their holders are there now; or why there are none. */
export function postsMeant(to: PersonalTarget, { posts, units, categories, routing }: Scope): Post[] | Why {
  const able = posts.filter(post => post.active && holdsRequests(post))
  const here = able.filter(post => units.includes(post.scope))
  const orElse = (found: Post[], why: Why) => (found.length > 0 ? found : why)
  switch (to.kind) {
    case 'duty':
      return orElse(
        here.filter(post => post.role === 'cadre' && categories.some(category => covers(post, category))),
        'nobody',
      )
    case 'lead':
      return orElse(
        here.filter(post => post.role === 'lead'),
        'nobody',
      )
    case 'group':
      return orElse(
        here.filter(post => Array.isArray(post.groups) && post.groups.includes(to.group)),
        'nobody',
      )
    case 'person':
      return orElse(
        able.filter(post => post.person === to.person),
        'left',
      )
    case 'team': {
      const members = membersOf(to.team, routing)
      if (!members) return 'unknown'
      if (members.length === 0) return 'nobody'
      return orElse(
        able.filter(post => members.includes(post.person)),
        'left',
      )
    }
  }
}

/** Who of several is to get one more. */
interface Choice {
  loads: Loads
  now: string
  ceiling: number | null
  duty?: Duty
  except?: string
  /** A person with posts in several units is taken by the one in this, so that they stay with what they know. */
  home: string
}

/** The one who is there, below the ceiling, and least busy; or why nobody is. */
export function pick(posts: readonly Post[], choice: Choice): Post | Why {
  const { loads, now, ceiling, duty = onDuty, except, home } = choice
  const others = posts.filter(post => post.person !== except)
  if (others.length === 0) return 'nobody'
  const there = others.filter(post => duty(post, now))
  if (there.length === 0) return 'away'
  const ranked = there.filter(belowCeiling(loads, ceiling)).sort(byLoad(loads))
  const [best] = ranked
  if (!best) return 'full'
  return ranked.find(post => post.person === best.person && post.scope === home) ?? best
}
