import type { RequestItem } from '@domain/request/schema'
import { isDueSoon, isDueToday, isOverdue } from '@/features/request/due'
import type { Moment } from '@/lib/time'

/** waiting: somebody of my units may take it · hand: I have it · soon: due within 24 hours, or late · helping: I help · done: I did it. */
export type Tab = 'waiting' | 'hand' | 'soon' | 'helping' | 'done'

const waits = ({ status }: RequestItem) => status === 'waiting' || status === 'dispatched'

/** What burns: within 24 hours my own and what I could take; and whatever is late in my units, whoever has it. */
const burns = (request: RequestItem, now: Moment) =>
  request.mine || waits(request) ? isDueSoon(request, now) : isOverdue(request, now)

/** Both lists in the order of the first one's page: the next due first, what has no deadline before that. */
export function together(items: readonly RequestItem[], more: readonly RequestItem[] = []): RequestItem[] {
  const known = new Set(items.map(({ id }) => id))
  const due = ({ dueAt }: RequestItem) => dueAt ?? ''
  return [...items, ...more.filter(({ id }) => !known.has(id))].sort((a, b) =>
    due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0,
  )
}

/** The workbench's one list as its tabs, each in the list's order (the next due first). `withdrawn`: just taken back from me. */
export function sortIntoTabs(items: readonly RequestItem[], now: Moment) {
  return {
    waiting: items.filter(waits),
    hand: items.filter(({ status }) => status === 'accepted' || status === 'referred'),
    soon: items.filter(request => burns(request, now)),
    late: items.filter(request => isOverdue(request, now)),
    today: items.filter(request => request.mine && isDueToday(request, now)),
    withdrawn: items.filter(({ status }) => status === 'withdrawn'),
  }
}

/** What is going on, in a sentence, the late first. `more`: there are further ones that wait, which are not loaded. */
export function workbenchLead(
  { waiting, hand, late, today }: ReturnType<typeof sortIntoTabs>,
  more = false,
): string {
  if (waiting.length + hand.length === 0) return '现在没有等着您的事。'
  const parts = [
    ...(late.length > 0 ? [`${late.length} 件超期`] : []),
    ...(today.length > 0 ? [`${today.length} 件今天到期`] : []),
    ...(waiting.length > 0 ? [`${waiting.length} 件${more ? '以上' : ''}等人接单`] : []),
    ...(hand.length > 0 ? [`${hand.length} 件在您手上`] : []),
  ]
  return `${parts.join('，')}。`
}
