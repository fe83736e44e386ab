import { verdictBy } from './deadline'
import { owesAnswer } from './marks'
import { type Flag, inWork, type ServiceRequest } from './model'

// What follows from how a request stands, kept with it so that lists find it by an index.

/** Who could not be reached so often is left in peace. */
const MAX_CALLS = 3

/** The deadline that people see: the nearer of those that run. */
export function dueAt(request: ServiceRequest): string | null {
  if (request.status === 'resolved') return request.resolvedAt && verdictBy(request.resolvedAt)
  if (!inWork.includes(request.status)) return null
  if (request.referral) return request.referral.expectBy
  const { respond, resolve } = request.clocks
  return owesAnswer(request) && respond.due < resolve.due ? respond.due : resolve.due
}

/** What staff look for a request by. */
export function flagsOf(request: ServiceRequest): Flag[] {
  const working = inWork.includes(request.status)
  const has: Record<Flag, boolean> = {
    escalated: working && request.escalated !== null,
    reopened: request.open && request.reopenings > 0,
    supervised: working && request.supervision !== null && request.supervision.repliedAt === null,
    extension: request.extension !== null,
    reminded: working && request.remindedAt !== null && request.remindedAt >= request.assignedAt,
    parts: working && request.helpers.length > 0,
    referred: request.status === 'referred',
    provisional: working && (request.clocks.respond.provisional || request.clocks.resolve.provisional),
    callBack: needsCall(request),
  }
  return (Object.keys(has) as Flag[]).filter(flag => has[flag])
}

/** A follow-up call (回访) is wanted where the resident has not said anything, or has said that it is not solved. */
function needsCall({ status, verdict, story }: ServiceRequest): boolean {
  if (status === 'resolved') return verdict === null || verdict === 'unsolved'
  if (status !== 'closed' || verdict !== 'none') return false
  return story.filter(event => event.type === 'followedUp').length < MAX_CALLS
}
