import type { Clock } from '../calendar/clock'
import { clockOf } from '../calendar/working-time'
import type { Unit } from '../street/model'
import type { StreetSettings, Term, Terms } from '../street/settings'
import type { CategoryId } from './categories'
import type { ClockName } from './model'
import { inEmergency } from './rule-condition'

/** Counted round the clock: where the street says so of a category, or the emergency switch is on. */
export const isUrgent = (settings: StreetSettings, category: CategoryId, unit: Pick<Unit, '_id'>): boolean =>
  settings.terms[category].respond.counting === 'calendar' || inEmergency(settings.routing, unit._id)

const roundTheClock = (term: Term): Term => ({ ...term, counting: 'calendar' })

function termsFor(settings: StreetSettings, category: CategoryId, urgent: boolean): Terms {
  const { respond, resolve } = settings.terms[category]
  return urgent ? { respond: roundTheClock(respond), resolve: roundTheClock(resolve) } : { respond, resolve }
}

/** A clock of a category that starts at `at` (ISO). */
export function clockFrom(
  which: ClockName,
  settings: StreetSettings,
  category: CategoryId,
  urgent: boolean,
  at: string,
): Clock {
  const term = termsFor(settings, category, urgent)[which]
  return clockOf(at, term, settings.escalation, settings.calendar)
}
