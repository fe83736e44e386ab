import type { Clock } from '../calendar/clock'
import { cellOf } from '../ledger/cell'
import { dueAt, flagsOf } from './follows'
import { marksAfter, nextWake, passReminders } from './marks'
import {
  type By,
  inWork,
  isOpen,
  type Level,
  levels,
  type Part,
  type Party,
  type Satisfaction,
  type ServiceRequest,
  type Status,
  type StoryEvent,
} from './model'

type Change = Partial<ServiceRequest>

/** With a cadre or a lead a request waits for acceptance; with a desk it waits for dispatch. */
const statusWith = (party: Party): Status =>
  party.role === 'cadre' || party.role === 'lead' ? 'dispatched' : 'waiting'

/** Handing to a party starts a new answer; the time for resolving runs on. */
function handedTo(request: ServiceRequest, to: Party, clock: Clock, at: string): Change {
  return {
    status: statusWith(to),
    responsible: to,
    assignedAt: at,
    acceptedAt: null,
    clocks: { ...request.clocks, respond: clock },
    marks: { ...request.marks, respond: 0 },
    escalated: null,
    extension: null,
    referral: null,
  }
}

/** An end: nothing is due any more. The last responsible party stays, as the one who had it. */
const ended = (status: Status, at: string): Change => ({
  status,
  endedAt: at,
  extension: null,
  supervision: null,
  referral: null,
})

/** Whether the promise of an answer was kept; asked once, when there is an answer. */
const answeredAt = (request: ServiceRequest, at: string): Change =>
  request.answered ? {} : { answered: at <= request.promisedBy ? 'onTime' : 'late' }

/** What a resident says of their contentment; where they leave it out, what they said before stands. */
const contentWith = (request: ServiceRequest, satisfaction: Satisfaction | undefined): Change => ({
  satisfaction: satisfaction ?? request.satisfaction,
  felt: satisfaction ?? request.felt,
})

/** Reminders that lie behind when somebody accepts, or takes it back from a body outside, are not told any more. */
function marksOnceInHand(request: ServiceRequest, at: string): ServiceRequest['marks'] {
  const { half, most } = request.clocks.resolve
  const behind = (half <= at ? 1 : 0) + (most <= at ? 1 : 0)
  return { ...request.marks, resolve: Math.max(request.marks.resolve, behind) }
}

function accepted(request: ServiceRequest, at: string, by: By): Change {
  const role = by.role === 'lead' ? 'lead' : 'cadre'
  return {
    status: 'accepted',
    responsible: { role, id: by.id, name: by.name },
    assignedAt: by.id === request.responsible.id ? request.assignedAt : at,
    acceptedAt: at,
    marks: marksOnceInHand(request, at),
    ...answeredAt(request, at),
  }
}

/** Whether the one who recalls a request had it in hand before. */
const goesOn = ({ referral, responsible }: ServiceRequest): boolean =>
  referral?.from === 'accepted' && statusWith(responsible) === 'dispatched'

/** A part with what has become of it. */
const partBecomes = (request: ServiceRequest, id: string, change: Partial<ServiceRequest['parts'][0]>) => ({
  parts: request.parts.map(part => (part.id === id ? { ...part, ...change } : part)),
})

/** The higher of the level that is called and the one before: a later call may be to somebody who watches already. */
const higher = ({ role }: Party, before: Level | null): Level | null =>
  role !== 'cadre' && levels.indexOf(role) > (before ? levels.indexOf(before) : -1) ? role : before

/** A part that is still asked for ends with its request: whoever helps is told, and it blocks no second start. */
const calledOff = (part: Part): Part => (part.status === 'asked' ? { ...part, status: 'calledOff' } : part)

/** What one event changes. */
function change(request: ServiceRequest, event: StoryEvent): Change {
  const { at } = event
  switch (event.type) {
    case 'submitted':
    case 'noted':
      return {}
    case 'dispatched':
      return { ...handedTo(request, event.to, event.clock, at), ...event.unit }
    case 'accepted':
      return accepted(request, at, event.by)
    case 'returned':
    case 'transferred':
      return handedTo(request, event.to, event.clock, at)
    case 'resolved':
      return {
        status: 'resolved',
        resolvedAt: at,
        verdict: null,
        satisfaction: null,
        extension: null,
        referral: null,
        supervision: null,
        ...answeredAt(request, at),
      }
    case 'rated':
      return {
        verdict: event.solved ? 'solved' : 'unsolved',
        said: event.solved ? 'solved' : 'unsolved',
        ...contentWith(request, event.satisfaction),
      }
    case 'closed':
      return {
        ...ended('closed', at),
        verdict: event.verdict,
        said: event.verdict === 'none' ? (request.said ?? 'none') : event.verdict,
      }
    case 'reopened':
      // A second start: both deadlines anew, and no verdict until it is resolved again.
      return {
        ...handedTo(request, event.to, event.clock, at),
        clocks: { respond: event.clock, resolve: event.resolve },
        urgent: event.urgent,
        marks: { respond: 0, resolve: 0 },
        resolvedAt: null,
        endedAt: null,
        mergedInto: null,
        verdict: null,
        satisfaction: null,
        said: request.status === 'merged' ? request.said : 'unsolved',
        reopenings: request.status === 'merged' ? request.reopenings : request.reopenings + 1,
        extensions: 0,
        // 重办即督办: what comes back is supervised, by whoever sees to it next.
        supervision:
          request.status === 'merged'
            ? null
            : {
                by: { id: request.community, name: request.communityName, role: 'community' },
                at,
                words: event.reason,
                replyBy: event.clock.due,
                repliedAt: null,
                warned: false,
              },
      }
    case 'withdrawn':
      // Withdrawn before an answer was due, no promise was broken; afterwards it was, and stays so.
      return { ...ended('withdrawn', at), ...(at > request.promisedBy && answeredAt(request, at)) }
    case 'refused':
      return { ...ended('refused', at), ...answeredAt(request, at) }
    case 'warned': {
      if (event.mark === 'answer') {
        return { referral: request.referral && { ...request.referral, warned: true } }
      }
      if (event.mark === 'reply') {
        return { supervision: request.supervision && { ...request.supervision, warned: true } }
      }
      const done = event.mark === 'half' ? 1 : 2
      return { marks: { ...request.marks, [event.which]: Math.max(request.marks[event.which], done) } }
    }
    case 'escalated': {
      const marks = passReminders(request, at)
      return {
        marks: { ...marks, [event.which]: Math.max(marks[event.which], marksAfter(event.level)) },
        escalated: higher(event.called, request.escalated),
        ...(event.which === 'respond' && !request.answered && { answered: 'late' as const }),
        ...(event.to && { status: statusWith(event.to), responsible: event.to, assignedAt: at }),
      }
    }
    case 'extensionAsked':
      return { extension: { days: event.days, until: event.until, reason: event.reason } }
    case 'extended':
      return {
        extension: null,
        extensions: request.extensions + 1,
        clocks: { ...request.clocks, resolve: event.clock },
        marks: { ...request.marks, resolve: 0 },
        // It is in time again: nobody watches over it any more.
        escalated: null,
      }
    case 'extensionDeclined':
      return { extension: null }
    case 'recounted':
      return { clocks: { respond: event.respond, resolve: event.resolve }, calendar: event.calendar }
    case 'reminded':
      return { remindedAt: at }
    case 'supervised': {
      const { by, words, replyBy } = event
      return { supervision: { by, at, words, replyBy, repliedAt: null, warned: false } }
    }
    case 'replied':
      return { supervision: request.supervision && { ...request.supervision, repliedAt: at } }
    case 'assisted':
      return {
        parts: [
          ...request.parts,
          ...event.parts.map(({ id, to, task }) => ({
            id,
            handler: to,
            task,
            whistle: event.whistle,
            status: 'asked' as const,
          })),
        ],
      }
    case 'partDone':
      return partBecomes(request, event.part, { status: 'done', result: event.result })
    case 'partDeclined':
      return partBecomes(request, event.part, { status: 'declined', result: event.reason })
    case 'partCalledOff':
      return partBecomes(request, event.part, { status: 'calledOff', result: event.reason })
    case 'partHandedOver':
      return partBecomes(request, event.part, { handler: event.to })
    case 'referred': {
      const { to, body, words, expectBy } = event
      return {
        status: 'referred',
        responsible: to,
        assignedAt: to.id === request.responsible.id ? request.assignedAt : at,
        referral: { body, words, expectBy, from: request.status, warned: false },
        extension: null,
        ...answeredAt(request, at),
      }
    }
    case 'recalled':
      // Whoever had not accepted it, or is a desk, has it to take up; the handler goes on.
      return {
        status: goesOn(request) ? 'accepted' : statusWith(request.responsible),
        referral: null,
        acceptedAt: request.acceptedAt ?? at,
        marks: marksOnceInHand(request, at),
      }
    case 'merged':
      return { ...ended('merged', at), mergedInto: event.into }
    case 'duplicateJoined':
      return {
        duplicates: [...request.duplicates, { id: event.id, no: event.no, requester: event.requester }],
      }
    case 'duplicatesReleased':
      return { duplicates: event.id ? request.duplicates.filter(({ id }) => id !== event.id) : [] }
    case 'followedUp': {
      if (!event.reached) return {}
      const said = event.solved === undefined ? {} : { said: event.solved ? 'solved' : 'unsolved' }
      const verdict = event.solved === undefined ? {} : { verdict: event.solved ? 'solved' : 'unsolved' }
      return { ...said, ...verdict, ...contentWith(request, event.satisfaction) } as Change
    }
    case 'handedOver': {
      return {
        responsible: event.to,
        assignedAt: at,
        extension: null,
        // Whoever takes over has to take it up; a body that has been asked stays asked, what is done stays done.
        ...(!['referred', 'resolved'].includes(request.status) && { status: statusWith(event.to) }),
      }
    }
  }
}

function step(request: ServiceRequest, event: StoryEvent): ServiceRequest {
  const changed = { ...request, ...change(request, event) }
  const left = cellOf(request)
  const next: ServiceRequest = {
    ...changed,
    open: isOpen(changed.status),
    parts: isOpen(changed.status) ? changed.parts : changed.parts.map(calledOff),
    changedAt: event.at,
    helpers: inWork.includes(changed.status)
      ? [...new Set(changed.parts.filter(p => p.status === 'asked').map(p => p.handler.id))]
      : [],
    // Whoever counts a cell finds those that are in it; those that have left have to say so themselves.
    ...(cellOf(changed) !== left && { leftCells: [...request.leftCells, left] }),
    story: [...request.story, event],
  }
  const due = { ...next, dueAt: dueAt(next) }
  return { ...due, wakeAt: nextWake(due), flags: flagsOf(due) }
}

/** The request after events that are saved together: one version more, the story longer by them. */
export const evolve = (request: ServiceRequest, events: readonly StoryEvent[]): ServiceRequest => ({
  ...events.reduce(step, request),
  version: request.version + 1,
  // The earliest change that has not been told and counted yet.
  untold: request.untold ?? events.at(-1)?.at ?? null,
})
