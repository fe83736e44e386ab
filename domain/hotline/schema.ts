import * as z from 'zod/mini'
import { clock, day, id, instant, name, optionalText, phone, text, version } from '../fields'
import { eventTypes, forWhoms, safeties, statuses, topics } from './appointment'
import { ways } from './counsellor'
import { moves } from './lifecycle'

const LIMITS = {
  words: 500,
  reason: 200,
  note: 4000,
  intro: 500,
  specialities: 8,
  exceptions: 200,
  windows: 6,
}

export const way = z.enum(ways, '请选择见面方式')
/** The words of somebody who explains themselves. */
export const reason = text(1, LIMITS.reason)
export const optionalReason = optionalText(LIMITS.reason)
export const words = optionalText(LIMITS.words)
export const noteText = text(1, LIMITS.note)

export const intake = z.object({
  forWhom: z.optional(z.enum(forWhoms)),
  topic: z.optional(z.enum(topics)),
  words,
  /** The one safety question. */
  safety: z.optional(z.enum(safeties)),
})

/** What is said with a booking or when joining the waitlist. */
export const details = {
  way,
  /** Any name that the client wants to be called by. */
  name,
  /** Needed where a call was chosen, and kept nowhere else. */
  phone: z.optional(phone),
  intake: z.optional(intake),
  /**
   * The separate consent to keep what the intake tells: asked for as soon as it tells anything. With an answer to the
   * safety question nothing is refused for want of it: then the intake is not kept.
   */
  consent: z.optional(z.boolean()),
}

// --- what people see ---------------------------------------------------------------------------------------

/** An appointment without anything confidential: what commands answer with, since answers are kept for a while. */
export const appointmentBrief = z.object({
  id,
  version: z.int(),
  status: z.enum(statuses),
  start: instant,
  end: instant,
  way: z.enum(ways),
  counsellor: z.object({ id, name: z.string(), room: z.string() }),
  /** Until when an offer or a hold waits for its answer. */
  holdUntil: z.nullable(instant),
  /** The agreed place that it keeps while a move waits for a word; for a counsellor only their own. */
  kept: z.nullable(z.object({ start: instant, end: instant, counsellor: z.string() })),
  /** What the caller could do with it now. */
  can: z.array(z.enum(Object.keys(moves) as [keyof typeof moves, ...(keyof typeof moves)[]])),
})

const step = z.object({
  type: z.enum(eventTypes),
  at: instant,
  by: z.enum(['client', 'counsellor', 'system']),
  from: z.optional(instant),
})

/** An appointment as one of the two sees it. Nobody else does. */
export const appointmentView = z.extend(appointmentBrief, {
  as: z.enum(['client', 'counsellor']),
  /** The name of the client's choice. */
  name: z.string(),
  /** For the client always; for the counsellor from a day before the appointment until a day after. */
  phone: z.nullable(z.string()),
  intake: z.nullable(intake),
  /** For the counsellor: an answer of the intake was worrying. Nobody else learns it. */
  urgent: z.boolean(),
  /** Whether cancelling and moving need a reason by now. */
  reasonNeeded: z.boolean(),
  /** Until when they need none. */
  freeUntil: instant,
  cancelReason: z.nullable(z.string()),
  /** For the counsellor alone: why the client moved it so late. */
  moveReason: z.nullable(z.string()),
  stars: z.nullable(z.int()),
  ratingWords: z.nullable(z.string()),
  appeal: z.nullable(z.enum(['asked', 'upheld', 'rejected'])),
  appealWords: z.nullable(z.string()),
  handOver: z.nullable(z.object({ toName: z.string(), state: z.enum(['asked', 'agreed', 'refused']) })),
  hasNote: z.boolean(),
  story: z.array(step),
})

export const counsellorView = z.object({
  id,
  name: z.string(),
  intro: z.string(),
  specialities: z.array(z.string()),
  ways: z.array(z.enum(ways)),
  room: z.string(),
  /** Whether a booking waits for the counsellor's word. */
  confirms: z.boolean(),
  /** Minutes. */
  length: z.int(),
  /** The first free start, within as many days as can be booked. */
  next: z.nullable(instant),
})

export const waitView = z.object({
  id,
  /** The counsellor waited for; null: any. */
  counsellor: z.nullable(z.object({ id, name: z.string() })),
  from: day,
  until: day,
  /** How many came before. */
  before: z.int(),
  since: instant,
})

export const callView = z.object({
  id,
  at: instant,
  why: z.enum(['safety', 'noShow']),
  name: z.string(),
  phone: z.string(),
  /** Those that are shown wait: whoever was called is not to be called again. */
  state: z.enum(['waiting', 'called']),
})

// --- hours -------------------------------------------------------------------------------------------------
const untilClock = z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, '请填几点几分，例如 17:30'))
const hours = z
  .object({ from: clock, until: untilClock })
  .check(z.refine(({ from, until }) => from < until, '开始要早于结束'))
const inOrder = (list: { from: string; until: string }[]) =>
  list.every((window, i) => i === 0 || list[i - 1]!.until <= window.from)
const dayHours = z
  .array(hours)
  .check(
    z.maxLength(LIMITS.windows, `一天最多 ${LIMITS.windows} 段`),
    z.refine(inOrder, '一天里的几段时间要按先后排，不能重叠'),
  )
const whole = (least: number, most: number) => {
  const range = `请填 ${least} 到 ${most} 之间的整数`
  return z.int(range).check(z.minimum(least, range), z.maximum(most, range))
}

/** When a counsellor can be booked (schedule.ts). */
export const schedule = z.object({
  weekly: z.array(dayHours).check(z.length(7, '一周七天都要有，休息的留空')),
  exceptions: z
    .array(
      z
        .object({ day, kind: z.enum(['off', 'extra']), hours: z.optional(hours) })
        .check(z.refine(({ kind, hours: some }) => kind === 'off' || some, '加班的日子请填时间')),
    )
    .check(z.maxLength(LIMITS.exceptions, `特殊日期最多 ${LIMITS.exceptions} 天，请去掉过去的`)),
  holidaysOff: z.boolean(),
  length: whole(10, 240),
  step: z.nullable(whole(5, 480)),
  before: whole(0, 120),
  after: whole(0, 120),
  /** Minutes: up to two weeks. */
  notice: whole(0, 14 * 24 * 60),
  ahead: whole(0, 90),
  perDay: z.nullable(whole(1, 30)),
})

export const profile = z.object({
  name,
  intro: z._default(text(0, LIMITS.intro), ''),
  specialities: z.array(text(1, 12)).check(z.maxLength(LIMITS.specialities)),
  ways: z.array(z.enum(ways)).check(z.minLength(1)),
  room: z._default(text(0, 60), ''),
  listed: z.boolean(),
  confirms: z.boolean(),
  holdHours: whole(1, 72),
})

// --- what several actions share ----------------------------------------------------------------------------
/** One appointment, perhaps as it was seen. */
export const onOne = { id, version }
/** Refusals of whatever is done to an appointment that is there. */
export const moveErrors = ['NOT_FOUND', 'FORBIDDEN', 'WRONG_STATE', 'CHANGED'] as const
/** What a command on an appointment answers. */
export const oneBrief = z.object({ appointment: appointmentBrief })
