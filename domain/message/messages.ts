import { summaryOf } from '../request/answers'
import { categories } from '../request/categories'
import { evolve } from '../request/evolve'
import type { ServiceRequest, StoryEvent } from '../request/model'
import { tellPlainly } from '../request/plain'
import { isRecorded } from '../request/recorded'
import { statusNames, tell } from '../request/story'
import { beforeItsStory } from '../request/submit'
import type { Message } from './model'
import { outOfNight } from './night'
import { type Reader, readersOf } from './readers'

/** When a subscribe message may go out for something that happens at `at` (ISO): the night is kept but by what is urgent. */
export const pushAt = (at: string, urgent: boolean): string => (urgent ? at : outOfNight(at))

/** So many characters of a resident's own words tell their requests apart. */
const WORDS_IN_TITLE = 16

/** Which request it is: for staff by place, for residents by their words; a duplicate's words are not the main one's. */
function titleFor(
  { as, request: own }: Reader,
  { category, unitName, text, answers }: ServiceRequest,
): string {
  const { name } = categories[category]
  if (as !== 'resident') return `${name} ${unitName}`
  if (own) return `${name}：您也反映的那件事`
  const words = Array.from(summaryOf(category, text, answers))
  const few = words.length > WORDS_IN_TITLE ? [...words.slice(0, WORDS_IN_TITLE - 1), '…'] : words
  return few.length > 0 ? `${name}：${few.join('')}` : name
}

/** What happened for whoever asked, with what is for them to do now. */
function toResident(event: StoryEvent, request: ServiceRequest, isDuplicate: boolean): string {
  const who = event.by.name
  if (event.type === 'resolved') {
    if (isDuplicate) return `${who}说办好了，没有解决可以单独办理`
    return isRecorded(request) ? `${who}说办好了，等社区回访` : `${who}说办好了，请您看看解决了没有`
  }
  if (event.type === 'refused') return `${who}答复：不予受理，请看可以怎么办`
  return tellPlainly([event]).text
}

function messageTo(reader: Reader, event: StoryEvent, index: number, request: ServiceRequest): Message {
  const at = event.at
  return {
    _id: `${request._id}.${index}.${reader.to}`,
    request: request._id,
    no: request.no,
    ...reader,
    at,
    title: titleFor(reader, request),
    text:
      reader.text ??
      (reader.as === 'resident'
        ? toResident(event, request, reader.request !== undefined)
        : tell(event).text),
    state: statusNames[request.status],
    urgent: request.urgent,
    readAt: null,
    push: {
      state: reader.toDesk ? 'none' : 'waiting',
      at: reader.toDesk ? null : pushAt(at, request.urgent),
      tries: 0,
    },
  }
}

/**
 * The messages for events that were saved together: each reader gets one, about the last that concerns them, so
 * that one tap never makes a phone ring twice. `first`: the index of the first of these events in the story.
 */
function messagesForSave(events: readonly StoryEvent[], first: number, before: ServiceRequest): Message[] {
  const byReader = new Map<string, Message>()
  let request = before
  events.forEach((event, i) => {
    const after = evolve(request, [event])
    for (const reader of readersOf(event, request)) {
      byReader.set(reader.to, messageTo(reader, event, first + i, after))
    }
    request = after
  })
  return [...byReader.values()]
}

/** The messages about what was saved between two versions of a request. */
export function messagesBetween(before: ServiceRequest, after: ServiceRequest): Message[] {
  const first = before.story.length
  return messagesForSave(after.story.slice(first), first, before)
}

/**
 * The messages about everything that happened to a request since `since` (ISO), by its story alone: for whoever
 * makes sure that none is missing. What was saved together has the same instant.
 */
export function messagesSince(request: ServiceRequest, since: string): Message[] {
  const messages: Message[] = []
  let current = beforeItsStory(request)
  for (let i = 0; i < request.story.length; ) {
    const { at } = request.story[i]!
    let end = i
    while (end < request.story.length && request.story[end]!.at === at) end++
    const together = request.story.slice(i, end)
    if (at >= since) messages.push(...messagesForSave(together, i, current))
    current = evolve(current, together)
    i = end
  }
  return messages
}
