import { lanzhouDay, lanzhouMoment, lanzhouTime } from '../lanzhou'
import { pushAt } from '../message/messages'
import type { Message } from '../message/model'
import { daysAfter } from '../request/deadline'
import type { Appointment, AppointmentEvent } from './appointment'
import type { CallSecrets } from './records'

/**
 * Messages about appointments, worded so that a glance over the shoulder gives nothing away: no topic, no name, no
 * “hotline”, no counselling. They name no appointment either: who is told is in the message, and whose it is must not be.
 */

/** What one side is told, or nothing. */
interface Told {
  to: 'client' | 'counsellor'
  text: string
  urgent?: boolean
  template?: Message['template']
  /** Another counsellor than the appointment's. */
  reader?: string
}

const when = (at: string): string => lanzhouMoment(at)

function reminder(start: string, at: string): string {
  const time = lanzhouTime(start).slice(11)
  if (lanzhouDay(start) === lanzhouDay(at)) return `您预约的服务今天 ${time} 开始`
  const isTomorrow = lanzhouDay(start) === lanzhouDay(daysAfter(at, 1))
  return `您预约的服务${isTomorrow ? '明天' : when(start).slice(0, -6)} ${time} 开始`
}

function toldOf(event: AppointmentEvent, { start, holdUntil, status, handOver }: Appointment): Told[] {
  const client = (text: string, more: Partial<Told> = {}): Told => ({ to: 'client', text, ...more })
  const counsellor = (text: string, more: Partial<Told> = {}): Told => ({ to: 'counsellor', text, ...more })
  const time = when(start)
  switch (event.type) {
    case 'booked':
      return event.by === 'client' ? [counsellor(`有新的预约：${time}`)] : []
    case 'held':
      return [counsellor(`有预约等您确认：${time}`)]
    case 'taken':
      return [counsellor(`候补的预约已确定：${time}`)]
    case 'offered':
      // Late news of an offer that is over would only mislead.
      return status === 'offered'
        ? [
            client(`您等的时段空出来了：${time}，保留到 ${lanzhouTime(holdUntil ?? start).slice(11)}`, {
              urgent: true,
            }),
          ]
        : []
    case 'confirmed':
      return [client(`您预约的服务已确认：${time}`)]
    case 'declined':
      return [client(`您预约的服务没有约成（${time}），请另选时间`)]
    case 'lapsed':
      return event.by === 'system' ? [client(`为您保留的时段已过期（${time}）`)] : []
    case 'moved':
      return [counsellor(`预约从 ${when(event.from ?? start)} 改到 ${time}`)]
    case 'cancelled':
      if (event.by === 'client') return [counsellor(`${time} 的预约已取消`)]
      return event.by === 'system'
        ? [client(`您预约的服务已取消（${time}）：约好的老师到时不在，请另选一位`, { urgent: true })]
        : [client(`您预约的服务已取消（${time}），请另选时间`, { urgent: true })]
    case 'done':
      return event.by === 'counsellor' ? [client('您预约的服务已完成，欢迎说说感受')] : []
    case 'noShow':
      return [client(`您预约的服务没有赴约（${time}），如有不符可以申诉`)]
    case 'rated':
      return [counsellor('收到一条评价')]
    case 'appealed':
      return [counsellor(`有一条申诉等您处理：${time}`)]
    case 'appealUpheld':
      return [client('您的申诉已通过，不算爽约')]
    case 'appealRejected':
      return [client('您的申诉没有通过')]
    case 'handOverAsked':
      return [client('有一件事等您答复')]
    case 'handOverAgreed': {
      const reader = handOver?.to
      const handed = reader ? [counsellor('有记录转交给您，和对方有预约时可看', { reader })] : []
      return [counsellor('您提出的转交有了答复'), ...handed]
    }
    case 'handOverRefused':
      return [counsellor('您提出的转交有了答复')]
    case 'reminded':
      if (event.late) return []
      return [client(reminder(start, event.at), { urgent: true, template: 'reminder' })]
    case 'passed':
      return []
  }
}

const stateNames: Record<Message['as'] & ('client' | 'counsellor'), string> = {
  client: '预约',
  counsellor: '日程',
}

/**
 * One message of the hotline. `id`: what keeps it from being made twice. `urgent`: the phone rings at night too; in the
 * list none is marked, so that a glance learns nothing.
 */
export function hotlineMessage(
  id: string,
  {
    to,
    as,
    text,
    at,
    urgent = false,
    template = 'appointment',
  }: {
    to: string
    as: 'client' | 'counsellor'
    text: string
    at: string
    urgent?: boolean
    template?: Message['template']
  },
): Message {
  return {
    _id: id,
    to,
    toDesk: false,
    at,
    request: null,
    no: '',
    as,
    title: as === 'client' ? '预约提醒' : '日程提醒',
    text,
    state: stateNames[as],
    urgent: false,
    readAt: null,
    template,
    push: { state: 'waiting', at: pushAt(at, urgent), tries: 0 },
  }
}

/** Somebody wants to be called. `id`: of the call, so that nobody can tell it. */
export const callMessage = (id: string, why: CallSecrets['why'], to: string, at: string): Message =>
  hotlineMessage(id, {
    to,
    as: 'counsellor',
    text: why === 'safety' ? '有人希望尽快接到您的电话' : '有人希望接到您的电话',
    at,
    urgent: true,
  })

/** Somebody wants to be called, and no counsellor is there: the street has to find one. Who it is the street never learns. */
export const unansweredCallMessage = (id: string, to: string, at: string): Message =>
  hotlineMessage(id, {
    to,
    as: 'counsellor',
    text: '有人等着接电话，现在没有能回电的老师，请马上安排',
    at,
    urgent: true,
  })

/**
 * The messages about everything that happened to an appointment since `since` (ISO). `openid`: its client's, empty for
 * a walk-in; `idOf`: makes an id of which nobody can tell the appointment.
 */
export function appointmentMessages(
  appointment: Appointment,
  openid: string,
  since: string,
  idOf: (part: string) => string,
): Message[] {
  return appointment.story.flatMap((event, index) =>
    event.at < since
      ? []
      : toldOf(event, appointment).flatMap(({ to, reader: other, ...told }) => {
          const reader = other ?? (to === 'client' ? openid : appointment.counsellor)
          const part = other ? `${to}.${other}` : to
          return reader
            ? [hotlineMessage(idOf(`${index}.${part}`), { to: reader, as: to, at: event.at, ...told })]
            : []
        }),
  )
}
