import { cellOf } from '@domain/ledger/cell'
import { type Counts, fits, measureIds } from '@domain/ledger/measures'
import type { Cell } from '@domain/ledger/rates'
import type { ServiceRequest } from '@domain/request/model'

const countsOf = (requests: readonly ServiceRequest[]): Counts =>
  Object.fromEntries(
    measureIds.map(measure => [measure, requests.filter(request => fits(measure, request)).length]),
  ) as Counts

/** The kept counts of all requests, as the timer would have counted them at `now` (ISO). */
export function ratesOf(requests: readonly ServiceRequest[], now: string): Cell[] {
  const cells = new Map<string, ServiceRequest[]>()
  for (const request of requests) {
    const there = cells.get(cellOf(request))
    if (there) there.push(request)
    else cells.set(cellOf(request), [request])
  }
  return [...cells].map(([_id, there]) => {
    const { month, unit, unitName, community, communityName, category } = there.at(-1)!
    const place = { unit, unitName, community, communityName }
    return { _id, version: 1, month, ...place, category, counts: countsOf(there), countedAt: now }
  })
}

/** A request of which everything has been told and counted. */
export const settled = (request: ServiceRequest): ServiceRequest => ({
  ...request,
  untold: null,
  leftCells: [],
})
