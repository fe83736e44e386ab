import type { CategoryId } from '@domain/request/categories'
import type { Chance } from '../../chance'
import { decideExtension, streetReassigns, supervise, whistle } from '../moves/by-desk'
import {
  askColleagues,
  askForTime,
  callOff,
  giveBack,
  handOver,
  proposeElsewhere,
  recall,
  refer,
  reply,
  report,
  resolve,
} from '../moves/by-handler'
import { remind, residentNotes, withdraw } from '../moves/by-resident'
import { leadReassigns, reportPart } from '../moves/by-unit'
import { later } from '../rhythm'
import { type Intent, isPlace, type Next } from '../scene'
import { type Moment, owesReply, resident, staff, times } from './moment'

/** Hours from acceptance to 办结, the usual way; a few take longer than they may. */
const usualHours: Record<CategoryId, number> = {
  'free-clinic': 50,
  haircut: 46,
  'mother-infant': 44,
  education: 64,
  'legal-advice': 66,
  'fire-hazard': 5,
  environment: 26,
  other: 40,
}
const HOUR_MS = 3_600_000
const hoursBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / HOUR_MS

/** Done late, it may have been foreseen: more time is asked for, or it is finished in the last hours. */
function done(moment: Moment, hours: number): Next {
  const { request, draws, at } = moment
  const next = staff(moment, hours, resolve)
  const { due } = request.clocks.resolve
  if (next.at <= due || at >= due) return next
  const left = hoursBetween(at, due)
  const way = draws.among<'ask' | 'hurry' | 'late'>([
    ['ask', 60],
    ['hurry', 35],
    ['late', 20],
  ])
  if (way === 'late' || left < 2) return next
  const mayAsk = way === 'ask' && request.extensions < 2
  const before = left * (mayAsk ? 0.55 + draws.next() * 0.3 : 0.6 + draws.next() * 0.35)
  const when = later(at, before, request.urgent ? 'watch' : 'staff', draws)
  return { at: when, intent: mayAsk ? askForTime : resolve }
}

/** Somebody works on it. */
export function whenInHand(moment: Moment): Next {
  const { draws, request } = moment
  if (request.extension) return staff(moment, draws.around(3.2), decideExtension, 'desk')
  if (request.helpers.length > 0) return withHelpers(moment)
  if (owesReply(moment) && draws.odds(0.72)) return staff(moment, draws.around(3.5), reply, 'answer')
  if (request.escalated) return late(moment)
  return usually(moment)
}

function withHelpers(moment: Moment): Next {
  const { draws } = moment
  const what = draws.among<Intent>([
    [reportPart, 90],
    [callOff, 6],
    [report, 4],
  ])
  return staff(moment, draws.around(moment.request.urgent ? 3 : 11), what)
}

/** Its deadline has passed: the levels above it are called, and look after it. */
function late(moment: Moment): Next {
  const { draws, request } = moment
  const what = draws.among<Intent>([
    [resolve, 62],
    [report, times(moment, 'noted') < 3 ? 14 : 0],
    [supervise, owesReply(moment) || times(moment, 'supervised') > 0 ? 0 : 24],
    [leadReassigns, 6],
    [remind, times(moment, 'reminded') > 1 ? 0 : 6],
  ])
  if (what === remind) return resident(moment, draws.around(4), remind)
  const hours = draws.odds(0.1) ? draws.int(14, 50) : draws.around(request.urgent ? 2.5 : 6)
  return staff(moment, hours, what)
}

function usually(moment: Moment): Next {
  const { draws, request, at } = moment
  const noted = times(moment, 'noted')
  const place = isPlace(request)
  const helped = times(moment, 'assisted') > 0
  const referable = (place || draws.odds(0.4)) && times(moment, 'referred') === 0
  const what = draws.among<Intent>([
    [resolve, 62],
    [report, noted < 3 ? 20 : 0],
    [residentNotes, noted < 3 ? 3 : 0],
    [remind, times(moment, 'reminded') > 1 ? 0 : 3],
    [askColleagues, helped ? 0 : place ? 5 : 3],
    [whistle, helped || !place ? 0 : 1.4],
    [refer, referable ? 4 : 0],
    [giveBack, 1.6],
    [handOver, 1.6],
    [proposeElsewhere, 0.6],
    [withdraw, 1.2],
    [supervise, times(moment, 'supervised') > 0 ? 0 : 0.6],
    [streetReassigns, 0.5],
  ])
  const usual = usualTime(request.category, draws)
  // Whoever waits for long asks where it is.
  const waits = hoursBetween(request.submittedAt, at) > usualHours[request.category] * 1.2
  if (waits && times(moment, 'reminded') === 0 && draws.odds(0.3))
    return resident(moment, draws.around(6), remind)
  if (what === withdraw || what === residentNotes) return resident(moment, draws.around(12), what)
  if (what === remind) return resident(moment, draws.around(usual * 0.5), what)
  if (what === report) return staff(moment, usual * 0.4, what)
  if (what === resolve) return done(moment, noted > 0 ? usual * 0.6 : usual)
  return staff(moment, draws.around(Math.min(9, usual * 0.5)), what)
}

const usualTime = (category: CategoryId, draws: Chance): number =>
  draws.odds(0.08) ? usualHours[category] * draws.int(3, 5) : draws.around(usualHours[category], 0.6)

/** A body outside has been asked: it answers about when it said. */
export function whenReferred(moment: Moment): Next {
  const { draws, request, at } = moment
  if (owesReply(moment) && draws.odds(0.7)) return staff(moment, draws.around(4), reply, 'answer')
  const left = Math.max(1, hoursBetween(at, request.referral?.expectBy ?? at))
  const what = draws.among<Intent>([
    [resolve, 74],
    [recall, 12],
    [report, times(moment, 'noted') < 3 ? 14 : 0],
  ])
  const answered = draws.odds(0.7) ? left * (0.3 + draws.next() * 0.6) : left + draws.around(14)
  return staff(moment, what === report ? answered * 0.5 : answered, what)
}
