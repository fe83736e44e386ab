import { deadlineWords } from '@domain/calendar/words'
import type { Moment } from '@/lib/time'
import type { Appointment, Brief } from './use-hotline'
import { spanWords, startWords } from './when'
import { teacher, wayNames } from './words'

type Told = Pick<Brief, 'status' | 'start' | 'end' | 'way' | 'counsellor' | 'holdUntil'> &
  Partial<Pick<Brief, 'kept'>>

const iso = (now: Moment) => new Date(now).toISOString()

/** How the two meet when it is time. */
export function meetingWords(
  { way, counsellor }: Pick<Told, 'way' | 'counsellor'>,
  phone?: string | null,
): string {
  const who = teacher(counsellor.name)
  switch (way) {
    case 'voice':
      return `到时间点“进入通话”，和${who}用微信说话`
    case 'phone':
      return `${who}到时候打${phone ? ` ${phone}` : '您留的电话'}`
    case 'room':
      return counsellor.room ? `请到${counsellor.room}` : `地点由${who}告诉您`
  }
}

/** The agreed time that stands until a move is confirmed; empty where there is none. */
export function keptWords({ kept, counsellor }: Pick<Told, 'kept' | 'counsellor'>, now: Moment = Date.now()) {
  if (!kept) return ''
  const who = kept.counsellor === counsellor.name ? '' : `，${teacher(kept.counsellor)}`
  return `确认之前，原来的时间（${startWords(kept.start, now)}${who}）不变。`
}

/** What is going on, in one sentence for the client. */
export function appointmentLead(
  view: Told & Partial<Pick<Appointment, 'can' | 'appeal'>>,
  now: Moment = Date.now(),
): string {
  const who = teacher(view.counsellor.name)
  const time = iso(now)
  const until = view.holdUntil ? deadlineWords(view.holdUntil, time) : ''
  const over = view.holdUntil !== null && view.holdUntil <= time
  switch (view.status) {
    case 'offered':
      return over
        ? '保留的时间已经过了。您仍在候补名单里。'
        : `有空位了，为您留到${until.replace(/ 前$/, '')}。`
    case 'held':
      if (over) return view.kept ? '没有等到确认，仍按原来的时间。' : '没有等到确认，正在为您取消。'
      return `等${who}确认，最晚${until}。结果会告诉您。${keptWords(view, now)}`
    case 'booked':
      if (time < view.start) return `已经约好：${spanWords(view, now)}，${wayNames[view.way]}。`
      return time < view.end ? '约好的时间到了，正在进行。' : '约好的时间已经过了。'
    case 'done':
      return view.can?.includes('rate') ? '这次咨询已经结束，您可以说说感受。' : '这次咨询已经结束。'
    case 'noShow':
      return noShowLead(view.appeal ?? null)
    case 'cancelled':
      return `${startWords(view.start, now)} 的预约已经取消。`
    case 'declined':
      return `${who}这个时间不方便。可以另约时间，或者约别的咨询师。`
    default:
      return '这个时段没有约成，可以另约时间。'
  }
}

function noShowLead(appeal: Appointment['appeal']): string {
  if (appeal === 'asked') return '您的说明已经送到，等咨询师看。'
  if (appeal === 'upheld') return '已经更正，不算没有赴约。'
  return appeal === 'rejected'
    ? '咨询师看过您的说明，记录没有改。'
    : '咨询师记的是您没有来。如果不是这样，请告诉我们。'
}

/** What happens next, for the top of the story; undefined at an end. */
export function nextWords(
  view: Told & Pick<Appointment, 'phone' | 'can'>,
  now: Moment = Date.now(),
): string | undefined {
  const time = iso(now)
  switch (view.status) {
    case 'offered':
      return view.holdUntil && view.holdUntil > time
        ? `下一步：请您决定，${deadlineWords(view.holdUntil, time)}。`
        : undefined
    case 'held':
      return view.holdUntil
        ? `下一步：${teacher(view.counsellor.name)}确认，最晚${deadlineWords(view.holdUntil, time)}。`
        : undefined
    case 'booked':
      return time < view.end
        ? `下一步：${startWords(view.start, now)}，${meetingWords(view, view.phone)}。`
        : undefined
    case 'done':
      return view.can.includes('rate') ? '下一步：愿意的话，说说这次的感受。' : undefined
    default:
      return undefined
  }
}
