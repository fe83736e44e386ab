import type { RequestView } from '@domain/request/schema'
import { isOverdue } from '@/features/request/due'
import { formatTime, type Moment } from '@/lib/time'

type Told = Pick<RequestView, 'status' | 'responsible' | 'dueAt' | 'verdict' | 'changedAt' | 'reopenings'>

/** What is going on, in one sentence for the requester: 李伟将在明天 12:00 前答复您。 */
export function leadOf(view: Told, now: Moment = Date.now()): string {
  const who = view.responsible.name
  const until = view.dueAt ? formatTime(view.dueAt, now) : ''
  const late = isOverdue(view, now)
  switch (view.status) {
    case 'waiting':
      return late
        ? `${who}还没有安排好人，已经超时，您可以打电话问问。`
        : `${who}正在安排人，${until} 前答复您。`
    case 'dispatched':
      return late ? `${who}还没有答复，已经超时，您可以打电话问问社区。` : `${who}将在${until} 前答复您。`
    case 'accepted':
      return late
        ? `${who}在办，已经超过说好的时间，您可以打电话问问社区。`
        : `${who}正在办，最晚${until} 办好。`
    case 'resolved':
      return view.verdict === 'unsolved'
        ? '您说还没有解决，可以请我们重办。'
        : `${who}说已经办好，请您看看解决了没有。`
    case 'closed':
      return view.verdict === 'solved' ? '已结案，谢谢您的评价。' : '7 天没有收到您的评价，已结案。'
    case 'withdrawn':
      return `您已经撤回，${formatTime(view.changedAt, now)}。`
    case 'refused':
      return '这件事社区办不了，原因和可以去的地方写在下面。'
  }
}
