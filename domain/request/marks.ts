import type { Clock } from '../calendar/clock'
import { type ClockName, inWork, type Level, levels, type ServiceRequest } from './model'

/** The marks of a clock in their order; a request counts how many of them are behind. */
const marksOf = (clock: Clock): string[] => [
  clock.half,
  clock.most,
  clock.lead,
  clock.community,
  clock.street,
]
/** Before this index marks are reminders, from it on they call a level. */
const FIRST_LEVEL = 2

/** How many marks are behind once a level has been called. */
export const marksAfter = (level: Level): number => FIRST_LEVEL + levels.indexOf(level) + 1

/** Whether the answer (接单) is still owed: nobody has accepted it since it was submitted or reopened. */
export const owesAnswer = (request: ServiceRequest): boolean =>
  (request.status === 'waiting' || request.status === 'dispatched') && request.acceptedAt === null

/** One mark that lies ahead, or behind and has not been acted upon. */
interface Pending {
  which: ClockName
  index: number
  at: string
}

/**
 * Every mark that still counts. The time for resolving runs from the submission to 办结, but while the answer is
 * owed only its end is told, not its half; and while a body outside has been asked, nothing before the day on which
 * its answer is expected.
 */
function pending(request: ServiceRequest): Pending[] {
  if (!inWork.includes(request.status)) return []
  const ahead = (which: ClockName, from: number, notBefore: string): Pending[] =>
    marksOf(request.clocks[which])
      .map((at, index) => ({ which, index, at: at > notBefore ? at : notBefore }))
      .filter(({ index }) => index >= Math.max(from, request.marks[which]))
  const answer = owesAnswer(request)
  const { referral } = request
  return [
    ...(answer ? ahead('respond', 0, '') : []),
    ...ahead('resolve', answer || referral ? FIRST_LEVEL : 0, referral?.expectBy ?? ''),
  ]
}

/** What is due on a request by its clocks alone. */
export interface Due {
  /** The latest reminder, unless a level is called in the same stroke: an old reminder helps nobody. */
  warning?: { which: ClockName; mark: 'half' | 'most' }
  /** Levels to call, each with the clock that calls it, in the order of their times. */
  calls: { level: Level; which: ClockName }[]
}

/** What is due at `now` (ISO): every level once by each clock, however late the timer comes. */
export function dueMarks(request: ServiceRequest, now: string): Due {
  // The marks of a clock are in order, and sorting keeps what is at the same time as it is: the answer's first.
  const passed = pending(request)
    .filter(({ at }) => at <= now)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const calls = passed.flatMap(({ which, index }) => {
    const level = levels[index - FIRST_LEVEL]
    return level ? [{ level, which }] : []
  })
  const last = passed.filter(({ index }) => index < FIRST_LEVEL).at(-1)
  if (calls.length > 0 || !last) return { calls }
  return { calls, warning: { which: last.which, mark: last.index === 0 ? 'half' : 'most' } }
}

/** The clocks' marks without the reminders that lie behind at `at`: told after a call they would only confuse. */
export function passReminders(request: ServiceRequest, at: string): ServiceRequest['marks'] {
  const behind = pending(request).filter(mark => mark.at <= at && mark.index < FIRST_LEVEL)
  const pass = (which: ClockName): number =>
    behind.reduce(
      (done, mark) => (mark.which === which ? Math.max(done, mark.index + 1) : done),
      request.marks[which],
    )
  return { respond: pass('respond'), resolve: pass('resolve') }
}

/** When something is due next by clocks, referral, supervision or verdict (ISO), or null where nothing will be. */
export function nextWake(request: ServiceRequest): string | null {
  if (request.status === 'resolved') return request.dueAt
  const { referral, supervision, duplicates, status } = request
  const released = status === 'withdrawn' || status === 'refused'
  if (released) return duplicates.length > 0 ? request.endedAt : null
  if (!inWork.includes(status)) return null
  const instants = pending(request).map(({ at }) => at)
  if (referral && !referral.warned) instants.push(referral.expectBy)
  if (supervision && !supervision.repliedAt && !supervision.warned) instants.push(supervision.replyBy)
  return instants.sort()[0] ?? null
}
