import { AppError } from '../errors'
import { lanzhouDay, lanzhouMoment } from '../lanzhou'
import { type Actor, holdsRequests, onDuty, type Post } from '../street/model'
import type { Command } from './commands'
import { daysAfter, verdictBy } from './deadline'
import { lifecycle } from './lifecycle'
import { dueMarks } from './marks'
import { inWork, type Part, type ServiceRequest } from './model'
import { type Move, type PersonMove, personMoves, roleFor } from './policy'

/** A reply to a supervision is awaited at most so long: the story says the day without its year. */
export const MAX_REPLY_DAYS = 60
/** Help is asked of at most so many at a time (吹哨报到). */
export const MAX_PARTS = 10
/** A handler asks for more time at most this often. */
export const MAX_EXTENSIONS = 2

/** Whether the seven days for the resident's verdict are over; half-open, so at the very end they are. */
const verdictOver = (request: ServiceRequest, now: string): boolean =>
  request.resolvedAt !== null && now >= verdictBy(request.resolvedAt)

export const openParts = (request: ServiceRequest): Part[] =>
  request.parts.filter(part => part.status === 'asked')

/** Whether a reminder of outside answer, or of a supervision's reply, is due. */
export const answerDue = ({ referral }: ServiceRequest, now: string): boolean =>
  referral !== null && !referral.warned && referral.expectBy <= now
export const replyDue = ({ supervision, status }: ServiceRequest, now: string): boolean =>
  supervision !== null &&
  inWork.includes(status) &&
  !supervision.repliedAt &&
  !supervision.warned &&
  supervision.replyBy <= now

type Condition = (request: ServiceRequest, actor: Actor | 'system', now: string) => AppError | undefined

const wrongState = (request: ServiceRequest) => new AppError('WRONG_STATE', { status: request.status })
const unless = (holds: boolean, error: () => AppError): AppError | undefined => (holds ? undefined : error())

const hasDuplicates = () =>
  new AppError('MERGE_IMPOSSIBLE', { field: 'into' }, '已经有别的诉求并入这一件，请把另一件并到这一件来')

/** A desk acts at any time; a cadre or lead has accepted first, so that the resident knows who it is. */
function tookIt(move: Move, request: ServiceRequest, actor: Actor | 'system'): boolean {
  const role = roleFor(move, actor, request)
  const isDesk = role === 'community' || role === 'street'
  return isDesk || request.status === 'accepted' || request.status === 'referred'
}

/** What must hold for a move besides right and state. */
const conditions: Partial<Record<Move, Condition>> = {
  // Whoever is away hands over what they have; they take nothing either, or nobody would be there for it.
  accept: (request, actor, now) => {
    const own = actor === 'system' ? [] : actor.posts
    const isGiven = actor !== 'system' && actor.id === request.responsible.id
    const mayHold = (post: Post) => holdsRequests(post) && (isGiven || post.scope === request.unit)
    const isHere = own.some(post => mayHold(post) && onDuty(post, now))
    return unless(isHere, () => new AppError('ON_LEAVE'))
  },
  resolve: request =>
    unless(openParts(request).length === 0, () => {
      const names = [...new Set(openParts(request).map(part => part.handler.name))]
      return new AppError(
        'PARTS_OPEN',
        { names },
        `${names.join('、')}的协办还没有完成，请等他们办完或者取消协办`,
      )
    }),
  reopen: (request, actor, now) => {
    if (request.status === 'merged') return undefined
    // A resident's time is up when the system's begins.
    const over = verdictOver(request, now)
    if (actor === 'system') return unless(over, () => wrongState(request))
    return unless(!over, () => new AppError('TOO_LATE'))
  },
  close: (request, _actor, now) => unless(verdictOver(request, now), () => wrongState(request)),
  extend: (request, _actor, now) => {
    if (request.extension) return new AppError('EXTENSION_PENDING')
    if (request.extensions >= MAX_EXTENSIONS) return new AppError('EXTENSIONS_USED')
    return unless(now < request.clocks.resolve.due, () => new AppError('DEADLINE_PASSED'))
  },
  decideExtension: request => unless(request.extension !== null, () => wrongState(request)),
  remind: (request, _actor, now) =>
    unless(
      request.remindedAt === null || lanzhouDay(request.remindedAt) !== lanzhouDay(now),
      () => new AppError('REMINDED_TODAY'),
    ),
  // A second one would silently take the place of the first, and of the reply that it waits for.
  supervise: ({ supervision }, _actor, now) =>
    unless(supervision === null || supervision.repliedAt !== null || supervision.replyBy <= now, () => {
      const { by, replyBy } = supervision!
      const until = lanzhouMoment(replyBy)
      return new AppError(
        'SUPERVISED',
        { by: by.name },
        `${by.name}已经督办，${until} 前等回复；到时没有回复可以再督办`,
      )
    }),
  reply: request =>
    unless(request.supervision !== null && !request.supervision.repliedAt, () => wrongState(request)),
  refer: (request, actor) => unless(tookIt('refer', request, actor), () => wrongState(request)),
  assist: (request, actor) => {
    if (!tookIt('assist', request, actor)) return wrongState(request)
    return unless(
      openParts(request).length < MAX_PARTS,
      () => new AppError('TOO_MANY_PARTS', { most: MAX_PARTS }),
    )
  },
  report: (request, actor) =>
    unless(
      openParts(request).some(part => actor !== 'system' && part.handler.id === actor.id),
      () => wrongState(request),
    ),
  callOff: request => unless(openParts(request).length > 0, () => wrongState(request)),
  followUp: request =>
    unless(request.status === 'resolved' || request.verdict === 'none', () => wrongState(request)),
  tick: (request, _actor, now) => {
    const { warning, calls } = dueMarks(request, now)
    const due = warning || calls.length > 0 || answerDue(request, now) || replyDue(request, now)
    return unless(Boolean(due), () => wrongState(request))
  },
  // What others were merged into is followed by their people; merged itself, they would follow nobody.
  merge: request => unless(request.duplicates.length === 0, () => hasDuplicates()),
  release: request => unless(request.duplicates.length > 0, () => wrongState(request)),
}

/** Why a move can't be made on this request now, or undefined when it can. Rights come first, then the state. */
export function refusal(
  move: Move,
  request: ServiceRequest,
  actor: Actor | 'system',
  now: string,
): AppError | undefined {
  if (!roleFor(move, actor, request)) return new AppError('FORBIDDEN')
  if (!lifecycle[move].from.includes(request.status)) {
    if (move === 'accept' && request.status === 'accepted') {
      const { id, name, role } = request.responsible
      const who = actor !== 'system' && actor.id === id ? '您' : name
      return new AppError('TAKEN', { by: name, role }, `${who}已经接单了`)
    }
    return wrongState(request)
  }
  return conditions[move]?.(request, actor, now)
}

/** What a command must satisfy by what it says. @throws AppError */
export function checkSaid(
  command: Command,
  request: ServiceRequest,
  actor: Actor | 'system',
  now: string,
): void {
  if (command.move === 'supervise' && command.replyBy > daysAfter(now, MAX_REPLY_DAYS)) {
    throw new AppError(
      'INVALID_INPUT',
      { field: 'replyBy' },
      `回复期限最多 ${MAX_REPLY_DAYS} 天，请选近一点的日子`,
    )
  }
  if (command.move === 'assist' && openParts(request).length + command.parts.length > MAX_PARTS) {
    throw new AppError('TOO_MANY_PARTS', { most: MAX_PARTS })
  }
  if (command.move === 'report' || command.move === 'callOff') {
    const part = openParts(request).find(({ id }) => id === command.part)
    if (!part) throw new AppError('PART_UNKNOWN', { field: 'part' })
    const own = actor !== 'system' && part.handler.id === actor.id
    if (command.move === 'report' && !own) throw new AppError('FORBIDDEN')
  }
  // All are let go where it was given up; out of what goes on, only one that was joined for nothing.
  if (command.move === 'release' && !command.id && !['withdrawn', 'refused'].includes(request.status)) {
    throw wrongState(request)
  }
  if (command.move === 'extend' && command.until <= request.clocks.resolve.due) {
    throw new AppError('INVALID_INPUT', { field: 'days' }, '新的期限要比现在的晚')
  }
}

/** The moves that `actor` can make now; the client draws its buttons from them. */
export const movesFor = (request: ServiceRequest, actor: Actor, now: string): PersonMove[] =>
  personMoves.filter(move => !refusal(move, request, actor, now))
