import { AppError } from '../errors'
import { type Appointment, type By, isOpen, type Status } from './appointment'
import { agreedPlace } from './kept'

/** Everything that can be done to an appointment that is there: by whom, and in which states. */
export interface Rule {
  by: readonly By[]
  from: readonly Status[]
  /** Only before its start, or only after. */
  when?: 'before' | 'after'
}

export const moves = {
  takeOffer: { by: ['client'], from: ['offered'], when: 'before' },
  passOffer: { by: ['client'], from: ['offered'] },
  confirm: { by: ['counsellor'], from: ['held'], when: 'before' },
  decline: { by: ['counsellor'], from: ['held'] },
  reschedule: { by: ['client'], from: ['held', 'booked'], when: 'before' },
  // The system cancels where the counsellor's post has ended, or a leave lies over it.
  cancel: { by: ['client', 'counsellor', 'system'], from: ['held', 'booked'], when: 'before' },
  // A slip of the finger can be put right: done and no-show change into one another until the client has said something.
  done: { by: ['counsellor', 'system'], from: ['booked', 'noShow'], when: 'after' },
  noShow: { by: ['counsellor'], from: ['booked', 'done'], when: 'after' },
  lapse: { by: ['system'], from: ['offered', 'held'] },
  rate: { by: ['client'], from: ['done'] },
  appeal: { by: ['client'], from: ['noShow'] },
  decideAppeal: { by: ['counsellor'], from: ['noShow'] },
  writeNote: { by: ['counsellor'], from: ['booked', 'done', 'noShow'], when: 'after' },
  askHandOver: { by: ['counsellor'], from: ['booked', 'done', 'noShow'] },
  answerHandOver: { by: ['client'], from: ['booked', 'done', 'noShow'] },
} as const satisfies Record<string, Rule>
export type Move = keyof typeof moves

/** How long after its end an appointment can be rated or a no-show be appealed against. */
const AFTERWARDS_MS = 30 * 24 * 3_600_000
/** As long as offered, whether the hold still runs, is for the one who answers; the timer comes within a minute. */
const isOver = ({ holdUntil }: Appointment, now: string): boolean => holdUntil !== null && holdUntil <= now

/**
 * What speaks against a move, or undefined. `by` is who asks in relation to this appointment.
 * The whole of rights and states, but for what a command brings along (a reason, a new slot).
 */
export function refusal(move: Move, appointment: Appointment, by: By, now: string): AppError | undefined {
  const rule: Rule = moves[move]
  const { status, start, end } = appointment
  if (!rule.by.includes(by)) return new AppError('FORBIDDEN', undefined, '这个预约不归您操作')
  if ((move === 'takeOffer' || move === 'passOffer') && status === 'lapsed') return new AppError('OFFER_OVER')
  if (!rule.from.includes(status))
    return new AppError('WRONG_STATE', { status }, '这个预约现在不能这样操作，请看最新情况')
  if (move === 'askHandOver' && appointment.source === 'walkIn') {
    return new AppError('WRONG_STATE', undefined, '登记的来访者不在小程序里，没有人能答复转交')
  }
  if (move === 'takeOffer' && isOver(appointment, now)) return new AppError('OFFER_OVER')
  if (move === 'confirm' && appointment.kept && isOver(appointment, now)) {
    return new AppError('WRONG_STATE', { status }, '等您确认的时间已经过了，仍按原来的时间')
  }
  // Whichever of the two places comes first: at the one that is kept the client may be there already.
  const begins = appointment.kept && appointment.kept.start < start ? appointment.kept.start : start
  if (rule.when === 'before' && now >= begins) {
    return new AppError('WRONG_STATE', { status }, '预约已经开始，不能再改了')
  }
  if (rule.when === 'after' && now < start) {
    return new AppError('WRONG_STATE', { status }, '预约还没有开始，到时间再记录')
  }
  if (move === 'rate' && appointment.stars !== null)
    return new AppError('WRONG_STATE', undefined, '您已经评价过了')
  if (move === 'appeal' && appointment.appeal) return new AppError('WRONG_STATE', undefined, '您已经申诉过了')
  if (move === 'decideAppeal' && appointment.appeal !== 'asked') {
    return new AppError('WRONG_STATE', undefined, '没有等待处理的申诉')
  }
  if ((move === 'done' || move === 'noShow') && (appointment.stars !== null || appointment.appeal)) {
    return new AppError('WRONG_STATE', undefined, '来访者已经评价或申诉，不能再改')
  }
  if (move === 'answerHandOver' && appointment.handOver?.state !== 'asked') {
    return new AppError('WRONG_STATE', undefined, '没有等待您答复的转交')
  }
  const isLate = Date.parse(now) > Date.parse(end) + AFTERWARDS_MS
  if ((move === 'rate' || move === 'appeal') && isLate) {
    return new AppError('WRONG_STATE', undefined, '已经超过 30 天，不能再提交')
  }
  return undefined
}

/** The moves that somebody could make now: what the buttons are drawn from. */
export const allowed = (appointment: Appointment, by: By, now: string): Move[] =>
  (Object.keys(moves) as Move[]).filter(move => !refusal(move, appointment, by, now))

/** Whether a client has to say why they cancel or move: the cut-off of what was agreed has passed. */
export function needsReason(appointment: Appointment, cutOffHours: number, now: string): boolean {
  const agreed = agreedPlace(appointment)
  return agreed !== undefined && Date.parse(now) > Date.parse(agreed.start) - cutOffHours * 3_600_000
}

/** Whether the hour of an appointment stays closed after its end: its counsellor can't be there. */
export const closesHour = ({ story }: Appointment): boolean => story.some(({ closes }) => closes)

/** The unique mark that keeps a client from having two: theirs while it is open and not over. */
export const holdOf = (appointment: Appointment, now: string): string =>
  isOpen(appointment) && appointment.end > now ? appointment.client : appointment._id
