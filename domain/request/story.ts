import type { Role } from '../street/model'
import { verdictBy } from './deadline'
import type { ServiceRequest, Status, StoryEvent } from './model'

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
  resolved: '待评价',
  closed: '已结案',
  withdrawn: '已撤单',
  refused: '不予受理',
}

/** What happened in one plain sentence, and the words that somebody gave with it. */
export function tell(event: StoryEvent): { text: string; detail?: string } {
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
    case 'rated':
      return { text: `${who}说：${event.solved ? '问题解决了' : '还没有解决'}`, detail: event.words }
    case 'reopened':
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
  }
}

/** What happens next and until when (ISO), or null at an end. `mine`: told to the requester. */
export function nextStep(
  request: ServiceRequest,
  mine: boolean,
): { text: string; until: string | null } | null {
  const who = request.responsible.name
  switch (request.status) {
    case 'waiting':
      return { text: `等待${who}派单`, until: request.dueAt }
    case 'dispatched':
      return { text: `等待${who}接单`, until: request.dueAt }
    case 'accepted':
      return { text: `${who}正在办理`, until: request.dueAt }
    case 'resolved': {
      if (request.verdict === 'unsolved') {
        return { text: mine ? '您可以点“请重办”' : '居民说还没有解决，到期自动重办', until: request.dueAt }
      }
      return { text: mine ? '请您看看，解决了吗' : '等待居民评价', until: request.dueAt }
    }
    case 'closed':
      return mine && request.resolvedAt
        ? { text: '如果问题又出现，可以重办', until: verdictBy(request.resolvedAt) }
        : null
    default:
      return null
  }
}
