import { AppError } from '../errors'
import type { Actor } from '../street/model'
import { verdictBy } from './deadline'
import type { By, Party, Place, ServiceRequest, Status, StoryEvent } from './model'
import { type Move, moveNames, roleFor } from './policy'

/** One row of the table of moves: where it may start, where it may end, and what has to be said with it. */
interface Row {
  from: readonly Status[]
  to: readonly Status[]
  needs: readonly ('to' | 'text' | 'reason' | 'result' | 'solved' | 'instead')[]
}

/**
 * The life of a request. Who may make a move is the policy's matter; submitting is not a move, since nothing is
 * there yet. A later move (assist, extend, remind, supervise, escalate, refer, merge, split) is a row more here,
 * a row in the policy, an event in the model.
 */
export const lifecycle: Record<Move, Row> = {
  dispatch: {
    from: ['waiting', 'dispatched', 'accepted'],
    to: ['dispatched', 'waiting'],
    needs: ['to'],
  },
  // Any cadre of the unit may take what waits, with a colleague or at the desk.
  accept: { from: ['waiting', 'dispatched'], to: ['accepted'], needs: [] },
  note: {
    from: ['waiting', 'dispatched', 'accepted', 'resolved'],
    to: ['waiting', 'dispatched', 'accepted', 'resolved'],
    needs: ['text'],
  },
  return: { from: ['dispatched', 'accepted'], to: ['waiting'], needs: ['reason'] },
  transfer: { from: ['dispatched', 'accepted'], to: ['dispatched', 'waiting'], needs: ['reason'] },
  resolve: { from: ['accepted'], to: ['resolved'], needs: ['result'] },
  rate: { from: ['resolved'], to: ['closed', 'resolved'], needs: ['solved'] },
  reopen: { from: ['resolved', 'closed'], to: ['dispatched', 'waiting'], needs: ['reason'] },
  close: { from: ['resolved'], to: ['closed'], needs: [] },
  // Residents withdraw freely until acceptance; afterwards the cadre may be on the way, and is told.
  withdraw: { from: ['waiting', 'dispatched', 'accepted'], to: ['withdrawn'], needs: [] },
  refuse: { from: ['waiting', 'dispatched'], to: ['refused'], needs: ['reason', 'instead'] },
}

/** What somebody wants to happen, with everything that had to be looked up for it. */
export type Command =
  | { move: 'dispatch'; to: Party; place?: Place; automatic?: boolean; reason?: string }
  | { move: 'accept' }
  | { move: 'note'; text: string }
  | { move: 'return'; to: Party; reason: string }
  | { move: 'transfer'; to: Party; reason: string; suggested?: string }
  | { move: 'resolve'; result: string }
  | { move: 'rate'; solved: boolean; words?: string }
  | { move: 'reopen'; to: Party; reason: string }
  | { move: 'close' }
  | { move: 'withdraw'; reason?: string }
  | { move: 'refuse'; reason: string; instead: string }

/** When it happens and under which key: given from outside, since rules know no clock and no chance. */
export interface Occasion {
  now: string
  key: string
  /** The version that the actor saw, where they said so. */
  version?: number
}

/** Whether the seven days for the resident's verdict are over; half-open, so at the very end they are. */
const verdictOver = (request: ServiceRequest, now: string): boolean =>
  request.resolvedAt !== null && now >= verdictBy(request.resolvedAt)

/** Why a move can't be made on this request now, or undefined when it can. Rights come first, then the state. */
export function refusal(move: Move, request: ServiceRequest, actor: Actor | 'system', now: string) {
  if (!roleFor(move, actor, request)) return new AppError('FORBIDDEN')
  const row = lifecycle[move]
  if (!row.from.includes(request.status)) {
    if (move === 'accept' && request.status === 'accepted') {
      const { id, name, role } = request.responsible
      const who = actor !== 'system' && actor.id === id ? '您' : name
      return new AppError('TAKEN', { by: name, role }, `${who}已经接单了`)
    }
    return new AppError('WRONG_STATE', { status: request.status })
  }
  if (actor === 'system')
    return verdictOver(request, now) || move === 'dispatch'
      ? undefined
      : new AppError('WRONG_STATE', { status: request.status })
  if (move === 'reopen' && verdictOver(request, now)) return new AppError('TOO_LATE')
  return undefined
}

/** The moves that `actor` can make now; the client draws its buttons from them. */
export const movesFor = (request: ServiceRequest, actor: Actor, now: string): Move[] =>
  moveNames.filter(move => !refusal(move, request, actor, now))

/** The name and the role under which somebody makes a move, for the story. */
function signature(move: Move, request: ServiceRequest, actor: Actor | 'system'): By {
  if (actor === 'system') return { id: 'system', name: '系统', role: 'system' }
  const role = roleFor(move, actor, request)
  if (!role || role === 'system') throw new AppError('FORBIDDEN')
  if (role === 'resident') return { id: actor.id, name: request.requester.name, role }
  const post = actor.posts.find(p => p.role === role)
  return { id: actor.id, name: post?.name ?? '', role }
}

/**
 * Decides a command on a request: the events to add to its story.
 * @throws AppError FORBIDDEN, WRONG_STATE, TAKEN (who has it), TOO_LATE, CHANGED (seen another version).
 */
export function decide(
  command: Command,
  request: ServiceRequest,
  actor: Actor | 'system',
  occasion: Occasion,
): StoryEvent[] {
  const { now, key, version } = occasion
  const no = refusal(command.move, request, actor, now)
  if (no) throw no
  if (version !== undefined && version !== request.version) throw new AppError('CHANGED')
  const stamp = { at: now, by: signature(command.move, request, actor), key }
  switch (command.move) {
    case 'dispatch':
      return [
        {
          ...stamp,
          type: 'dispatched',
          to: command.to,
          unit: command.place,
          automatic: command.automatic ?? false,
          reason: command.reason,
        },
      ]
    case 'accept':
      return [{ ...stamp, type: 'accepted' }]
    case 'note':
      return [{ ...stamp, type: 'noted', text: command.text }]
    case 'return':
      return [{ ...stamp, type: 'returned', to: command.to, reason: command.reason }]
    case 'transfer': {
      const { to, reason, suggested } = command
      return [{ ...stamp, type: 'transferred', to, reason, suggested }]
    }
    case 'resolve':
      return [{ ...stamp, type: 'resolved', result: command.result }]
    case 'rate': {
      const rated: StoryEvent = {
        ...stamp,
        type: 'rated',
        solved: command.solved,
        words: command.words,
      }
      return command.solved ? [rated, { ...stamp, type: 'closed', verdict: 'solved' }] : [rated]
    }
    case 'reopen':
      return [{ ...stamp, type: 'reopened', to: command.to, reason: command.reason }]
    case 'close':
      return [{ ...stamp, type: 'closed', verdict: 'none' }]
    case 'withdraw':
      return [{ ...stamp, type: 'withdrawn', reason: command.reason }]
    case 'refuse':
      return [{ ...stamp, type: 'refused', reason: command.reason, instead: command.instead }]
  }
}
