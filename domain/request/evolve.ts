import { resolveBy, respondBy, verdictBy } from './deadline'
import { isOpen, type Party, type ServiceRequest, type Status, type StoryEvent } from './model'

type Change = Partial<ServiceRequest>

/** With a cadre or a lead a request waits for acceptance; with a desk it waits for dispatch. */
const statusWith = (party: Party): Status =>
  party.role === 'cadre' || party.role === 'lead' ? 'dispatched' : 'waiting'

/** Handing to a party starts a new answer of 24 hours; the time for resolving runs on. */
function handedTo(to: Party, at: string): Change {
  return {
    status: statusWith(to),
    responsible: to,
    assignedAt: at,
    acceptedAt: null,
    respondBy: respondBy(at),
    dueAt: respondBy(at),
  }
}

/** An end: nothing is due any more. The last responsible party stays, as the one who had it. */
const ended = (status: Status, at: string): Change => ({ status, endedAt: at, dueAt: null })

/** What one event changes. */
function change(request: ServiceRequest, event: StoryEvent): Change {
  switch (event.type) {
    case 'submitted':
    case 'noted':
      return {}
    case 'dispatched':
      return { ...handedTo(event.to, event.at), ...event.unit }
    case 'accepted': {
      const role = event.by.role === 'lead' ? 'lead' : 'cadre'
      return {
        status: 'accepted',
        responsible: { role, id: event.by.id, name: event.by.name },
        assignedAt: event.by.id === request.responsible.id ? request.assignedAt : event.at,
        acceptedAt: event.at,
        dueAt: request.resolveBy,
      }
    }
    case 'returned':
    case 'transferred':
      return handedTo(event.to, event.at)
    case 'resolved':
      return { status: 'resolved', resolvedAt: event.at, dueAt: verdictBy(event.at), verdict: null }
    case 'rated':
      return { verdict: event.solved ? 'solved' : 'unsolved' }
    case 'closed':
      return { ...ended('closed', event.at), verdict: event.verdict }
    case 'reopened':
      // A second start: both deadlines anew, and no verdict until it is resolved again.
      return {
        ...handedTo(event.to, event.at),
        resolveBy: resolveBy(event.at),
        resolvedAt: null,
        endedAt: null,
        verdict: null,
        reopenings: request.reopenings + 1,
      }
    case 'withdrawn':
      return ended('withdrawn', event.at)
    case 'refused':
      return ended('refused', event.at)
  }
}

function step(request: ServiceRequest, event: StoryEvent): ServiceRequest {
  const next = { ...request, ...change(request, event) }
  return { ...next, open: isOpen(next.status), changedAt: event.at, story: [...request.story, event] }
}

/** The request after events that are saved together: one version more, the story longer by them. */
export const evolve = (request: ServiceRequest, events: readonly StoryEvent[]): ServiceRequest => ({
  ...events.reduce(step, request),
  version: request.version + 1,
})
