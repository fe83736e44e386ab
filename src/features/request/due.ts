import { lasting } from '@domain/calendar/words'
import { inWork } from '@domain/request/model'
import type { RequestItem } from '@domain/request/schema'
import { daysAway, formatDay, formatTime, type Moment } from '@/lib/time'

const HOUR_MS = 3_600_000
/** From when on a deadline counts as near. */
const SOON_HOURS = 24

type Due = Pick<RequestItem, 'status' | 'dueAt' | 'verdict' | 'changedAt'>

/** Whether somebody on our side still owes something, so that a deadline can be missed. */
const owed = ({ status }: Due) => (inWork as readonly string[]).includes(status)

/** Whether the answer or the result is late at `now`. A resident's week for the verdict is never late. */
export const isOverdue = (request: Due, now: Moment): boolean =>
  owed(request) && request.dueAt !== null && Date.parse(request.dueAt) <= new Date(now).getTime()

/** Whether it is due on this very day in Lanzhou, and not late yet. */
export const isDueToday = (request: Due, now: Moment): boolean =>
  owed(request) && request.dueAt !== null && !isOverdue(request, now) && daysAway(request.dueAt, now) === 0

/** Whether it is due within 24 hours, or late already. */
export const isDueSoon = (request: Due, now: Moment): boolean =>
  owed(request) &&
  request.dueAt !== null &&
  Date.parse(request.dueAt) - new Date(now).getTime() <= SOON_HOURS * HOUR_MS

/** How long it is late, in words: 20 分钟, 3 小时, 2 天. */
export const late = (dueAt: string, now: Moment): string =>
  lasting(new Date(now).getTime() - Date.parse(dueAt))

/** A deadline as short as it may be: the hour matters within two days, after that the day. */
const byWhen = (dueAt: string, now: Moment): string =>
  Math.abs(daysAway(dueAt, now)) <= 2 ? formatTime(dueAt, now) : formatDay(dueAt, now)

/** Until when, for a row: 最晚今天 17:00 答复, 已超时 3 小时, 11月30日前可评价; at an end, since when. */
export function dueWords(request: Due, now: Moment = Date.now()): string {
  const { status, dueAt, verdict, changedAt } = request
  if (!dueAt) return formatTime(changedAt, now)
  if (isOverdue(request, now)) return `已超时 ${late(dueAt, now)}`
  const until = byWhen(dueAt, now)
  const gap = /\d$/.test(until) ? ' ' : ''
  if (status === 'resolved') return `${until}${gap}前可${verdict === 'unsolved' ? '重办' : '评价'}`
  return `最晚${until}${gap}${status === 'accepted' ? '办好' : status === 'referred' ? '有答复' : '答复'}`
}
