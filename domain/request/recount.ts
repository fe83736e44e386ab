import type { Clock } from '../calendar/clock'
import type { StreetSettings } from '../street/settings'
import type { ClockName, ServiceRequest } from './model'
import { clockFrom } from './terms'

/** When each clock started: with the last hand-on, and with the submission or the last second start. */
function starts({ story, submittedAt }: ServiceRequest): Record<ClockName, string> {
  const last = (...types: string[]) => story.filter(event => types.includes(event.type)).at(-1)?.at
  return {
    respond: last('dispatched', 'returned', 'transferred', 'reopened') ?? submittedAt,
    resolve: last('reopened') ?? submittedAt,
  }
}

const same = (a: Clock, b: Clock): boolean =>
  a.due === b.due && a.street === b.street && a.provisional === b.provisional

/**
 * The clocks as the street's calendar has them now, or undefined where nothing changes. A deadline that the desk has
 * granted is a date of its own and stays.
 */
export function recounted(
  request: ServiceRequest,
  settings: StreetSettings,
): Record<ClockName, Clock> | undefined {
  const { clocks, category, urgent, extensions } = request
  const at = starts(request)
  const count = (which: ClockName) => clockFrom(which, settings, category, urgent, at[which])
  const respond = count('respond')
  const resolve = extensions > 0 ? clocks.resolve : count('resolve')
  return same(respond, clocks.respond) && same(resolve, clocks.resolve) ? undefined : { respond, resolve }
}
