import { AppError } from '@domain/errors'
import type { ServiceRequest } from '@domain/request/model'
import { _ } from '@server/cloud'
import { requests } from '@server/collections'
import { describe, log } from '@server/log'
import { makeMove } from '@server/request/move'
import { partyAgain } from '@server/request/parties'

const AT_ONCE = 50

/** Silence closes; a resident who said "not solved" and left it at that gets it done again without asking. */
function settle(request: ServiceRequest, now: string): Promise<ServiceRequest> {
  // The key names the occasion, so that two ticks at once or a killed one settle it once.
  const key = `verdict:${request.resolvedAt}`
  const common = { id: request._id, actor: 'system' as const, now, key }
  if (request.verdict !== 'unsolved') {
    return makeMove({ ...common, move: 'close', command: () => ({ move: 'close' }) })
  }
  return makeMove({
    ...common,
    move: 'reopen',
    command: async current => ({
      move: 'reopen',
      to: await partyAgain(current, now),
      reason: '居民评价还没有解决，到期自动重办',
    }),
  })
}

/**
 * Settles what was resolved and has had its seven days. Cost proportional to what is due; bounded by `left` (ms).
 * Gives how many were settled.
 */
export async function closeBySilence(now: string, left: () => number): Promise<number> {
  let settled = 0
  const passedOver = new Set<string>()
  while (left() > 0) {
    const due = await requests.find({
      where: { status: 'resolved', dueAt: _.lte(now) },
      orderBy: [['dueAt', 'asc']],
      limit: AT_ONCE,
    })
    const todo = due.filter(request => !passedOver.has(request._id))
    if (todo.length === 0) break
    for (const request of todo) {
      if (left() <= 0) break
      try {
        await settle(request, now)
        settled++
      } catch (error) {
        // Somebody moved it in this very moment, or the database is busy: the next tick looks again.
        passedOver.add(request._id)
        if (!(error instanceof AppError)) log('not settled', { id: request._id, ...describe(error) })
      }
    }
  }
  return settled
}
