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

/** The index of a level's mark. */
const indexOf = (level: Level): number => FIRST_LEVEL + levels.indexOf(level)

/** How many marks are behind once a level has been called. */
export const marksAfter = (level: Level): number => indexOf(level) + 1

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
  /** Levels to call, in their order, each with the clock that calls it. */
  calls: { level: Level; which: ClockName }[]
}

/** What is due at `now` (ISO): every level once, however late the timer comes. */
export function dueMarks(request: ServiceRequest, now: string): Due {
  const passed = pending(request).filter(({ at }) => at <= now)
  const calls = levels.flatMap(level => {
    const found = passed.find(({ index }) => index === indexOf(level))
    return found ? [{ level, which: found.which }] : []
  })
  const last = passed.filter(({ index }) => index < FIRST_LEVEL).at(-1)
  if (calls.length > 0 || !last) return { calls }
  return { calls, warning: { which: last.which, mark: last.index === 0 ? 'half' : 'most' } }
}

/**
 * The clocks' marks after a level has been called at `at`: both clocks pass what lies behind, up to this level. That
 * takes reminders along, which this call replaces: told after it they would only confuse.
 */
export function passLevel(request: ServiceRequest, level: Level, at: string): ServiceRequest['marks'] {
  const behind = pending(request).filter(
    mark => mark.at <= at && (mark.index < FIRST_LEVEL || mark.index === indexOf(level)),
  )
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
