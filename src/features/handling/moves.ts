import type { Move } from '@domain/request/policy'
import type { RequestItem } from '@domain/request/schema'
import type { IconName } from '@/components/icon'

/** Moves that staff make; the rest belongs to the one who asked, or to time. */
export const staffMoves = ['accept', 'resolve', 'dispatch', 'note', 'transfer', 'return', 'refuse'] as const
export type StaffMove = (typeof staffMoves)[number]

/** What a move is called on its button, and what it does in a line. */
export const moveWords: Record<StaffMove, { verb: string; about: string; icon: IconName }> = {
  accept: { verb: '我来接单', about: '接下这件事，由您来办', icon: 'heart-hand' },
  resolve: { verb: '已经办好', about: '写下结果，请居民评价', icon: 'check' },
  dispatch: { verb: '派单', about: '派给合适的同志，或者另一个单元', icon: 'swap' },
  note: { verb: '记进展', about: '让居民知道办到哪一步了', icon: 'note' },
  transfer: { verb: '转派', about: '交给本单元的同志，或者请社区转出去', icon: 'people' },
  return: { verb: '退单', about: '说明原因，交回派单台', icon: 'return' },
  refuse: { verb: '不予受理', about: '说明原因，并告诉居民去哪里办', icon: 'info' },
}

/** Where a request is looked at: in a cadre's hand, or at the desk. It says which move matters most. */
export type Place = 'workbench' | 'desk'

const first: Record<Place, readonly StaffMove[]> = {
  workbench: ['resolve', 'accept', 'dispatch'],
  desk: ['dispatch', 'accept', 'resolve'],
}

const isStaffMove = (move: Move): move is StaffMove => (staffMoves as readonly Move[]).includes(move)

/** The moves allowed now, in the order of the page: the one that matters, and the others behind 更多. */
export function arrangeMoves({ moves, status }: Pick<RequestItem, 'moves' | 'status'>, place: Place) {
  const allowed = staffMoves.filter(move => moves.filter(isStaffMove).includes(move))
  // What somebody has in hand is in good hands: dispatching it anew is possible, not urged.
  const urged = allowed.filter(move => move !== 'dispatch' || status !== 'accepted')
  const primary = first[place].find(move => urged.includes(move))
  return { primary, others: allowed.filter(move => move !== primary) }
}

/** What the button says: the desk dispatches what waits, and dispatches anew what somebody has. */
export const verbOf = (move: StaffMove, { status }: Pick<RequestItem, 'status'>): string =>
  move === 'dispatch' && status !== 'waiting' ? '改派' : moveWords[move].verb
