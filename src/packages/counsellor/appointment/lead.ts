import { spanWords, startWords } from '@/features/hotline/when'
import { wayNames } from '@/features/hotline/words'
import { formatTime } from '@/lib/time'
import type { AppointmentView } from '../shared/types'

/** The first line of an appointment: when and how, and what is going on. */
export function leadOf(view: AppointmentView, now: number): string {
  const { way, counsellor, status, holdUntil, kept, can } = view
  const where = way === 'room' && counsellor.room ? `${wayNames.room}，${counsellor.room}` : wayNames[way]
  const first = `${spanWords(view, now)}，${where}。`
  if (status === 'held' && holdUntil) {
    const old = kept ? `原来约的是${startWords(kept.start, now)}，确认之前不变。` : ''
    return `${first}等您确认，最晚${formatTime(holdUntil, now)}。${old}`
  }
  if (status === 'offered' && holdUntil) return `${first}为候补的来访者留到${formatTime(holdUntil, now)}。`
  if (status === 'booked' && can.includes('done')) return `${first}结束后请记一下来没来。`
  return first
}
