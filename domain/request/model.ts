import type { Position, Role, Unit } from '../street/model'
import type { CategoryId } from './categories'

/**
 * Where a request stands.
 * waiting: at the desk, to be dispatched · dispatched: somebody has it and has not accepted yet · accepted: in hand ·
 * resolved: done by the handler's word, the resident's verdict is awaited · the rest are ends.
 */
export const statuses = [
  'waiting',
  'dispatched',
  'accepted',
  'resolved',
  'closed',
  'withdrawn',
  'refused',
] as const
export type Status = (typeof statuses)[number]

/** Open is every request that is not closed, withdrawn or refused; done but not yet confirmed is open. */
export const openStatuses: readonly Status[] = ['waiting', 'dispatched', 'accepted', 'resolved']
export const isOpen = (status: Status): boolean => openStatuses.includes(status)

/** The one who answers for a request at a moment. `id` is a person for cadre and lead, else a community or the street. */
export interface Party {
  role: 'cadre' | 'lead' | 'community' | 'street'
  id: string
  name: string
}

/** Who did something, as the story keeps it. The system acts where nobody did: automatic dispatch, silence. */
export interface By {
  id: string
  name: string
  role: Role | 'system'
}

/** A time that would suit the resident: a day in Lanzhou (YYYY-MM-DD) and a part of it. */
export interface WantedTime {
  day: string
  part: 'morning' | 'afternoon' | 'evening'
}

/** A person to reach. The phone is absent when it was withheld: what was not given is not kept. */
export interface Contact {
  name: string
  phone?: string
}

/** What the resident said: no, yes, or nothing within the 7 days. Silence is never satisfaction. */
export type Verdict = 'solved' | 'unsolved' | 'none'

/** What happened, one entry of the story. `key` is the command's, so that a repetition is recognised. */
export type StoryEvent = { at: string; by: By; key: string } & (
  | { type: 'submitted' }
  | { type: 'dispatched'; to: Party; unit?: Place; automatic: boolean; reason?: string }
  | { type: 'accepted' }
  | { type: 'noted'; text: string }
  | { type: 'returned'; to: Party; reason: string }
  | { type: 'transferred'; to: Party; reason: string; suggested?: string }
  | { type: 'resolved'; result: string }
  | { type: 'rated'; solved: boolean; words?: string }
  | { type: 'reopened'; to: Party; reason: string }
  | { type: 'closed'; verdict: Verdict }
  | { type: 'withdrawn'; reason?: string }
  | { type: 'refused'; reason: string; instead: string }
)
export type EventType = StoryEvent['type']
export type EventOf<T extends EventType> = Extract<StoryEvent, { type: T }>

/** The unit of a request with its community, names included: a request is read alone. */
export interface Place {
  unit: string
  unitName: string
  community: string
  communityName: string
  position: Position | null
}

/** What a request keeps of its unit. */
export const placeOf = ({ _id, name, community, communityName, position }: Unit): Place => ({
  unit: _id,
  unitName: name,
  community,
  communityName,
  position,
})

/** A request and its story are one document, so that a move is one read and one guarded write. */
export interface ServiceRequest extends Place {
  _id: string
  /** What people read to one another on the phone: date and six digits. */
  no: string
  /** Counts the saved changes; guards every write. */
  version: number
  status: Status
  open: boolean
  category: CategoryId
  text: string
  answers: Record<string, unknown>
  /** File ids in cloud storage; never shown, only through temporary addresses. */
  pictures: string[]
  wanted: WantedTime[]
  address: string
  requester: Contact & { id: string }
  /** The one who needs it, when that is somebody else (代办). */
  beneficiary: (Contact & { address: string }) | null
  responsible: Party
  /** When the responsible party got it; the longest idle of two equally busy cadres is found by it. */
  assignedAt: string
  submittedAt: string
  changedAt: string
  respondBy: string
  resolveBy: string
  /** The deadline that runs now: answering, resolving, or the resident's seven days; null at an end. */
  dueAt: string | null
  acceptedAt: string | null
  resolvedAt: string | null
  endedAt: string | null
  verdict: Verdict | null
  reopenings: number
  /** False while WeChat's content check could not be asked; the desk sees it. */
  contentChecked: boolean
  story: StoryEvent[]
}
