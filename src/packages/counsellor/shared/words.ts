import type { Status } from '@domain/hotline/appointment'
import type { IconName } from '@/components/icon'
import type { Tone } from '@/components/tone'
import { inChina } from '@/lib/time'
import type { AppointmentView, Span } from './types'

interface Look {
  word: string
  tone: Tone
  icon: IconName
}

/** Where an appointment stands, as its counsellor calls it. */
const looks: Record<Status, Look> = {
  offered: { word: '为候补留着', tone: 'quiet', icon: 'clock' },
  held: { word: '等您确认', tone: 'amber', icon: 'clock' },
  booked: { word: '已约好', tone: 'green', icon: 'check' },
  done: { word: '已完成', tone: 'quiet', icon: 'check' },
  noShow: { word: '爽约', tone: 'amber', icon: 'info' },
  cancelled: { word: '已取消', tone: 'quiet', icon: 'return' },
  declined: { word: '已婉拒', tone: 'quiet', icon: 'return' },
  lapsed: { word: '过期未答复', tone: 'quiet', icon: 'clock' },
  void: { word: '已取消', tone: 'quiet', icon: 'return' },
}
const excused: Look = { word: '不算爽约', tone: 'quiet', icon: 'check' }
const unrecorded: Look = { word: '等您记录', tone: 'amber', icon: 'edit' }

/** What an appointment wants of its counsellor, or where it stands. */
export function lookOf(
  { status, end, appeal }: Pick<AppointmentView, 'status' | 'end' | 'appeal'>,
  now: number,
): Look {
  if (appeal === 'upheld') return excused
  return status === 'booked' && Date.parse(end) <= now ? unrecorded : looks[status]
}

/** 09:00–09:50. */
export const hoursWords = ({ start, end }: Span): string => `${clock(start)}–${clock(end)}`
/** 09:00, and 24:00 for the end of a day. */
export const clock = (at: string): string => inChina(at).format('HH:mm')

const called: readonly Status[] = ['cancelled', 'declined', 'lapsed', 'void']
/** Whether it takes no time of the diary any more. */
export const isCalledOff = ({ status }: Pick<AppointmentView, 'status'>): boolean => called.includes(status)

/** Whether it has to be looked at before all others: worrying, and still to come or going on. */
export const isUrgent = (view: Pick<AppointmentView, 'urgent' | 'status' | 'end'>, now: number): boolean =>
  view.urgent && (view.status === 'held' || view.status === 'booked') && Date.parse(view.end) > now

/** Whether it is somebody who came by or rang up: they have no mini-program to be told anything in. */
export const isWalkIn = ({ story }: Pick<AppointmentView, 'story'>): boolean =>
  story[0]?.type === 'booked' && story[0].by === 'counsellor'
