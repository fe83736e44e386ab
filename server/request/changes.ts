import type { ServiceRequest } from '@domain/request/model'

/**
 * The fields that a save writes: those that differ, and the mark of what nobody has been told yet in any case. The
 * timer may have taken the mark away since `before` was read, and this change has not been told.
 */
export function changesBetween(before: ServiceRequest, after: ServiceRequest): Partial<ServiceRequest> {
  const differs = ([key, value]: [string, unknown]) => value !== before[key as keyof ServiceRequest]
  const fields = Object.fromEntries(Object.entries(after).filter(differs)) as Partial<ServiceRequest>
  return { ...fields, untold: after.untold }
}
