import type { Clock } from '../calendar/clock'
import type { StreetSettings } from '../street/settings'
import { extendedClock } from './extension'
import type { ClockName, EventOf, ServiceRequest } from './model'
import { clockFrom } from './terms'

/** When each clock started: with the last hand-on, and with the submission or the last second start. */
function starts({ story, submittedAt }: ServiceRequest): Record<ClockName, string> {
  const last = (...types: string[]) => story.filter(event => types.includes(event.type)).at(-1)?.at
  return {
    respond: last('dispatched', 'returned', 'transferred', 'reopened') ?? submittedAt,
    resolve: last('reopened') ?? submittedAt,
  }
}

/** The extensions that were granted since the last second start, in their order. */
const granted = ({ story }: ServiceRequest): EventOf<'extended'>[] =>
  story
    .slice(story.map(({ type }) => type).lastIndexOf('reopened') + 1)
    .filter(event => event.type === 'extended')

const same = (a: Clock, b: Clock): boolean =>
  a.due === b.due && a.street === b.street && a.provisional === b.provisional

/**
 * The clocks as the street's calendar has them now, or undefined where nothing changes. What the desk has granted is
 * so many working days more, and they are counted again like the deadline itself.
 */
export function recounted(
  request: ServiceRequest,
  settings: StreetSettings,
): Record<ClockName, Clock> | undefined {
  const { clocks, category, urgent } = request
  const at = starts(request)
  const count = (which: ClockName) => clockFrom(which, settings, category, urgent, at[which])
  const respond = count('respond')
  const resolve = granted(request).reduce(
    (clock, { days, at: decided }) => extendedClock(clock.due, days, decided, urgent, settings),
    count('resolve'),
  )
  return same(respond, clocks.respond) && same(resolve, clocks.resolve) ? undefined : { respond, resolve }
}
