import type { Party, ServiceRequest, StoryEvent } from '../request/model'
import { STREET } from '../street/model'
import type { Message } from './model'

/**
 * Somebody whom a step concerns: a person or a desk. `request` and `no`: those of the one that they know and may open,
 * where that is another.
 */
export type Reader = Pick<Message, 'to' | 'toDesk'> & { as: 'resident' | 'cadre' | 'desk' } & {
  request?: string
  no?: string
}

const person = (id: string, as: 'resident' | 'cadre'): Reader => ({ to: id, toDesk: false, as })
const desk = (id: string): Reader => ({ to: id, toDesk: true, as: 'desk' })
const party = ({ role, id }: Party): Reader =>
  role === 'cadre' || role === 'lead' ? person(id, 'cadre') : desk(id)

/** Those whose own request was merged into this one: they follow it by their own. */
const followers = (request: ServiceRequest): Reader[] =>
  request.duplicates.map(({ id, no, requester }) => ({ ...person(requester, 'resident'), request: id, no }))

/** Whom an event concerns, given the request before it; whoever made it is left out. */
export function readersOf(event: StoryEvent, before: ServiceRequest): Reader[] {
  const requester = person(before.requester.id, 'resident')
  const responsible = party(before.responsible)
  const community = desk(before.community)
  const readers = ((): Reader[] => {
    switch (event.type) {
      case 'submitted':
      case 'duplicateJoined':
      case 'duplicatesReleased':
      case 'followedUp':
        return []
      case 'dispatched':
      case 'transferred':
      case 'returned':
        return [party(event.to)]
      case 'reopened':
        return [party(event.to), ...(event.by.role === 'resident' ? [] : [requester])]
      case 'handedOver':
        return [party(event.to), requester]
      case 'accepted':
      case 'resolved':
      case 'refused':
      case 'referred':
        return [requester, ...followers(before)]
      case 'recalled':
      case 'merged':
      case 'recounted':
        return [requester]
      case 'noted':
        return event.by.role === 'resident' ? [responsible] : [requester]
      case 'rated':
        return event.solved ? [] : [responsible]
      case 'closed':
        return [responsible, ...followers(before), ...(event.verdict === 'none' ? [requester] : [])]
      case 'withdrawn':
        // The cadre may be on the way.
        return before.status === 'accepted' || before.status === 'referred' ? [responsible] : []
      case 'warned':
        return [responsible]
      case 'escalated':
        return [party(event.called), responsible, requester]
      case 'extensionAsked':
        return [community]
      case 'extended':
        return [responsible, requester]
      case 'extensionDeclined':
      case 'reminded':
      case 'supervised':
        return [responsible]
      case 'replied':
        return [before.supervision?.by.role === 'street' ? desk(STREET) : community]
      case 'assisted':
        return event.parts.map(({ to }) => party(to))
      case 'partDone':
      case 'partDeclined':
        return [responsible]
      case 'partCalledOff':
        return before.parts.filter(({ id }) => id === event.part).map(({ handler }) => party(handler))
      case 'partHandedOver':
        return [party(event.to)]
    }
  })()
  return readers.filter(({ to }) => to !== event.by.id)
}
