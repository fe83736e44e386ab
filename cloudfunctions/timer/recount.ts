import { fingerprint } from '@domain/calendar/fingerprint'
import { AppError } from '@domain/errors'
import { inWork, type ServiceRequest } from '@domain/request/model'
import { recounted } from '@domain/request/recount'
import type { StreetSettings } from '@domain/street/settings'
import { _ } from '@server/cloud'
import { requests } from '@server/collections'
import { makeMove } from '@server/request/move'

const AT_ONCE = 50

/** Where a deadline changes, the story says so; elsewhere only what it was counted by is noted. */
async function recount(request: ServiceRequest, settings: StreetSettings, calendar: string, now: string) {
  const clocks = recounted(request, settings)
  if (clocks && inWork.includes(request.status)) {
    await makeMove({
      move: 'recount',
      id: request._id,
      actor: 'system',
      now,
      key: `recount:${calendar}:${request.version}`,
      loaded: request,
      command: current => ({ move: 'recount', ...(recounted(current, settings) ?? clocks), calendar }),
    })
  } else {
    await requests.update({ _id: request._id, version: request.version }, { calendar })
  }
}

/**
 * Counts open requests again whose deadlines rest on another calendar: next year's holidays have been announced, or
 * the street has changed its own days or hours. Bounded by `left` (ms), resumable. Gives how many were looked at.
 */
export async function countAgain(settings: StreetSettings, now: string, left: () => number): Promise<number> {
  const calendar = fingerprint(settings.calendar)
  let looked = 0
  // Two ranges rather than "not equal", which no index serves.
  for (const other of [_.lt(calendar), _.gt(calendar)]) {
    let failed = 0
    while (left() > 0) {
      const old = await requests.find({ where: { open: true, calendar: other }, limit: AT_ONCE + failed })
      if (old.length <= failed) break
      failed = 0
      for (const request of old) {
        if (left() <= 0) break
        await recount(request, settings, calendar, now).catch((error: unknown) => {
          if (!(error instanceof AppError)) throw error
          failed++
        })
        looked++
      }
    }
  }
  return looked
}
