import { categoryIds } from '@domain/request/categories'
import { daysAfter } from '@domain/request/deadline'
import type { Post } from '@domain/street/model'
import type { Chance } from '../chance'
import { lanzhouMidnight } from '../lanzhou'

type Leave = NonNullable<Post['leave']>

/** How many are away: at `now`, and at some time in the weeks before. */
const AWAY = { cadre: { now: 8, before: 18 }, lead: { now: 4, before: 6 } }

/** Leads of units where nobody covers some category: while they are away, the desk gets it. */
function inScarceUnits(leads: readonly Post[], posts: readonly Post[]): (person: string) => boolean {
  const covered = (unit: string): number => {
    const there = posts.filter(post => post.role === 'cadre' && post.scope === unit && post.active)
    return there.some(post => post.duties.length === 0)
      ? categoryIds.length
      : new Set(there.flatMap(post => post.duties)).size
  }
  const scarce = new Set(
    leads.filter(lead => covered(lead.scope) < categoryIds.length).map(lead => lead.person),
  )
  return person => scarce.has(person)
}

/** A leave of some days that holds at `now`. */
function current(now: string, draws: Chance): Leave {
  const from = daysAfter(lanzhouMidnight(now), -draws.int(1, 5))
  return { from, until: daysAfter(lanzhouMidnight(now), draws.int(2, 8)) }
}

/** A leave that was over before `now`. */
function past(now: string, draws: Chance): Leave {
  const until = daysAfter(lanzhouMidnight(now), -draws.int(3, 70))
  return { from: daysAfter(until, -draws.int(3, 12)), until }
}

/**
 * Who is or was away, by person: a post keeps one leave, and who is on leave is away from all their posts. One
 * community's whole desk was at a training for two days; the street stood in for it.
 */
export function leavesAround(posts: readonly Post[], now: string, draws: Chance): Map<string, Leave> {
  const leaves = new Map<string, Leave>()
  for (const role of ['lead', 'cadre'] as const) {
    const held = posts.filter(post => post.role === role)
    const first = inScarceUnits(role === 'lead' ? held : [], posts)
    const drawn = draws
      .shuffled([...new Set(held.map(post => post.person))])
      .filter(person => !leaves.has(person))
      .sort((a, b) => Number(first(b)) - Number(first(a)))
    const { now: away, before } = AWAY[role]
    for (const person of drawn.slice(0, away)) leaves.set(person, current(now, draws))
    for (const person of drawn.slice(away, away + before)) leaves.set(person, past(now, draws))
  }
  const training = daysAfter(lanzhouMidnight(now), -33)
  for (const { person, role, scope } of posts) {
    if (role === 'community' && scope === 'gejiaxiangdao') {
      leaves.set(person, { from: training, until: daysAfter(training, 2) })
    }
  }
  return leaves
}
