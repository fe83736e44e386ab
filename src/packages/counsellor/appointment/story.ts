import type { EventType } from '@domain/hotline/appointment'
import type { TimelineEntry } from '@/components/timeline'
import { startWords } from '@/features/hotline/when'
import { formatTime } from '@/lib/time'
import type { AppointmentView } from '../shared/types'

type Step = AppointmentView['story'][number]

const who: Record<Step['by'], string> = { client: '来访者', counsellor: '您', system: '系统' }

/** What happened, as the counsellor reads it. */
const sentences: Record<EventType, string | ((step: Step, now: number) => string)> = {
  booked: ({ by }) => (by === 'counsellor' ? '您登记了这次来访' : '来访者约了这个时间'),
  held: '来访者约了这个时间，等您确认',
  offered: '空出来的时间，为候补的来访者留着',
  taken: '来访者接受了空出来的时间',
  passed: '来访者让出了这个时间',
  lapsed: ({ from }) => (from ? '没有等到确认，仍按原来的时间' : '没有等到答复，时间空出来了'),
  confirmed: '您确认了预约',
  declined: ({ from }) => (from ? '改期没有约成，仍按原来的时间' : '您婉拒了预约'),
  moved: ({ from }, now) => (from ? `来访者改了时间，原来是${startWords(from, now)}` : '来访者改了时间'),
  cancelled: ({ by }) => (by === 'system' ? '您到时不在，系统取消了预约' : `${who[by]}取消了预约`),
  done: ({ by }) => (by === 'system' ? '到期没有记录，系统记为完成' : '您记为已完成'),
  noShow: '您记为爽约',
  rated: '来访者评价了这次咨询',
  appealed: '来访者说这次不是爽约',
  appealUpheld: '您撤销了这次爽约',
  appealRejected: '您维持了这次爽约',
  reminded: '已提醒来访者',
  handOverAsked: '您请来访者同意转交记录',
  handOverAgreed: '来访者同意转交记录',
  handOverRefused: '来访者不同意转交记录',
}

/** An appointment's story, the newest first. `moveReason`: what the client said when they moved it the last time. */
export const storyOf = (
  story: readonly Step[],
  now: number,
  moveReason: string | null = null,
): TimelineEntry[] =>
  story
    .map((step, index) => {
      const words = sentences[step.type]
      const text = typeof words === 'string' ? words : words(step, now)
      const isLastMove = step.type === 'moved' && !story.slice(index + 1).some(({ type }) => type === 'moved')
      return {
        key: `${index}`,
        text: moveReason && isLastMove ? `${text}。原因：${moveReason}` : text,
        time: formatTime(step.at, now),
      }
    })
    .reverse()
