import { AppError } from '../errors'
import type { Actor } from '../street/model'
import type { Again, Command, Occasion } from './commands'
import { answerDue, checkSaid, refusal, replyDue } from './conditions'
import { dueMarks, owesAnswer } from './marks'
import type { By, ClockName, EventOf, EventType, Level, Party, ServiceRequest, StoryEvent } from './model'
import { type Move, roleFor } from './policy'
import { isRecorded } from './recorded'

/** The name and the role under which somebody makes a move, for the story. */
function signature(move: Move, request: ServiceRequest, actor: Actor | 'system'): By {
  if (actor === 'system') return { id: 'system', name: '系统', role: 'system' }
  const role = roleFor(move, actor, request)
  if (!role || role === 'system') throw new AppError('FORBIDDEN')
  if (role === 'resident') {
    const { name } = isRecorded(request) ? request.story[0]!.by : request.requester
    return { id: actor.id, name, role }
  }
  const post = actor.posts.find(p => p.role === role && p.active) ?? actor.posts.find(p => p.role === role)
  return { id: actor.id, name: post?.name ?? '', role }
}

type Stamp = Pick<StoryEvent, 'at' | 'by' | 'key'>
const reopened = (stamp: Stamp, again: Again, reason: string): EventOf<'reopened'> => ({
  ...stamp,
  type: 'reopened',
  ...again,
  reason,
})

/** The deadlines that people see: an answer that has been given is owed no more. */
const dueNames = (request: ServiceRequest): ClockName[] =>
  owesAnswer(request) ? ['respond', 'resolve'] : ['resolve']

const ranks: Record<Party['role'], number> = { cadre: 0, lead: 1, community: 2, street: 3 }
/** The first, unless the second stands above it. */
const higher = (party: Party, other: Party | null): Party =>
  other && ranks[other.role] > ranks[party.role] ? other : party

/**
 * What a tick of the timer adds to a story: reminders, and the levels that are called. What nobody has accepted goes
 * to the level that is called, unless it is there already; what is in somebody's hand stays there, under its eyes. The
 * second deadline begins at the lead again: whoever is above already is called once more then, never somebody below.
 */
function ticked(
  request: ServiceRequest,
  above: Record<Level, Party>,
  now: string,
): Omit<StoryEvent, keyof Stamp>[] {
  const { warning, calls } = dueMarks(request, now)
  const events: Omit<StoryEvent, keyof Stamp>[] = []
  const add = <T extends EventType>(event: Omit<EventOf<T>, keyof Stamp>) => events.push(event)
  if (warning) add<'warned'>({ type: 'warned', ...warning })
  let has = request.responsible
  let top = higher(has, request.escalated && above[request.escalated])
  for (const { level, which } of calls) {
    const called = higher(above[level], top)
    const again = called.role === top.role && called.id === top.id
    const moves =
      (request.status === 'waiting' || request.status === 'dispatched') &&
      ranks[called.role] > ranks[has.role]
    if (moves) has = called
    top = called
    add<'escalated'>({
      type: 'escalated',
      level,
      which,
      called,
      ...(moves && { to: called }),
      ...(again && !moves && { again }),
    })
  }
  const which = owesAnswer(request) ? 'respond' : 'resolve'
  if (answerDue(request, now)) add<'warned'>({ type: 'warned', mark: 'answer', which })
  if (replyDue(request, now)) add<'warned'>({ type: 'warned', mark: 'reply', which })
  return events
}

function followedUp(
  command: Extract<Command, { move: 'followUp' }>,
  request: ServiceRequest,
  stamp: Stamp,
): StoryEvent[] {
  const { reached, solved, satisfaction, words, again } = command
  const told: StoryEvent = { ...stamp, type: 'followedUp', reached, solved, satisfaction, words }
  if (!reached || solved === undefined) return [told]
  if (solved) {
    return request.status === 'resolved' ? [told, { ...stamp, type: 'closed', verdict: 'solved' }] : [told]
  }
  return again ? [told, reopened(stamp, again, words || '回访时居民说还没有解决')] : [told]
}

/**
 * Decides a command on a request: the events to add to its story.
 * @throws AppError FORBIDDEN, WRONG_STATE, TAKEN (who has it), TOO_LATE, CHANGED (seen another version), and what
 * conditions.ts refuses with.
 */
export function decide(
  command: Command,
  request: ServiceRequest,
  actor: Actor | 'system',
  { now, key, version }: Occasion,
): StoryEvent[] {
  const no = refusal(command.move, request, actor, now)
  if (no) throw no
  if (version !== undefined && version !== request.version) throw new AppError('CHANGED')
  checkSaid(command, request, actor, now)
  const stamp = { at: now, by: signature(command.move, request, actor), key }
  switch (command.move) {
    case 'dispatch': {
      const { move, place, ...rest } = command
      return [{ ...stamp, type: 'dispatched', ...rest, unit: place, automatic: false }]
    }
    case 'accept':
      return [{ ...stamp, type: 'accepted' }]
    case 'note':
      return [{ ...stamp, type: 'noted', text: command.text }]
    case 'return':
      return [{ ...stamp, type: 'returned', to: command.to, clock: command.clock, reason: command.reason }]
    case 'transfer': {
      const { to, clock, reason, suggested } = command
      return [{ ...stamp, type: 'transferred', to, clock, reason, suggested }]
    }
    case 'resolve':
      return [{ ...stamp, type: 'resolved', result: command.result }]
    case 'rate': {
      const { solved, satisfaction, words } = command
      const rated: StoryEvent = { ...stamp, type: 'rated', solved, satisfaction, words }
      return solved ? [rated, { ...stamp, type: 'closed', verdict: 'solved' }] : [rated]
    }
    case 'reopen':
      return [
        {
          ...reopened(stamp, command.again, command.reason),
          ...(request.status === 'merged' && { alone: true }),
        },
      ]
    case 'close':
      return [{ ...stamp, type: 'closed', verdict: 'none' }]
    case 'withdraw':
      return [{ ...stamp, type: 'withdrawn', reason: command.reason }]
    case 'refuse':
      return [{ ...stamp, type: 'refused', reason: command.reason, instead: command.instead }]
    case 'extend': {
      const { days, until, reason } = command
      return [{ ...stamp, type: 'extensionAsked', days, until, reason }]
    }
    case 'decideExtension': {
      const { clock, reason } = command
      const days = request.extension?.days ?? 0
      return clock
        ? [{ ...stamp, type: 'extended', days, clock, reason }]
        : [{ ...stamp, type: 'extensionDeclined', reason: reason ?? '' }]
    }
    case 'remind':
      return [{ ...stamp, type: 'reminded', words: command.words }]
    case 'supervise':
      return [{ ...stamp, type: 'supervised', words: command.words, replyBy: command.replyBy }]
    case 'reply':
      return [{ ...stamp, type: 'replied', text: command.text }]
    case 'assist': {
      // Who has it in hand asks colleagues (协办); from above it is a whistle (吹哨报到).
      const whistle = stamp.by.role === 'community' || stamp.by.role === 'street'
      return [{ ...stamp, type: 'assisted', whistle, parts: command.parts }]
    }
    case 'report':
      return command.declined !== undefined
        ? [{ ...stamp, type: 'partDeclined', part: command.part, reason: command.declined }]
        : [{ ...stamp, type: 'partDone', part: command.part, result: command.result ?? '' }]
    case 'callOff':
      return [{ ...stamp, type: 'partCalledOff', part: command.part, reason: command.reason }]
    case 'refer': {
      const { to, body, words, expectBy } = command
      return [{ ...stamp, type: 'referred', to, body, words, expectBy }]
    }
    case 'recall':
      return [{ ...stamp, type: 'recalled', reason: command.reason }]
    case 'merge':
      return [{ ...stamp, type: 'merged', into: command.into }]
    case 'join': {
      const { id, no: number, requester } = command
      return [{ ...stamp, type: 'duplicateJoined', id, no: number, requester }]
    }
    case 'followUp':
      return followedUp(command, request, stamp)
    case 'tick':
      return ticked(request, command.above, now).map(event => ({ ...stamp, ...event }) as StoryEvent)
    case 'recount': {
      const { respond, resolve, calendar } = command
      const changed = dueNames(request).filter(which => command[which].due !== request.clocks[which].due)
      return [{ ...stamp, type: 'recounted', respond, resolve, changed, calendar }]
    }
    case 'handOver': {
      const { to, why, parts } = command
      const from = request.responsible
      const whole: StoryEvent[] =
        to.role === from.role && to.id === from.id ? [] : [{ ...stamp, type: 'handedOver', from, to, why }]
      return [...whole, ...parts.map(part => ({ ...stamp, type: 'partHandedOver' as const, ...part, why }))]
    }
    case 'release':
      return [{ ...stamp, type: 'duplicatesReleased', id: command.id }]
  }
}
