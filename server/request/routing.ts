import { isOfficeTime } from '@domain/calendar/working-time'
import type { CategoryId } from '@domain/request/categories'
import type { Party } from '@domain/request/model'
import { personsNeeded, routeByRules } from '@domain/request/routing-rules'
import type { Need } from '@domain/street/settings'
import { _ } from '../cloud'
import { posts } from '../collections'
import { loadsOf, type Staffed } from './repository'

/** What routing looks at. */
export interface RouteAsk {
  category: CategoryId
  needs: Need[]
  now: string
  /** Left out: who has just handed it on. */
  except?: string
}

/** Who gets a request, by which rule, and which rules could not work. */
export interface Route {
  to: Party
  rule?: string
  skipped?: string[]
}

/** Chooses by the street's rules, then by the default chain: one round trip for the loads, mostly. */
export async function chooseParty(staffed: Staffed, asked: RouteAsk): Promise<Route> {
  const { unit, roster, settings } = staffed
  const ask = { unit, ...asked }
  const facts = { roster, routing: settings.routing, officeTime: isOfficeTime(asked.now, settings.calendar) }
  // A rule may name people outside the unit's roster; where none does, no round trip is paid.
  const named = personsNeeded(ask, facts)
  const elsewhere =
    named.length > 0 ? await posts.find({ where: { person: _.in(named), active: true }, limit: 1000 }) : []
  const loads = await loadsOf([...roster, ...elsewhere], asked.now)
  const { to, because, skipped } = routeByRules(ask, { ...facts, elsewhere, loads })
  return {
    to,
    ...('rule' in because && { rule: because.rule.name }),
    ...(skipped.length > 0 && { skipped: skipped.map(({ rule }) => rule.name) }),
  }
}
