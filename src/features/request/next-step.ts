import type { RequestView } from '@domain/request/schema'
import { formatTime, type Moment } from '@/lib/time'

/** What happens next and until when, as a sentence: 下一步：等待李伟接单，最晚今天 17:00。 Undefined at an end. */
export function nextWords(view: Pick<RequestView, 'next' | 'status'>, now: Moment = Date.now()) {
  if (!view.next) return undefined
  const { text, until } = view.next
  if (!until) return `下一步：${text}。`
  const time = formatTime(until, now)
  const over = Date.parse(until) <= new Date(now).getTime()
  // The resident's own time limit is an offer; ours is a promise, which stays one when it is late.
  if (view.status === 'closed') return over ? undefined : `下一步：${text}（${time} 前）。`
  if (view.status === 'resolved') return `下一步：${text}${over ? '' : `（${time} 前）`}。`
  return over ? `下一步：${text}，原定${time}，已经超时。` : `下一步：${text}，最晚${time}。`
}
