import { deadlineWords } from '@domain/calendar/words'
import type { Level } from '@domain/request/model'
import type { RequestView } from '@domain/request/schema'
import { isOverdue } from '@/features/request/due'
import { formatDay, formatTime, type Moment } from '@/lib/time'

type Told = Pick<
  RequestView,
  | 'status'
  | 'responsible'
  | 'dueAt'
  | 'verdict'
  | 'changedAt'
  | 'escalated'
  | 'referral'
  | 'provisional'
  | 'moves'
>

const called: Record<Level, string> = { lead: '小区组长', community: '社区', street: '街道' }

/** Who sees to it that what is late gets done; where nobody was called yet, whom to ask. */
function remedy({ escalated, responsible, moves }: Told): string {
  if (escalated && escalated !== responsible.role) return `${called[escalated]}已经在督促。`
  return moves.includes('remind') ? '您可以催办，也可以打电话问问社区。' : '您可以打电话问问社区。'
}

/** What is going on, in one sentence for the requester: 李伟将在明天 12:00 前答复您。 */
export function leadOf(view: Told, now: Moment = Date.now()): string {
  const who = view.responsible.name
  const due = view.dueAt ? deadlineWords(view.dueAt, new Date(now).toISOString()) : ''
  const over = isOverdue(view, now)
  switch (view.status) {
    case 'waiting':
      return over ? `${who}还没有安排好人，${due}，${remedy(view)}` : `${who}正在安排人，将在${due}答复您。`
    case 'dispatched':
      return over ? `${who}还没有答复，${due}，${remedy(view)}` : `${who}将在${due}答复您。`
    case 'accepted':
      return over ? `${who}还没有办好，${due}，${remedy(view)}` : `${who}正在办，将在${due}办好。`
    case 'referred': {
      const body = view.referral?.body ?? '外单位'
      const day = view.referral && `${formatDay(view.referral.expectBy, now)}前`
      return over
        ? `已转给${body}办理，还没有答复，${who}正在催问。`
        : `已转给${body}办理，预计${day ?? '不久'}有答复，${who}会一直跟进。`
    }
    case 'resolved':
      // Whoever did it, or recorded it for somebody, is not asked.
      return view.verdict === 'unsolved'
        ? '您说还没有解决，可以请我们重办。'
        : view.moves.includes('rate')
          ? `${who}说已经办好，请您看看解决了没有。`
          : `${who}说已经办好，社区会打电话回访。`
    case 'closed':
      return view.verdict === 'solved' ? '已结案，谢谢您的评价。' : '7 天没有收到您的评价，已结案。'
    case 'withdrawn':
      return `您已经撤回，${formatTime(view.changedAt, now)}。`
    case 'refused':
      return '这件事社区办不了，原因和可以去的地方写在下面。'
    case 'merged':
      return '和另一件诉求是同一件事，一起办理，有进展会告诉您。'
  }
}

/** What one can do once it is over, in a sentence; undefined while it is open, or goes on as another. */
export function afterwards({ status, moves }: Pick<Told, 'status' | 'moves'>): string | undefined {
  switch (status) {
    case 'closed':
      return moves.includes('reopen')
        ? '又有问题，7 天内都可以请重办。别的事，再提一次就行。'
        : '请重办的 7 天已经过了。还有问题，可以再提一次，或者打电话问问社区。'
    case 'refused':
      return '不明白的地方，可以打电话问问社区。情况有变化，可以再提一次。'
    case 'withdrawn':
      return '又需要帮忙，可以再提一次。'
    default:
      return undefined
  }
}

/** A deadline in a year whose holidays nobody knows yet may still move; undefined where it stands. */
export const provisionalWords = ({ provisional, status, dueAt }: Told): string | undefined =>
  provisional && dueAt && (status === 'waiting' || status === 'dispatched' || status === 'accepted')
    ? '时间是暂定的，放假安排公布后会再告诉您。'
    : undefined
