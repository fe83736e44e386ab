import type { ServiceRequest } from '@domain/request/model'
import { dispatchByHand, dispatchElsewhere } from '../moves/by-desk'
import { report } from '../moves/by-handler'
import { colleagueAccepts, leadAccepts, leadReassigns } from '../moves/by-unit'
import type { Intent, Next } from '../scene'
import { whenDispatched } from './dispatched'
import { whenClosed, whenDone } from './done'
import { whenInHand, whenReferred } from './in-hand'
import type { Moment } from './moment'
import { whenWaiting } from './waiting'

/** What happens next to a request that changed at `at`, and when; undefined where nobody means to do anything. */
export function nextFor(moment: Moment): Next | undefined {
  switch (moment.request.status) {
    case 'waiting':
      return whenWaiting(moment)
    case 'dispatched':
      return whenDispatched(moment)
    case 'accepted':
      return whenInHand(moment)
    case 'referred':
      return whenReferred(moment)
    case 'resolved':
      return whenDone(moment)
    case 'closed':
      return whenClosed(moment)
    default:
      return undefined
  }
}

/** What those do who are there, in this order, where what was meant can't be done: somebody is on leave. */
export function instead({ status }: ServiceRequest): readonly Intent[] {
  if (status === 'waiting') return [dispatchByHand, dispatchElsewhere]
  if (status === 'dispatched') return [leadAccepts, colleagueAccepts, dispatchElsewhere]
  if (status === 'accepted') return [report, leadReassigns, dispatchByHand, dispatchElsewhere]
  return []
}
