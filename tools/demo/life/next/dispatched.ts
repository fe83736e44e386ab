import type { CategoryId } from '@domain/request/categories'
import { hoursAfter } from '@domain/request/deadline'
import { merge, refuse } from '../moves/by-desk'
import { accept, giveBack, handOver, proposeElsewhere, reply } from '../moves/by-handler'
import { remind, withdraw } from '../moves/by-resident'
import { colleagueAccepts, leadAccepts, leadReassigns } from '../moves/by-unit'
import type { Intent, Next } from '../scene'
import { type Moment, owesReply, resident, staff, times } from './moment'

/** The desk has just got a good deal back: without it, its list would be nearly empty at most hours. */
const GIVEN_BACK = { hours: 34, more: 10 }

/** Hours until somebody accepts, the usual way: well within what the street promises. */
const usualHours: Record<CategoryId, number> = {
  'free-clinic': 2.2,
  haircut: 2.4,
  'mother-infant': 1.1,
  education: 2.6,
  'legal-advice': 2.6,
  'fire-hazard': 0.25,
  environment: 1.2,
  other: 2.4,
}

/** Somebody has it and has not accepted yet. */
export function whenDispatched(moment: Moment): Next {
  const { draws, request, main } = moment
  if (main && times(moment, 'duplicatesReleased') === 0 && draws.odds(0.9)) {
    return staff(moment, draws.around(1.5), merge, 'desk')
  }
  if (request.escalated) return whenCalled(moment)
  if (owesReply(moment) && times(moment, 'replied') < request.reopenings && draws.odds(0.3)) {
    return staff(moment, draws.around(2), reply, 'answer')
  }
  return usually(moment)
}

/** A deadline has passed, and the lead has it. */
function whenCalled(moment: Moment): Next {
  const { draws } = moment
  const what = draws.among<Intent>([
    [accept, 62],
    [leadReassigns, 22],
    [colleagueAccepts, 8],
    [remind, times(moment, 'reminded') > 0 ? 0 : 8],
  ])
  if (what === remind) return resident(moment, draws.around(2), remind)
  const hours = draws.odds(0.16) ? draws.int(14, 60) : draws.around(2.2, 0.8)
  return staff(moment, hours, what, 'answer')
}

function usually(moment: Moment): Next {
  const { draws, request, at, end } = moment
  const lately = at > hoursAfter(end, -GIVEN_BACK.hours) ? GIVEN_BACK.more : 1
  const what = draws.among<Intent>([
    [accept, 88],
    [colleagueAccepts, 3],
    [leadAccepts, 2],
    [giveBack, times(moment, 'returned') > 1 ? 0 : 4 * lately],
    [handOver, 2],
    [proposeElsewhere, times(moment, 'transferred') > 1 ? 0 : 1.2 * lately],
    [withdraw, 1.6],
    [refuse, 0.7],
  ])
  if (what === withdraw) return resident(moment, draws.around(5), withdraw)
  const usual = usualHours[request.category]
  // What comes at night is looked at in the morning, what is urgent sooner.
  const slow = draws.odds(request.urgent ? 0.02 : 0.12)
  const hours = slow ? draws.int(request.urgent ? 2 : 16, request.urgent ? 8 : 60) : draws.around(usual, 0.7)
  return staff(moment, hours, what, 'answer')
}
