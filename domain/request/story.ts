import { lanzhouMoment } from '../lanzhou'
import type { Role } from '../street/model'
import { verdictBy } from './deadline'
import type { ClockName, EventOf, Satisfaction, ServiceRequest, Status, StoryEvent } from './model'
import { isRecorded } from './recorded'

export const roleNames: Record<Role | 'system', string> = {
  resident: '居民',
  cadre: '下沉干部',
  lead: '小区组长',
  community: '社区',
  street: '街道',
  counsellor: '心理咨询师',
  system: '系统',
}

export const statusNames: Record<Status, string> = {
  waiting: '待派单',
  dispatched: '待接单',
  accepted: '办理中',
  referred: '转办中',
  resolved: '待评价',
  closed: '已结案',
  withdrawn: '已撤单',
  refused: '不予受理',
  merged: '已合并',
}

export const satisfactionNames: Record<Satisfaction, string> = {
  satisfied: '满意',
  neutral: '一般',
  dissatisfied: '不满意',
}

export const clockNames: Record<ClockName, string> = { respond: '答复', resolve: '办理' }

/** An entry of the story in words. */
export interface Told {
  text: string
  /** The words that somebody gave with it. */
  detail?: string
  /** The words are between offices; residents read the sentence alone. */
  inside?: boolean
}

const quoted = (words: string | undefined): { detail?: string } => (words ? { detail: words } : {})

/** The deadlines that are others now: 办理期限改为 12月14日 18:00. */
function newDates({ changed, ...clocks }: EventOf<'recounted'>): string {
  const dates = changed.map(which => `${clockNames[which]}期限改为 ${lanzhouMoment(clocks[which].due)}`)
  return dates.join('，') || '期限没有变'
}

/** What happened in one plain sentence, and the words that somebody gave with it. */
export function tell(event: StoryEvent): Told {
  const who = event.by.name
  switch (event.type) {
    case 'submitted':
      return { text: `${who}提交了诉求` }
    case 'dispatched': {
      const desk = event.to.role === 'community' || event.to.role === 'street'
      if (event.automatic && desk) return { text: `已交到${event.to.name}，等待派单` }
      if (desk) return { text: `${who}把这件事转给了${event.to.name}`, detail: event.reason }
      const by = event.automatic ? '' : `${who}`
      return { text: `${by}派给了${event.to.name}`, detail: event.reason }
    }
    case 'accepted':
      return { text: `${who}接单了` }
    case 'noted':
      return {
        text: event.by.role === 'resident' ? `${who}补充了情况` : `${who}记录了进展`,
        detail: event.text,
      }
    case 'returned':
      return { text: `${who}退单，交回${event.to.name}`, detail: event.reason }
    case 'transferred':
      return event.to.role === 'cadre' || event.to.role === 'lead'
        ? { text: `${who}转派给了${event.to.name}`, detail: event.reason }
        : {
            text: `${who}请${event.to.name}转派${event.suggested ? `，建议${event.suggested}` : ''}`,
            detail: event.reason,
          }
    case 'resolved':
      return { text: `${who}已经办好`, detail: event.result }
    case 'rated': {
      const content = event.satisfaction ? `，${satisfactionNames[event.satisfaction]}` : ''
      return {
        text: `${who}说：${event.solved ? '问题解决了' : '还没有解决'}${content}`,
        ...quoted(event.words),
      }
    }
    case 'reopened':
      if (event.alone) return { text: `恢复单独办理，交给${event.to.name}`, detail: event.reason }
      return { text: `${who}要求重办，交给${event.to.name}`, detail: event.reason }
    case 'closed':
      return event.verdict === 'solved'
        ? { text: '已结案：居民确认解决了' }
        : { text: '已结案：7 天没有收到评价，不算满意' }
    case 'withdrawn':
      return { text: `${who}撤回了诉求`, detail: event.reason }
    case 'refused':
      return {
        text: `${who}答复：不予受理`,
        detail: `${event.reason}\n可以这样办：${event.instead}`,
      }
    case 'warned':
      if (event.mark === 'answer') return { text: '外单位答复的日期到了，已提醒经办人去问' }
      if (event.mark === 'reply') return { text: '督办回复的时间到了，还没有回复，已提醒' }
      return {
        text: `${clockNames[event.which]}时间已过${event.mark === 'half' ? '一半' : '八成'}，已提醒经办人`,
      }
    case 'escalated': {
      const late = `超过${clockNames[event.which]}期限`
      if (event.again) return { text: `${late}，已再次提醒${event.called.name}` }
      return event.to
        ? { text: `${late}没有人接，已升级，由${event.called.name}负责` }
        : { text: `${late}，已升级给${event.called.name}督促` }
    }
    case 'extensionAsked':
      return { text: `${who}申请延期到 ${lanzhouMoment(event.until)}，等社区答复`, detail: event.reason }
    case 'extended':
      return { text: `${who}同意延期到 ${lanzhouMoment(event.clock.due)}`, ...quoted(event.reason) }
    case 'extensionDeclined':
      return { text: `${who}没有同意延期`, ...quoted(event.reason) }
    case 'recounted':
      return { text: `工作日安排有变化，${newDates(event)}` }
    case 'reminded':
      return { text: `${who}催办`, ...quoted(event.words) }
    case 'supervised':
      return {
        text: `${who}督办，要求 ${lanzhouMoment(event.replyBy)} 前回复`,
        detail: event.words,
        inside: true,
      }
    case 'replied':
      return { text: `${who}回复了督办`, detail: event.text, inside: true }
    case 'assisted': {
      const names = [...new Set(event.parts.map(part => part.to.name))].join('、')
      const detail = event.parts.map(part => `${part.to.name}：${part.task}`).join('\n')
      return { text: event.whistle ? `${who}吹哨，请${names}报到` : `${who}请${names}协办`, detail }
    }
    case 'partDone':
      return { text: `${who}办完了协办的部分`, ...quoted(event.result) }
    case 'partDeclined':
      return { text: `${who}办不了协办的部分`, detail: event.reason }
    case 'partCalledOff':
      return { text: `${who}取消了一项协办`, detail: event.reason }
    case 'partHandedOver':
      return { text: `${event.from.name}${leavingWords[event.why]}，协办改由${event.to.name}负责` }
    case 'referred':
      return {
        text: `${who}转办到${event.body}，预计 ${lanzhouMoment(event.expectBy)} 前有答复`,
        detail: event.words,
      }
    case 'recalled':
      return { text: `${who}收回了转办`, detail: event.reason }
    case 'merged':
      return { text: `${who}把它并入同一件事（${event.into.no}），一起办理` }
    case 'duplicateJoined':
      return { text: `又有居民反映同一件事（${event.no}），一起办理` }
    case 'duplicatesReleased':
      return { text: '合并进来的诉求恢复单独办理' }
    case 'followedUp': {
      if (!event.reached) return { text: `${who}打了回访电话，没有接通`, ...quoted(event.words) }
      const said = event.solved === undefined ? '' : event.solved ? '，居民说解决了' : '，居民说还没有解决'
      const content = event.satisfaction ? `，${satisfactionNames[event.satisfaction]}` : ''
      return { text: `${who}电话回访${said}${content}`, ...quoted(event.words) }
    }
    case 'handedOver': {
      const { role, name } = event.from
      // A community does not leave: nobody sits at its desk.
      const why = role === 'community' ? '暂时没有人在岗' : leavingWords[event.why]
      return { text: `${name}${why}，改由${event.to.name}负责` }
    }
  }
}

const leavingWords = { ended: '已调离岗位', leave: '暂时不在岗' } as const

/** Who reads the next step: the requester whose verdict is asked for, whoever answers for the request, or neither. */
export interface Reading {
  judges: boolean
  answers: boolean
}

/** What happens next and until when (ISO), or null at an end; in the second person to whoever has to act. */
export function nextStep(
  request: ServiceRequest,
  { judges, answers }: Reading,
): { text: string; until: string | null } | null {
  const who = request.responsible.name
  switch (request.status) {
    case 'waiting':
      return { text: answers ? '等您派单' : `等待${who}派单`, until: request.dueAt }
    case 'dispatched':
      return { text: answers ? '等您接单' : `等待${who}接单`, until: request.dueAt }
    case 'accepted':
      return { text: answers ? '等您办好' : `${who}正在办理`, until: request.dueAt }
    case 'referred': {
      const body = request.referral?.body ?? '外单位'
      return { text: `等${body}答复，${answers ? '请您' : who}跟进`, until: request.dueAt }
    }
    case 'resolved': {
      if (request.verdict === 'unsolved') {
        return { text: judges ? '您可以点“请重办”' : '居民说还没有解决，到期自动重办', until: request.dueAt }
      }
      const waits = isRecorded(request) ? '等待社区回访' : '等待居民评价'
      return { text: judges ? '请您看看，解决了吗' : waits, until: request.dueAt }
    }
    case 'closed':
      return judges && request.resolvedAt
        ? { text: '如果问题又出现，可以重办', until: verdictBy(request.resolvedAt) }
        : null
    case 'merged':
      return judges
        ? { text: `和 ${request.mergedInto?.no ?? ''} 一起办理，有进展会告诉您`, until: null }
        : null
    default:
      return null
  }
}
