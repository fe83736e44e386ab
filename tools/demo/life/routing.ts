import { isOfficeTime } from '@domain/calendar/working-time'
import type { Party, ServiceRequest } from '@domain/request/model'
import { personsNeeded, routeByRules } from '@domain/request/routing-rules'
import type { Unit } from '@domain/street/model'
import type { World } from './world'

/** Who gets a request, by which rule, and which rules could not work. */
export interface Route {
  to: Party
  rule?: string
  skipped?: string[]
}

/** Chooses as the functions do, from memory: the counterpart of server/request/routing.ts. */
export function chooseParty(
  world: World,
  unit: Unit,
  { category, needs }: Pick<ServiceRequest, 'category' | 'needs'>,
  now: string,
  except?: string,
): Route {
  const { routing, calendar } = world.settings
  const roster = world.rosterOf(unit)
  const ask = { unit, category, needs, now, except }
  const facts = { roster, routing, officeTime: isOfficeTime(now, calendar) }
  const elsewhere = personsNeeded(ask, facts).flatMap(person => world.postsOf(person))
  const loads = world.loadsOf([...roster, ...elsewhere], now)
  const { to, because, skipped } = routeByRules(ask, { ...facts, elsewhere, loads })
  return {
    to,
    ...('rule' in because && { rule: because.rule.name }),
    ...(skipped.length > 0 && { skipped: skipped.map(({ rule }) => rule.name) }),
  }
}
