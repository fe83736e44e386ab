import { openParts } from '../request/conditions'
import type { EventOf, Party, ServiceRequest, StoryEvent } from '../request/model'
import { clockNames } from '../request/story'
import { STREET } from '../street/model'
import type { Message } from './model'

/**
 * Somebody whom a step concerns: a person or a desk. `request` and `no`: those of the one that they know and may open,
 * where that is another. `text`: what it means for them, where the story's sentence does not say so; the telling word
 * first, since a subscribe message shows twenty characters.
 */
export type Reader = Pick<Message, 'to' | 'toDesk'> & { as: 'resident' | 'cadre' | 'desk' } & {
  request?: string
  no?: string
  text?: string
}

const person = (id: string, as: 'resident' | 'cadre'): Reader => ({ to: id, toDesk: false, as })
const desk = (id: string): Reader => ({ to: id, toDesk: true, as: 'desk' })
const isPerson = ({ role }: Party): boolean => role === 'cadre' || role === 'lead'
const party = (one: Party): Reader => (isPerson(one) ? person(one.id, 'cadre') : desk(one.id))

/** Those whose own request was merged into this one: they follow it by their own. */
const followers = (request: ServiceRequest): Reader[] =>
  request.duplicates.map(({ id, no, requester }) => ({ ...person(requester, 'resident'), request: id, no }))

/** The person who has it in hand; a desk sees its queue. `but`: who has it afterwards, and loses nothing. */
const holder = ({ responsible }: ServiceRequest, text?: string, but?: string): Reader[] =>
  isPerson(responsible) && responsible.id !== but ? [{ ...party(responsible), ...(text && { text }) }] : []

/** Those who are still asked for a part of the work when it ends. */
const helpers = (request: ServiceRequest, why: string): Reader[] =>
  openParts(request).map(({ handler }) => ({ ...party(handler), text: `不用再协办了：${why}` }))

/** The desk that supervises. */
const supervisor = ({ supervision, community }: ServiceRequest): Reader =>
  supervision?.by.role === 'street' ? desk(STREET) : desk(community)

const goneFrom = (who: string): string => `您不用再办了：${who}`

/** Those who were told that somebody has it in hand, and hear that it is another one now. */
function waiting(before: ServiceRequest, { to }: { to: Party }): Reader[] {
  if (before.status !== 'accepted' || to.id === before.responsible.id) return []
  const text = isPerson(to) ? `改由${to.name}办理` : `交回${to.name}，另外安排人办理`
  return [person(before.requester.id, 'resident'), ...followers(before)].map(reader => ({ ...reader, text }))
}

/** A level is called: whoever is called acts, whoever had it gives it up or hurries. */
function called({ to, called: who, which, again }: EventOf<'escalated'>, before: ServiceRequest): Reader[] {
  const late = `超过${clockNames[which]}期限`
  const had = to ? goneFrom(`${late}，改由${to.name}负责`) : `请您抓紧：${late}`
  const asked = to ? `请您接手：${late}没有人接` : again ? `请您抓紧：${late}` : `请您督促：${late}`
  return [
    ...(isPerson(before.responsible) ? holder(before, had) : [party(before.responsible)]),
    { ...party(who), ...(isPerson(who) && { text: asked }) },
    person(before.requester.id, 'resident'),
  ]
}

/** Whom an event concerns, given the request before it; whoever made it is left out. */
export function readersOf(event: StoryEvent, before: ServiceRequest): Reader[] {
  const requester = person(before.requester.id, 'resident')
  const responsible = party(before.responsible)
  const community = desk(before.community)
  const who = event.by.name
  const readers = ((): Reader[] => {
    switch (event.type) {
      case 'submitted':
      case 'duplicatesReleased':
      case 'followedUp':
        return []
      case 'duplicateJoined':
        return holder(before)
      case 'dispatched':
      case 'transferred':
      case 'returned': {
        const gone = goneFrom(`${who}转给了${event.to.name}`)
        return [party(event.to), ...holder(before, gone, event.to.id), ...waiting(before, event)]
      }
      case 'reopened': {
        // 重办即督办: the community supervises what comes back, and may not have heard of it.
        const supervises = before.status !== 'merged' && event.by.role !== 'community' ? [community] : []
        return [...supervises, party(event.to), ...(event.by.role === 'resident' ? [] : [requester])]
      }
      case 'handedOver':
        return [party(event.to), requester]
      case 'accepted':
        return [...holder(before, goneFrom(`${who}接单了`), event.by.id), requester, ...followers(before)]
      case 'resolved':
        return [requester, ...followers(before)]
      case 'refused': {
        const over = '不予受理'
        return [...holder(before, goneFrom(over)), ...helpers(before, over), requester, ...followers(before)]
      }
      case 'referred':
        return [
          ...holder(before, goneFrom(`${who}转办到${event.body}`), event.to.id),
          requester,
          ...followers(before),
        ]
      case 'recalled':
        return [requester]
      case 'merged': {
        const over = `并入了 ${event.into.no}`
        return [...holder(before, goneFrom(over)), ...helpers(before, over), requester]
      }
      case 'recounted':
        return event.changed.length > 0 ? [...holder(before), requester] : []
      case 'noted':
        return event.by.role === 'resident' ? [responsible] : [requester]
      case 'rated':
        return event.solved ? [] : [responsible]
      case 'closed':
        return [responsible, ...followers(before), ...(event.verdict === 'none' ? [requester] : [])]
      case 'withdrawn':
        // The cadre may be on the way.
        return [
          ...helpers(before, '诉求撤回了'),
          ...(before.status === 'accepted' || before.status === 'referred' ? [responsible] : []),
        ]
      case 'warned':
        return event.mark === 'reply' ? [supervisor(before), responsible] : [responsible]
      case 'escalated':
        return called(event, before)
      case 'extensionAsked':
        return [community]
      case 'extended':
        return [responsible, requester]
      case 'extensionDeclined':
      case 'reminded':
      case 'supervised':
        return [responsible]
      case 'replied':
        return [supervisor(before)]
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
