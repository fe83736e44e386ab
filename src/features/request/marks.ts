import type { Flag, Level } from '@domain/request/model'
import type { RequestItem } from '@domain/request/schema'
import type { IconName } from '@/components/icon'
import type { Tone } from '@/components/tone'
import type { Moment } from '@/lib/time'
import { dueWords, isDueToday, isOverdue, late } from './due'

/** What staff must not miss on a request, in a word with its drawing. */
export interface Mark {
  word: string
  tone: Tone
  icon: IconName
}

const calledLevels: Record<Level, string> = {
  lead: '升级到组长',
  community: '升级到社区',
  street: '升级到街道',
}

/** Beside what it is and where it stands; the page of the request says all. */
export const MARKS_IN_A_ROW = 2

type Marked = Pick<
  RequestItem,
  'status' | 'dueAt' | 'verdict' | 'changedAt' | 'flags' | 'escalated' | 'urgent' | 'reopenings'
>

/** The marks of a request, the most pressing first. */
export function marksOf(request: Marked, now: Moment): Mark[] {
  const { flags, escalated, urgent, dueAt } = request
  const has = (flag: Flag) => flags.includes(flag)
  const open = request.status !== 'resolved' && dueAt !== null
  const marks: (Mark | false)[] = [
    isOverdue(request, now) && { word: `超期 ${late(dueAt as string, now)}`, tone: 'red', icon: 'warning' },
    isDueToday(request, now) && { word: dueWords(request, now), tone: 'amber', icon: 'clock' },
    urgent && open && { word: '加急', tone: 'red', icon: 'flame' },
    has('supervised') && { word: '督办', tone: 'red', icon: 'flag' },
    has('escalated') && escalated !== null && { word: calledLevels[escalated], tone: 'red', icon: 'people' },
    has('reminded') && { word: '已催办', tone: 'amber', icon: 'bell' },
    has('extension') && { word: '申请延期', tone: 'blue', icon: 'calendar' },
    request.reopenings > 0 && { word: '重办', tone: 'amber', icon: 'refresh' },
    has('parts') && { word: '有人协办', tone: 'blue', icon: 'heart-hand' },
    has('callBack') && { word: '待回访', tone: 'quiet', icon: 'phone' },
  ]
  return marks.filter(mark => mark !== false)
}
