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

/** What one side is told, or nothing. A subscribe message cuts a text after so many characters: what tells comes first. */
export const MOST_SHOWN = 20
interface Told {
  to: 'client' | 'counsellor'
  text: string
  /** Where the text alone has no room for it. */
  title?: string
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
  return isTomorrow ? `您预约的服务明天 ${time} 开始` : `您的预约 ${when(start)} 开始`
}

/** Where an appointment was right after one of its steps. */
interface Then {
  start: string
  counsellor: string
}

/** Where it was after each step, told backwards from where it is now: news of a step must be true of that step. */
function placesThen({ story, start, counsellor }: Appointment): Then[] {
  const places: Then[] = []
  let now: Then = { start, counsellor }
  for (const { from, fromCounsellor } of [...story].reverse()) {
    places.unshift(now)
    now = { start: from ?? now.start, counsellor: fromCounsellor ?? now.counsellor }
  }
  return places
}

function toldOf(
  event: AppointmentEvent,
  { start }: Then,
  appointment: Appointment,
  isUrgent: boolean,
): Told[] {
  const client = (text: string, more: Partial<Told> = {}): Told => ({ to: 'client', text, ...more })
  const counsellor = (text: string, more: Partial<Told> = {}): Told => ({ to: 'counsellor', text, ...more })
  const time = when(start)
  // What it is about is not said, only that it should not wait until the diary is opened.
  const urgent = isUrgent && { urgent: true }
  const fresh = counsellor(isUrgent ? `新预约请尽快看：${time}` : `有新的预约：${time}`, { ...urgent })
  const asked = counsellor(isUrgent ? `请尽快确认：${time}` : `有预约等您确认：${time}`, { ...urgent })
  switch (event.type) {
    case 'booked':
      return event.by === 'client' ? [fresh] : []
    case 'held':
      return [asked]
    case 'taken':
      return [event.waits ? asked : isUrgent ? fresh : counsellor(`候补已约定：${time}`)]
    case 'offered': {
      // Late news of an offer that is over would only mislead.
      const until = lanzhouTime(appointment.holdUntil ?? start).slice(11)
      return appointment.status === 'offered'
        ? [client(`${time}，留到${until}`, { title: '您等的时段空出来了', urgent: true })]
        : []
    }
    case 'confirmed':
      return [client(`您的预约已确认：${time}`)]
    case 'declined':
      return [client(event.from ? `没改成，仍是${time}` : `您的预约没约成：${time}`)]
    case 'lapsed':
      if (event.by !== 'system') return []
      return [client(event.from ? `没改成，仍是${time}` : `保留已过期：${time}`)]
    case 'moved':
      return movedTold(event, { fresh, asked }, counsellor(`改到 ${time}`))
    case 'cancelled':
      if (event.by === 'client') return [counsellor(`${time} 的预约已取消`)]
      return [
        client(`您的预约已取消：${time}`, {
          urgent: true,
          ...(event.by === 'system' && { title: '到时对方不在，请另选一位' }),
        }),
      ]
    case 'done':
      return event.by === 'counsellor' ? [client('您预约的服务已完成，欢迎说说感受')] : []
    case 'noShow':
      return [client(`${time} 的预约`, { title: '记为没有赴约，如有不符可以申诉' })]
    case 'rated':
      return [counsellor('收到一条评价')]
    case 'appealed':
      return [counsellor(`有申诉等您处理：${time}`)]
    case 'appealUpheld':
      return [client('您的申诉已通过，不算爽约')]
    case 'appealRejected':
      return [client('您的申诉没有通过')]
    case 'handOverAsked':
      return [client('有一件事等您答复')]
    case 'handOverAgreed': {
      const reader = appointment.handOver?.to
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

/** News of a move for whom it has moved to: another counsellor knows of no earlier time. */
function movedTold(
  { waits, from, fromCounsellor }: AppointmentEvent,
  { fresh, asked }: { fresh: Told; asked: Told },
  moved: Told,
): Told[] {
  if (fromCounsellor) return [waits ? asked : fresh]
  const old = from && when(from)
  if (waits) return [{ ...asked, ...(old && { title: `${old} 的预约想改期` }) }]
  return [{ ...moved, ...(old && { title: `${old} 的预约改期` }) }]
}

/** Other counsellors whose place was given up. */
const leftTold = ({ type, gaveUp = [] }: AppointmentEvent): Told[] =>
  gaveUp.map(({ counsellor, start }) => ({
    to: 'counsellor',
    reader: counsellor,
    text: `${when(start)} 的预约已${type === 'cancelled' ? '取消' : '改走'}`,
  }))

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
    title = as === 'client' ? '预约提醒' : '日程提醒',
    at,
    urgent = false,
    template = 'appointment',
  }: {
    to: string
    as: 'client' | 'counsellor'
    text: string
    title?: string
    at: string
    /** It may go out at night. Not kept as such: it would say in plain words whose answers were worrying. */
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
    title,
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
 * a walk-in; `idOf`: makes an id of which nobody can tell the appointment; `isUrgent`: an answer was worrying.
 */
export function appointmentMessages(
  appointment: Appointment,
  openid: string,
  since: string,
  idOf: (part: string) => string,
  isUrgent = false,
): Message[] {
  const places = placesThen(appointment)
  return appointment.story.flatMap((event, index) => {
    if (event.at < since) return []
    const then = places[index]!
    const told = [...toldOf(event, then, appointment, isUrgent), ...leftTold(event)]
    return told.flatMap(({ to, reader = to === 'client' ? openid : then.counsellor, ...more }) => {
      const part = reader === then.counsellor || to === 'client' ? to : `${to}.${reader}`
      return reader
        ? [hotlineMessage(idOf(`${index}.${part}`), { to: reader, as: to, at: event.at, ...more })]
        : []
    })
  })
}
