import type { Clock } from '../calendar/clock'
import type { Position, Role, Unit } from '../street/model'
import type { Need } from '../street/settings'
import type { CategoryId } from './categories'

/**
 * Where a request stands.
 * waiting: at the desk, to be dispatched · dispatched: somebody has it and has not accepted yet · accepted: in hand ·
 * referred: a body outside the street is asked, whoever referred it answers for the outcome · resolved: done by the
 * handler's word, the resident's verdict is awaited · the rest are ends.
 */
export const statuses = [
  'waiting',
  'dispatched',
  'accepted',
  'referred',
  'resolved',
  'closed',
  'withdrawn',
  'refused',
  'merged',
] as const
export type Status = (typeof statuses)[number]

/** Open is every request that is not closed, withdrawn, refused or merged; done but not yet confirmed is open. */
export const openStatuses: readonly Status[] = ['waiting', 'dispatched', 'accepted', 'referred', 'resolved']
/** In work: open, and not yet reported done. */
export const inWork: readonly Status[] = ['waiting', 'dispatched', 'accepted', 'referred']
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

/** How content a resident was with the handling; asked apart from whether it was solved. */
export const satisfactions = ['satisfied', 'neutral', 'dissatisfied'] as const
export type Satisfaction = (typeof satisfactions)[number]

/** The levels that are called one after the other when a deadline has passed. */
export const levels = ['lead', 'community', 'street'] as const
export type Level = (typeof levels)[number]

/** What happened, one entry of the story. `key` is the command's, so that a repetition is recognised. */
export type StoryEvent = { at: string; by: By; key: string } & (
  | { type: 'submitted' }
  | {
      type: 'dispatched'
      to: Party
      clock: Clock
      unit?: Place
      automatic: boolean
      reason?: string
      /** The routing rule that chose the party, and those that could not work. */
      rule?: string
      skipped?: string[]
    }
  | { type: 'accepted' }
  | { type: 'noted'; text: string }
  | { type: 'returned'; to: Party; clock: Clock; reason: string }
  | { type: 'transferred'; to: Party; clock: Clock; reason: string; suggested?: string }
  | { type: 'resolved'; result: string }
  | { type: 'rated'; solved: boolean; satisfaction?: Satisfaction; words?: string }
  /** `alone`: it had been merged, and nothing was done yet. */
  | {
      type: 'reopened'
      to: Party
      clock: Clock
      resolve: Clock
      urgent: boolean
      reason: string
      alone?: true
    }
  | { type: 'closed'; verdict: Verdict }
  | { type: 'withdrawn'; reason?: string }
  | { type: 'refused'; reason: string; instead: string }
  // --- deadlines -------------------------------------------------------------------------------------------
  /** Half, or 80 %, of the time is over; an answer from outside, or to a supervision, is due. */
  | { type: 'warned'; mark: 'half' | 'most' | 'answer' | 'reply'; which: ClockName }
  /**
   * The deadline has passed and it is time for a level to be called; `to`: it answers for the request from now on;
   * `again`: the one who is called has it already, or has been called, as high as that level or higher.
   */
  | { type: 'escalated'; level: Level; which: ClockName; called: Party; to?: Party; again?: true }
  /** Working days more, and the deadline that they come to. */
  | { type: 'extensionAsked'; days: number; until: string; reason: string }
  | { type: 'extended'; days: number; clock: Clock; reason?: string }
  | { type: 'extensionDeclined'; reason: string }
  /** The calendar has changed; `changed`: the deadlines that people see and that are others now. */
  | { type: 'recounted'; respond: Clock; resolve: Clock; changed: ClockName[]; calendar: string }
  | { type: 'reminded'; words?: string }
  | { type: 'supervised'; words: string; replyBy: string }
  | { type: 'replied'; text: string }
  // --- others who help -------------------------------------------------------------------------------------
  | { type: 'assisted'; whistle: boolean; parts: { id: string; to: Party; task: string }[] }
  | { type: 'partDone'; part: string; result: string }
  | { type: 'partDeclined'; part: string; reason: string }
  | { type: 'partCalledOff'; part: string; reason: string }
  | { type: 'referred'; to: Party; body: string; words: string; expectBy: string }
  | { type: 'recalled'; reason: string }
  | { type: 'merged'; into: { id: string; no: string } }
  | { type: 'duplicateJoined'; id: string; no: string; requester: string }
  /** It was withdrawn or refused: those merged into it stand for themselves again. `id`: this one alone, which moved
   * while it was being merged. */
  | { type: 'duplicatesReleased'; id?: string }
  | { type: 'followedUp'; reached: boolean; solved?: boolean; satisfaction?: Satisfaction; words?: string }
  // --- people come and go (能上能下) ------------------------------------------------------------------------
  | { type: 'handedOver'; from: Party; to: Party; why: Leaving }
  | { type: 'partHandedOver'; part: string; from: Party; to: Party; why: Leaving }
)
export type EventType = StoryEvent['type']
export type EventOf<T extends EventType> = Extract<StoryEvent, { type: T }>

/** Why somebody is not there any more: the post has ended, or they are on leave. */
export type Leaving = 'ended' | 'leave'

/** A request has two deadlines, one for being answered (接单) and one for being done (办结). */
export type ClockName = 'respond' | 'resolve'

/** How many of a clock's marks are behind: half, most, lead, community, street. */
export type Marks = Record<ClockName, number>

/** A piece of work that somebody else does for the handler (协办, 吹哨报到). */
export interface Part {
  id: string
  handler: Party
  task: string
  whistle: boolean
  status: 'asked' | 'done' | 'declined' | 'calledOff'
  result?: string
}

/** Supervision 督办: the responsible party has to reply by then. */
export interface Supervision {
  by: By
  at: string
  words: string
  replyBy: string
  repliedAt: string | null
  /** Whether it has been told that no reply came. */
  warned: boolean
}

/** Asked of a body outside the street (转办). `from`: where the request stood before. */
export interface Referral {
  body: string
  words: string
  expectBy: string
  from: Status
  warned: boolean
}

/** What staff look for among the open requests; `callBack` also among the closed ones. */
export const flags = [
  'escalated',
  'reopened',
  'supervised',
  'extension',
  'reminded',
  'parts',
  'referred',
  'provisional',
  'callBack',
] as const
export type Flag = (typeof flags)[number]

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
  /** For whom, where it was said: routing may look at it. */
  needs: Need[]
  /** Counted round the clock and told at night too: at its last start it was a hazard, or the emergency switch on. */
  urgent: boolean
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
  /** Both deadlines as they run now; a new responsible party gets a new `respond`. */
  clocks: Record<ClockName, Clock>
  marks: Marks
  /** What the deadlines were counted by: when it differs from the street's calendar, they are counted again. */
  calendar: string
  /** The deadline that people see now: answering, resolving, an outside answer, the seven days; null at an end. */
  dueAt: string | null
  /** When the timer has to look at it next; null: never. */
  wakeAt: string | null
  /** The highest level that has been called since it was last handed on. */
  escalated: Level | null
  acceptedAt: string | null
  resolvedAt: string | null
  endedAt: string | null
  verdict: Verdict | null
  satisfaction: Satisfaction | null
  reopenings: number
  extension: { days: number; until: string; reason: string } | null
  extensions: number
  remindedAt: string | null
  supervision: Supervision | null
  parts: Part[]
  /** Persons with a part that is still open. */
  helpers: string[]
  referral: Referral | null
  mergedInto: { id: string; no: string } | null
  duplicates: { id: string; no: string; requester: string }[]
  flags: Flag[]
  // --- for the three rates ---
  /** YYYY-MM in Lanzhou of the submission. */
  month: string
  /** The answer's deadline as it was promised at the start, whoever had it later. */
  promisedBy: string
  /** Whether it was answered (accepted, referred, refused, done) by then; null: not yet known. */
  answered: 'onTime' | 'late' | null
  /** What the resident said last, over all reopenings. */
  said: Verdict | null
  /** How content the resident said to be last, over all reopenings; `satisfaction` is of the present handling. */
  felt: Satisfaction | null
  /** Set with every change; the timer tells and counts what happened, and takes it away. */
  untold: string | null
  /** Cells of the rates that it has left and that have not been counted since. */
  leftCells: string[]
  /** False while WeChat's content check could not be asked; the desk sees it. */
  contentChecked: boolean
  story: StoryEvent[]
}
