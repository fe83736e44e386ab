import type { CategoryId } from '@domain/request/categories'
import { hoursAfter, verdictBy } from '@domain/request/deadline'
import type { EventType, ServiceRequest } from '@domain/request/model'
import type { Chance } from '../chance'
import {
  accept,
  colleagueAccepts,
  deskNotes,
  dispatchAutomatically,
  dispatchByHand,
  dispatchElsewhere,
  giveBack,
  handOver,
  leadAccepts,
  leadReassigns,
  proposeElsewhere,
  rateSolved,
  rateUnsolved,
  refuse,
  reopen,
  report,
  residentNotes,
  resolve,
  streetReassigns,
  withdraw,
} from './moves'
import { later } from './rhythm'
import type { Intent, Next } from './scene'

/** Hours from acceptance to 办结, the usual way; a few take more than the seven days. */
const usualHours: Record<CategoryId, number> = {
  'free-clinic': 50,
  haircut: 46,
  'mother-infant': 44,
  education: 64,
  'legal-advice': 66,
  'fire-hazard': 26,
  environment: 34,
  other: 40,
}
/** Work of the last days is unfinished more often than that of the last months: that is what open means. */
const unfinished = { handler: { hours: 60, share: 0.17 }, desk: { hours: 60, share: 0.75 } }
/** The desk has just got a good deal back: without it, its list would be nearly empty at most hours. */
const GIVEN_BACK = { hours: 32, more: 8 }

interface Moment {
  request: ServiceRequest
  at: string
  /** The end of the time that is told. */
  end: string
  draws: Chance
}

/** Staff do something after about `hours`; recently they may not have come to it yet. */
function staff(
  moment: Moment,
  hours: number,
  intent: Intent,
  who: keyof typeof unfinished = 'handler',
): Next {
  const { at, end, draws } = moment
  const soon = later(at, hours, 'staff', draws)
  const recently = soon > hoursAfter(end, -unfinished[who].hours)
  const put = recently && draws.odds(unfinished[who].share)
  return { at: put ? later(soon, draws.int(26, 70), 'staff', draws) : soon, intent }
}
const resident = ({ at, draws }: Moment, hours: number, intent: Intent): Next => {
  return { at: later(at, hours, 'resident', draws), intent }
}
const times = ({ request }: Moment, type: EventType): number =>
  request.story.filter(event => event.type === type).length

function atTheDesk(moment: Moment): Next {
  const { draws, request } = moment
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
  ])
  const hours = draws.odds(0.12) ? draws.int(20, 50) : draws.around(3.2, 0.8)
  return what === withdraw ? resident(moment, draws.around(9), withdraw) : staff(moment, hours, what, 'desk')
}

function withSomebody(moment: Moment): Next {
  const { draws, request, at, end } = moment
  const lately = at > hoursAfter(end, -GIVEN_BACK.hours) ? GIVEN_BACK.more : 1
  const what = draws.among<Intent>([
    [accept, 87],
    [colleagueAccepts, 3],
    [leadAccepts, 2],
    [giveBack, times(moment, 'returned') > 1 ? 0 : 5 * lately],
    [handOver, 2],
    [proposeElsewhere, times(moment, 'transferred') > 1 ? 0 : 1.2 * lately],
    [withdraw, 1.6],
    [refuse, 0.7],
  ])
  const pressing = request.category === 'fire-hazard' ? 0.4 : 1
  const slow = draws.odds(0.07)
  const hours = slow ? draws.int(20, 44) : draws.around(2.6 * pressing, 0.9)
  if (what === withdraw) return resident(moment, draws.around(5), withdraw)
  if (what === leadAccepts) return staff(moment, draws.int(24, 34), leadAccepts)
  return staff(moment, hours, what)
}

function inHand(moment: Moment): Next {
  const { draws, request } = moment
  const noted = times(moment, 'noted')
  const what = draws.among<Intent>([
    [resolve, 64],
    [report, noted < 3 ? 22 : 0],
    [residentNotes, noted < 3 ? 3 : 0],
    [giveBack, 1.8],
    [handOver, 1.6],
    [proposeElsewhere, 0.7],
    [withdraw, 1.3],
    [streetReassigns, 0.5],
  ])
  const usual = draws.odds(0.05) ? draws.int(170, 260) : draws.around(usualHours[request.category], 0.6)
  if (what === withdraw || what === residentNotes) return resident(moment, draws.around(12), what)
  if (what === report) return staff(moment, usual * 0.4, what)
  if (what === resolve) return staff(moment, noted > 0 ? usual * 0.6 : usual, what)
  return staff(moment, draws.around(10), what)
}

function whenDone(moment: Moment): Next {
  const { draws, request } = moment
  const due = verdictBy(request.resolvedAt!)
  const silence: Next = { at: due, intent: 'tick' }
  const inTime = (next: Next): Next => (next.at < due ? next : silence)
  if (request.verdict === 'unsolved') {
    return draws.odds(0.78) ? inTime(resident(moment, draws.around(9), reopen)) : silence
  }
  const again = request.reopenings > 1 ? 0 : 1
  const what = draws.among<Intent | 'tick'>([
    [rateSolved, 61],
    ['tick', 26],
    [rateUnsolved, 8 * again],
    [reopen, 4 * again],
  ])
  if (what === 'tick') return silence
  const hours = draws.odds(0.25) ? draws.int(60, 150) : draws.around(15, 1)
  return inTime(resident(moment, hours, what))
}

/** Now and then what was confirmed comes back within the seven days. */
function whenClosed(moment: Moment): Next | undefined {
  const { draws, request } = moment
  if (request.verdict !== 'solved' || request.reopenings > 0 || !draws.odds(0.02)) return undefined
  const next = resident(moment, draws.around(40), reopen)
  return next.at < verdictBy(request.resolvedAt!) ? next : undefined
}

/** What happens next to a request that changed at `at`, and when; undefined where nothing does. */
export function nextFor(moment: Moment): Next | undefined {
  switch (moment.request.status) {
    case 'waiting':
      return atTheDesk(moment)
    case 'dispatched':
      return withSomebody(moment)
    case 'accepted':
      return inHand(moment)
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
  return [leadReassigns, dispatchByHand, dispatchElsewhere]
}
