import { isOpen } from '@domain/hotline/appointment'
import { startWords } from '@/features/hotline/when'
import { wayNames } from '@/features/hotline/words'
import { today } from '../shared/days'
import type { AppointmentView, Diary } from '../shared/types'
import { isUrgent } from '../shared/words'
import { itemsOn } from './timeline'

/** Who has to be looked at before all others, until their appointment is over, by start. */
export const urgentOf = ({ urgent }: Pick<Diary, 'urgent'>, now: number): AppointmentView[] =>
  urgent.filter(item => isUrgent(item, now))

/** What is going on, in a sentence, the urgent first. */
export function diaryLead(diary: Diary | undefined, now: number): string | undefined {
  if (!diary) return undefined
  const { todo, calls, next } = diary
  const urgent = urgentOf(diary, now).length
  const left = itemsOn(diary, today(now)).filter(item => isOpen(item) && Date.parse(item.end) > now).length
  const parts = [
    urgent > 0 && `${urgent} 个紧急`,
    todo.length > 0 && `${todo.length} 件等您答复或记录`,
    calls.length > 0 && `${calls.length} 位等您回电`,
    left > 0 && `今天还有 ${left} 个预约`,
  ].filter(Boolean)
  if (parts.length > 0) return `${parts.join('，')}。`
  return next
    ? `今天没有预约，下一个是${startWords(next.start, now)}，${wayNames[next.way]}。`
    : '最近没有预约，也没有要办的事。'
}
