import { lanzhouDay } from '../lanzhou'
import type { CategoryId } from './categories'
import { resolveBy, respondBy } from './deadline'
import { evolve } from './evolve'
import type { Contact, Party, Place, ServiceRequest, StoryEvent, WantedTime } from './model'

/** What a resident asks for, checked and trimmed. */
export interface Submission {
  category: CategoryId
  text: string
  answers: Record<string, unknown>
  pictures: string[]
  wanted: WantedTime[]
  address: string
  contact: Contact
  beneficiary: (Contact & { address: string }) | null
}

/** Facts that come from outside: ids, the clock, who submits, whether the content check answered. */
export interface Submitting {
  id: string
  key: string
  now: string
  by: string
  place: Place
  contentChecked: boolean
}

/**
 * The number that people read to one another: the day in Lanzhou and six digits of the id.
 * Not unique by itself (one in a million a day); whoever searches by it may see two.
 */
export function requestNumber(id: string, now: string): string {
  let sum = 0
  for (const char of id) sum = (sum * 31 + char.charCodeAt(0)) % 1_000_000
  return `${lanzhouDay(now).slice(2).replaceAll('-', '')}-${String(sum).padStart(6, '0')}`
}

/** A new request with the party who answers for it from the first moment on. */
export function submitRequest(asked: Submission, to: Party, facts: Submitting): ServiceRequest {
  const { id, key, now, by, place, contentChecked } = facts
  const { contact, ...rest } = asked
  const blank: ServiceRequest = {
    _id: id,
    no: requestNumber(id, now),
    version: 0,
    status: 'waiting',
    open: true,
    ...rest,
    ...place,
    requester: { id: by, ...contact },
    responsible: to,
    assignedAt: now,
    submittedAt: now,
    changedAt: now,
    respondBy: respondBy(now),
    resolveBy: resolveBy(now),
    dueAt: respondBy(now),
    acceptedAt: null,
    resolvedAt: null,
    endedAt: null,
    verdict: null,
    reopenings: 0,
    contentChecked,
    story: [],
  }
  const submitted: StoryEvent = {
    type: 'submitted',
    at: now,
    key,
    by: { id: by, name: contact.name, role: 'resident' },
  }
  const dispatched: StoryEvent = {
    type: 'dispatched',
    at: now,
    key,
    by: { id: 'system', name: '系统', role: 'system' },
    to,
    automatic: true,
  }
  return evolve(blank, [submitted, dispatched])
}
