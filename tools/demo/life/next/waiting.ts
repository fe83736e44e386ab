import {
  deskNotes,
  deskRefers,
  dispatchAutomatically,
  dispatchByHand,
  dispatchElsewhere,
  merge,
  refuse,
} from '../moves/by-desk'
import { withdraw } from '../moves/by-resident'
import { colleagueAccepts } from '../moves/by-unit'
import { type Intent, isPlace, type Next } from '../scene'
import { type Moment, resident, staff, times } from './moment'

/** What happens to a request at the desk: mostly it is dispatched within some hours. */
export function whenWaiting(moment: Moment): Next {
  const { draws, request, main } = moment
  if (main && times(moment, 'duplicatesReleased') === 0 && draws.odds(0.9)) {
    return staff(moment, draws.around(2), merge, 'desk')
  }
  const gaveUp = times(moment, 'returned') + times(moment, 'transferred') > 0
  const notedLast = request.story.at(-1)?.type === 'noted'
  const what = draws.among<Intent>([
    [dispatchAutomatically, gaveUp ? 20 : 45],
    [dispatchByHand, gaveUp ? 45 : 22],
    [dispatchElsewhere, gaveUp ? 14 : 7],
    [refuse, 8],
    [withdraw, 4],
    [colleagueAccepts, 4],
    [deskNotes, notedLast ? 0 : 7],
    [deskRefers, isPlace(request) || request.category === 'other' ? 5 : 0],
  ])
  if (what === withdraw) return resident(moment, draws.around(9), withdraw)
  const slow = draws.odds(0.08)
  return staff(moment, slow ? draws.int(12, 40) : draws.around(hoursToDispatch(request), 0.8), what, 'desk')
}

const hoursToDispatch = ({ urgent, clocks }: Moment['request']): number => {
  const { from, due } = clocks.respond
  const hasDay = Date.parse(due) - Date.parse(from) > 6 * 3_600_000
  return urgent ? 0.3 : hasDay ? 3 : 1.2
}
