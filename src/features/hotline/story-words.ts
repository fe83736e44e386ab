import type { EventType } from '@domain/hotline/appointment'
import type { IconName } from '@/components/icon'
import type { TimelineEntry } from '@/components/timeline'
import type { Tone } from '@/components/tone'
import { formatTime, type Moment } from '@/lib/time'
import type { Appointment } from './use-hotline'
import { startWords } from './when'

type Step = Appointment['story'][number]

const looks: Record<EventType, { icon: IconName; tone?: Tone }> = {
  booked: { icon: 'calendar', tone: 'green' },
  held: { icon: 'clock', tone: 'blue' },
  offered: { icon: 'bell', tone: 'amber' },
  taken: { icon: 'calendar', tone: 'green' },
  passed: { icon: 'return' },
  lapsed: { icon: 'clock' },
  confirmed: { icon: 'check', tone: 'green' },
  declined: { icon: 'info', tone: 'amber' },
  moved: { icon: 'swap', tone: 'blue' },
  cancelled: { icon: 'return' },
  done: { icon: 'check', tone: 'green' },
  noShow: { icon: 'info', tone: 'amber' },
  rated: { icon: 'star' },
  appealed: { icon: 'note' },
  appealUpheld: { icon: 'check', tone: 'green' },
  appealRejected: { icon: 'info' },
  reminded: { icon: 'bell' },
  handOverAsked: { icon: 'swap', tone: 'amber' },
  handOverAgreed: { icon: 'check', tone: 'green' },
  handOverRefused: { icon: 'info' },
}

/** A step as a sentence for both: who did it stands beside it. */
export function stepWords({ type, by, from }: Step, now: Moment = Date.now()): string {
  switch (type) {
    case 'booked':
      return by === 'counsellor' ? '登记了预约' : '约好了'
    case 'held':
      return '提交了预约，等咨询师确认'
    case 'offered':
      return '有了空位，先留着等答复'
    case 'taken':
      return '要了这个时段'
    case 'passed':
      return '这次不合适，继续候补'
    case 'lapsed':
      if (from) return `没有等到确认，没改成${startWords(from, now)}`
      return '时间过了没有答复，时段让给了别人'
    case 'confirmed':
      return '确认了预约'
    case 'declined':
      if (from) return `${startWords(from, now)} 不方便，仍按原来的时间`
      return '这个时间不方便，没有约成'
    case 'moved':
      return from ? `改了时间，原来是${startWords(from, now)}` : '改了时间'
    case 'cancelled':
      return by === 'system' ? '约好的咨询师到时不在，预约取消了，请另选一位' : '取消了预约'
    case 'done':
      return by === 'system' ? '已结束（自动记录）' : '已结束'
    case 'noShow':
      return '记录为没有赴约'
    case 'rated':
      return '说了感受'
    case 'appealed':
      return '说明了情况，请求更正'
    case 'appealUpheld':
      return '更正了记录，不算没有赴约'
    case 'appealRejected':
      return '看过说明，记录没有改'
    case 'reminded':
      return '发了提醒'
    case 'handOverAsked':
      return '请求把记录转给另一位咨询师'
    case 'handOverAgreed':
      return '同意转交记录'
    case 'handOverRefused':
      return '没有同意转交记录'
  }
}

/** Who did a step, as the client or the counsellor reads it; nobody for what happened by itself. */
function whoWords(by: Step['by'], as: Appointment['as']): string | undefined {
  if (by === 'system') return undefined
  if (by === as) return '您'
  return by === 'client' ? '来访者' : '咨询师'
}

/** The story for the timeline, the newest first. */
export const storyEntries = (
  { story, as }: Pick<Appointment, 'story' | 'as'>,
  now: Moment = Date.now(),
): TimelineEntry[] =>
  story
    .map((step, index) => ({
      key: String(index),
      text: stepWords(step, now),
      time: formatTime(step.at, now),
      who: whoWords(step.by, as),
      ...looks[step.type],
    }))
    .sort((a, b) => Number(b.key) - Number(a.key))
