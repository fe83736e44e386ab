import { lanzhouTime } from '../lanzhou'
import type { ClockName, EventOf, StoryEvent } from './model'
import { clockNames, type Told, tell } from './story'

/** What the office does so that a deadline is kept: nothing that a resident has to follow step by step. */
type Pressing = EventOf<'warned'> | EventOf<'escalated'>
const isPressing = (event: StoryEvent): event is Pressing =>
  event.type === 'warned' || event.type === 'escalated'

const doing: Record<ClockName, string> = { respond: '答复', resolve: '办理' }

function reminded({ mark, which }: EventOf<'warned'>): string {
  if (mark === 'answer') return '外单位该答复了，已提醒去问'
  if (mark === 'reply') return '督办还没有回复，已再次提醒'
  return `已提醒抓紧${doing[which]}`
}

/** What was called in one moment, as one sentence: who answers for it now, and why. */
function called(events: readonly EventOf<'escalated'>[]): string {
  const late = [...new Set(events.map(({ which }) => clockNames[which]))].join('和')
  const taken = events.filter(({ to }) => to).at(-1)
  if (taken) return `改由${taken.called.name}负责了：超过${late}期限没有人接`
  const last = events.at(-1)!
  return `已请${last.called.name}${last.again ? '抓紧' : '督促'}：超过${late}期限`
}

/** What happened as a resident reads it: in plain words, the telling ones first. */
export function tellPlainly(events: readonly [StoryEvent, ...StoryEvent[]]): Told {
  const calls = events.filter(event => event.type === 'escalated')
  if (calls.length > 0) return { text: called(calls) }
  const event = events.at(-1)!
  switch (event.type) {
    case 'warned':
      return { text: reminded(event) }
    case 'returned':
      return { text: `${event.by.name}把这件事交回了${event.to.name}`, detail: event.reason }
    case 'closed':
      return event.verdict === 'none' ? { text: '7 天没有收到评价，已经结案' } : tell(event)
    default:
      return tell(event)
  }
}

/**
 * The story in a resident's steps: reminders and calls of one minute are one, and a deadline that was only counted
 * again, with the same result, is none.
 */
export function stepsOf(story: readonly StoryEvent[]): [StoryEvent, ...StoryEvent[]][] {
  const steps: [StoryEvent, ...StoryEvent[]][] = []
  for (const event of story) {
    if (event.type === 'recounted' && event.changed.length === 0) continue
    const last = steps.at(-1)
    const together =
      last && isPressing(event) && isPressing(last[0]) && lanzhouTime(last[0].at) === lanzhouTime(event.at)
    if (together) last.push(event)
    else steps.push([event])
  }
  return steps
}
