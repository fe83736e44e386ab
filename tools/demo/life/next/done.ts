import { verdictBy } from '@domain/request/deadline'
import { followUp } from '../moves/by-desk'
import { rateSolved, rateUnsolved, reopen } from '../moves/by-resident'
import type { Intent, Next } from '../scene'
import { type Moment, resident, staff, times } from './moment'

/** Nobody says anything: after seven days the timer settles it. */
const silence = undefined

/** Done by the handler's word: the resident's is awaited, or asked for by telephone. */
export function whenDone(moment: Moment): Next | undefined {
  const { draws, request } = moment
  const due = verdictBy(request.resolvedAt!)
  const inTime = (next: Next): Next | undefined => (next.at < due ? next : silence)
  const calls = times(moment, 'followedUp')
  const call = () =>
    inTime(staff(moment, draws.odds(0.4) ? draws.int(40, 100) : draws.around(20), followUp, 'desk'))
  if (request.verdict === 'unsolved') {
    const what = draws.among<'reopen' | 'call' | 'silence'>([
      ['reopen', 58],
      ['call', 22],
      ['silence', 20],
    ])
    if (what === 'silence') return silence
    return what === 'call' ? call() : inTime(resident(moment, draws.around(9), reopen))
  }
  const again = request.reopenings > 1 ? 0 : 1
  const what = draws.among<Intent | 'silence'>([
    [rateSolved, 58],
    ['silence', 22],
    [followUp, calls > 2 ? 0 : 10],
    [rateUnsolved, 7 * again],
    [reopen, 3 * again],
  ])
  if (what === 'silence') return silence
  if (what === followUp) return call()
  const hours = draws.odds(0.25) ? draws.int(60, 150) : draws.around(15, 1)
  return inTime(resident(moment, hours, what))
}

/** What nobody judged is asked about; now and then what was confirmed comes back within the seven days. */
export function whenClosed(moment: Moment): Next | undefined {
  const { draws, request } = moment
  if (request.verdict === 'none') {
    const calls = times(moment, 'followedUp')
    if (calls > 2 || !draws.odds(0.95)) return undefined
    return staff(moment, draws.int(6, 60), followUp, 'desk')
  }
  if (request.verdict !== 'solved' || request.reopenings > 0 || !draws.odds(0.02)) return undefined
  const next = resident(moment, draws.around(40), reopen)
  return next.at < verdictBy(request.resolvedAt!) ? next : undefined
}
