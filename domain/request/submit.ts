import type { Clock } from '../calendar/clock'
import { AppError } from '../errors'
import { lanzhouDay } from '../lanzhou'
import type { Need } from '../street/settings'
import type { CategoryId } from './categories'
import { evolve } from './evolve'
import type { By, ClockName, Contact, Party, Place, ServiceRequest, StoryEvent, WantedTime } from './model'

/** What a resident asks for, checked and trimmed. */
export interface Submission {
  category: CategoryId
  needs: Need[]
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
  /** Where staff records it for somebody else; else it is the requester's own. */
  recordedBy?: By
  place: Place
  contentChecked: boolean
  /** Both deadlines, and what they were counted by. */
  clocks: Record<ClockName, Clock>
  calendar: string
  urgent: boolean
  /** The rule that chose the party, and those that could not work. */
  rule?: string
  skipped?: string[]
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

/** What the story of a request changes, as it is before the story begins. */
const unwritten = (to: Party, now: string) => ({
  version: 0,
  status: 'waiting' as const,
  open: true,
  responsible: to,
  assignedAt: now,
  changedAt: now,
  marks: { respond: 0, resolve: 0 },
  dueAt: null,
  wakeAt: null,
  escalated: null,
  acceptedAt: null,
  resolvedAt: null,
  endedAt: null,
  verdict: null,
  satisfaction: null,
  reopenings: 0,
  extension: null,
  extensions: 0,
  remindedAt: null,
  supervision: null,
  parts: [],
  helpers: [],
  referral: null,
  mergedInto: null,
  duplicates: [],
  flags: [],
  answered: null,
  said: null,
  felt: null,
  untold: null,
  leftCells: [],
  story: [],
})

/** Refuses a wish for a day that is over. @throws AppError INVALID_INPUT */
export function checkWanted(wanted: readonly WantedTime[], now: string): void {
  const past = wanted.findIndex(({ day }) => day < lanzhouDay(now))
  if (past >= 0) {
    throw new AppError(
      'INVALID_INPUT',
      { field: `wanted.${past}.day` },
      '希望的时间已经过了，请选今天或者以后',
    )
  }
}

/**
 * A request before anything was written of it, for reading its story once more from the beginning. Whoever it was
 * given to first had it from the first moment on: whoever has it now lost nothing then.
 */
export function beforeItsStory(request: ServiceRequest): ServiceRequest {
  const first = request.story.find(event => event.type === 'dispatched')
  return { ...request, ...unwritten(first?.to ?? request.responsible, request.submittedAt) }
}

/** A new request with the party who answers for it from the first moment on. */
export function submitRequest(asked: Submission, to: Party, facts: Submitting): ServiceRequest {
  const { id, key, now, by, recordedBy, place, contentChecked, clocks, calendar, urgent, rule, skipped } =
    facts
  const { contact, ...rest } = asked
  const blank: ServiceRequest = {
    _id: id,
    no: requestNumber(id, now),
    ...rest,
    ...place,
    requester: { id: by, ...contact },
    submittedAt: now,
    urgent,
    clocks,
    calendar,
    month: lanzhouDay(now).slice(0, 7),
    promisedBy: clocks.respond.due,
    contentChecked,
    ...unwritten(to, now),
  }
  const submitted: StoryEvent = {
    type: 'submitted',
    at: now,
    key,
    by: recordedBy ?? { id: by, name: contact.name, role: 'resident' },
  }
  const dispatched: StoryEvent = {
    type: 'dispatched',
    at: now,
    key,
    by: { id: 'system', name: '系统', role: 'system' },
    to,
    clock: clocks.respond,
    automatic: true,
    rule,
    skipped,
  }
  return evolve(blank, [submitted, dispatched])
}
