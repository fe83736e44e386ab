import { hoursAfter } from '@domain/request/deadline'
import type { EventType, ServiceRequest } from '@domain/request/model'
import type { Chance } from '../../chance'
import { type Awake, later } from '../rhythm'
import type { Intent, Next } from '../scene'

/** A request that has just changed, and what is needed to say what comes next. */
export interface Moment {
  request: ServiceRequest
  at: string
  /** The end of the time that is told. */
  end: string
  draws: Chance
  /** The request that tells of the same thing, where there is one. */
  main?: string
}

/** Work of the last days is unfinished more often than that of the last months: that is what open means. */
const unfinished = {
  answer: { hours: 22, share: 0.26, put: [8, 44] },
  handler: { hours: 90, share: 0.27, put: [40, 170] },
  desk: { hours: 40, share: 0.72, put: [6, 40] },
} as const

/** What makes people hurry: a reminder of the timer's or the resident's, a level that was called. */
const hurrying: readonly EventType[] = ['warned', 'reminded', 'escalated', 'supervised']
const pace = ({ request }: Moment): number =>
  hurrying.includes(request.story.at(-1)?.type ?? 'noted') ? 0.35 : 1

/** Staff do something after about `hours`; recently they may not have come to it yet. */
export function staff(
  moment: Moment,
  hours: number,
  intent: Intent,
  who: keyof typeof unfinished = 'handler',
): Next {
  const { at, end, draws, request } = moment
  const awake: Awake = request.urgent ? 'watch' : 'staff'
  const soon = later(at, hours * pace(moment), awake, draws)
  const { hours: recent, share, put } = unfinished[who]
  const isPutOff = soon > hoursAfter(end, -recent) && draws.odds(share)
  return { at: isPutOff ? later(soon, draws.int(put[0], put[1]), awake, draws) : soon, intent }
}

export const resident = ({ at, draws }: Moment, hours: number, intent: Intent): Next => {
  return { at: later(at, hours, 'resident', draws), intent }
}

/** How often something has happened. */
export const times = ({ request }: Moment, type: EventType): number =>
  request.story.filter(event => event.type === type).length

/** Whether a supervision waits for an answer. */
export const owesReply = ({ request: { supervision } }: Moment): boolean =>
  supervision !== null && supervision.repliedAt === null
