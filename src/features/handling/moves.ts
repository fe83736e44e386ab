import type { PersonMove } from '@domain/request/policy'
import type { RequestItem } from '@domain/request/schema'
import type { IconName } from '@/components/icon'

/** Moves that staff make, in the order of 更多; the rest belongs to the one who asked. */
const staffMoves = [
  'accept',
  'resolve',
  'report',
  'decideExtension',
  'reply',
  'dispatch',
  'followUp',
  'note',
  'assist',
  'extend',
  'refer',
  'recall',
  'supervise',
  'transfer',
  'return',
  'merge',
  'refuse',
] as const
export type StaffMove = (typeof staffMoves)[number]

/** What a move is called on its button, and what it does in a line. */
export const moveWords: Record<StaffMove, { verb: string; about: string; icon: IconName }> = {
  accept: { verb: '我来接单', about: '接下这件事，由您来办', icon: 'heart-hand' },
  resolve: { verb: '已经办好', about: '写下结果，请居民评价', icon: 'check' },
  report: { verb: '回报协办', about: '请您帮的那部分，办完了还是办不了', icon: 'check' },
  decideExtension: { verb: '答复延期', about: '同意或者不同意经办人的延期申请', icon: 'calendar' },
  reply: { verb: '回复督办', about: '说说办到哪一步了，什么时候能办好', icon: 'note' },
  dispatch: { verb: '派单', about: '派给合适的同志，或者另一个单元', icon: 'swap' },
  followUp: { verb: '回访', about: '给居民打电话，问问解决了没有', icon: 'phone' },
  note: { verb: '记进展', about: '让居民知道办到哪一步了', icon: 'edit' },
  assist: { verb: '请人协办', about: '请别的同志帮一部分，还是由您负责', icon: 'people' },
  extend: { verb: '申请延期', about: '办不完，向社区多要几个工作日', icon: 'calendar' },
  refer: { verb: '转办外单位', about: '请街道以外的单位来办，您继续跟进', icon: 'building' },
  recall: { verb: '收回转办', about: '不等外单位了，接着自己办', icon: 'return' },
  supervise: { verb: '督办', about: '要求经办人在期限前回复', icon: 'flag' },
  transfer: { verb: '转派', about: '交给本单元的同志，或者请社区转出去', icon: 'swap' },
  return: { verb: '退单', about: '说明原因，交回派单台', icon: 'return' },
  merge: { verb: '合并', about: '和另一件说的是同一件事，一起办', icon: 'copy' },
  refuse: { verb: '不予受理', about: '说明原因，并告诉居民去哪里办', icon: 'info' },
}

/** Desk and street whistle (吹哨报到) where a cadre asks colleagues for help. */
const atDesk = {
  dispatch: { verb: '改派', about: moveWords.dispatch.about },
  assist: { verb: '吹哨请人', about: '请几位同志各办一部分，经办人不变' },
  refer: { verb: '转办外单位', about: '请街道以外的单位来办，由您跟进' },
} as const

/** Where a request is looked at: in a cadre's hand, or at the desk. It says which move matters most. */
export type Place = 'workbench' | 'desk'

const first: Record<Place, readonly StaffMove[]> = {
  workbench: ['resolve', 'accept', 'report', 'dispatch'],
  desk: ['decideExtension', 'dispatch', 'followUp', 'accept', 'resolve'],
}

const isStaffMove = (move: PersonMove): move is StaffMove => (staffMoves as readonly string[]).includes(move)

/** The moves allowed now, in the order of the page: the one that matters, and the others behind 更多. */
export function arrangeMoves({ moves, status }: Pick<RequestItem, 'moves' | 'status'>, place: Place) {
  const allowed = staffMoves.filter(move => moves.filter(isStaffMove).includes(move))
  // What somebody has in hand is in good hands: dispatching it anew is possible, not urged.
  const urged = allowed.filter(move => move !== 'dispatch' || status !== 'accepted')
  const primary = first[place].find(move => urged.includes(move))
  return { primary, others: allowed.filter(move => move !== primary) }
}

/** What a move is called here, and what it does: the desk dispatches what waits, and dispatches anew what somebody has. */
export function wordsOf(move: StaffMove, { status }: Pick<RequestItem, 'status'>, place: Place) {
  const words = moveWords[move]
  if (move === 'dispatch') return status === 'waiting' ? words : { ...words, ...atDesk.dispatch }
  if (place === 'desk' && (move === 'assist' || move === 'refer')) return { ...words, ...atDesk[move] }
  return words
}
