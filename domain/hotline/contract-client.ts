import * as z from 'zod/mini'
import { action } from '../contract'
import { cursor, day, id, instant, limit, name, phone } from '../fields'
import { roles } from '../street/model'
import {
  appointmentBrief,
  appointmentView,
  counsellorView,
  details,
  moveErrors,
  oneBrief,
  onOne,
  optionalReason,
  reason,
  waitView,
  way,
  words,
} from './schema'

const bookErrors = [
  'SLOT_TAKEN',
  'SLOT_UNAVAILABLE',
  'COUNSELLOR_UNKNOWN',
  'ALREADY_BOOKED',
  'MONTH_FULL',
  'CALL_FIRST',
  'CONSENT_NEEDED',
] as const
const anyone = z.literal('any')

/** What a client asks: everyone in WeChat, the cadres themselves included. */
export const clientActions = {
  home: action({
    kind: 'query',
    input: z.object({}),
    output: z.object({
      counsellors: z.array(counsellorView),
      /** The caller's open appointment or offer. */
      open: z.nullable(appointmentBrief),
      waiting: z.nullable(waitView),
      call: z.nullable(z.object({ id, at: instant, counsellor: z.nullable(z.string()) })),
      dutyLine: z.string(),
      rules: z.object({
        cutOffHours: z.int(),
        perMonth: z.int(),
        offerMinutes: z.int(),
        noShows: z.int(),
        noShowDays: z.int(),
      }),
      /** Whether a call comes before the next booking, after no-shows. */
      callFirst: z.boolean(),
      /** The subscribe-message templates of this deployment, to be asked for in one tap. */
      templates: z.array(z.string()),
    }),
    by: roles,
    errors: [],
    about: 'The hotline: the counsellors with their first free time, and what of it is the caller’s own.',
  }),
  slots: action({
    kind: 'query',
    input: z.object({
      counsellor: z._default(z.union([anyone, id]), 'any'),
      /** Days in Lanzhou, both included; at most 31. Default: from today on. */
      from: z.optional(day),
      until: z.optional(day),
      /** An own appointment that is to be moved: its place is not busy then. */
      move: z.optional(id),
    }),
    output: z.object({
      items: z.array(z.object({ start: instant, end: instant, counsellors: z.array(id) })),
      counsellors: z.array(z.object({ id, name: z.string(), ways: z.array(way) })),
      /** The days that were looked at, both included. */
      from: day,
      until: day,
    }),
    by: roles,
    errors: ['COUNSELLOR_UNKNOWN', 'NOT_FOUND'],
    about: 'Free slots of one counsellor or of all, by start.',
  }),
  book: action({
    kind: 'command',
    input: z.object({ counsellor: z.union([anyone, id]), start: instant, ...details }),
    output: oneBrief,
    by: roles,
    errors: bookErrors,
    about: 'Books a slot: with one counsellor, or with whoever is free at that time and has the least to do.',
  }),
  mine: action({
    kind: 'query',
    input: z.object({ cursor, limit }),
    output: z.object({ items: z.array(appointmentBrief), next: z.optional(z.string()) }),
    by: roles,
    errors: [],
    about: 'The caller’s own appointments, the latest start first.',
  }),
  get: action({
    kind: 'query',
    input: z.object({ id }),
    output: appointmentView,
    by: roles,
    errors: ['NOT_FOUND'],
    about: 'One appointment, for its client and its counsellor; for everybody else there is none.',
  }),
  reschedule: action({
    kind: 'command',
    input: z.object({
      ...onOne,
      /** Default: the same. */
      counsellor: z.optional(z.union([anyone, id])),
      start: instant,
      reason: optionalReason,
    }),
    output: oneBrief,
    by: roles,
    errors: [...moveErrors, ...bookErrors, 'REASON_NEEDED'],
    about: 'Moves an appointment in one stroke: the old slot is kept until the new one is won.',
  }),
  cancel: action({
    kind: 'command',
    input: z.object({ ...onOne, reason: optionalReason }),
    output: z.extend(oneBrief, {
      /** A counsellor has called it off: the hour stays closed by hand until they open it. */
      closed: z.boolean(),
    }),
    by: roles,
    errors: [...moveErrors, 'REASON_NEEDED'],
    about:
      'Cancels: a client freely until the cut-off and with a reason afterwards, a counsellor with a reason.',
  }),
  takeOffer: action({
    kind: 'command',
    input: z.object(onOne),
    output: oneBrief,
    by: roles,
    errors: [...moveErrors, 'OFFER_OVER'],
    about: 'Takes the freed slot that is kept for the caller.',
  }),
  passOffer: action({
    kind: 'command',
    input: z.object(onOne),
    output: oneBrief,
    by: roles,
    errors: [...moveErrors, 'OFFER_OVER'],
    about: 'Passes on the freed slot, and goes on waiting.',
  }),
  wait: action({
    kind: 'command',
    input: z.object({
      counsellor: z.union([anyone, id]),
      from: z.optional(day),
      until: z.optional(day),
      ...details,
    }),
    output: z.object({ waiting: waitView }),
    by: roles,
    errors: ['WAITING_ALREADY', 'SLOT_FREE', ...bookErrors.slice(2)],
    about: 'Joins the waitlist (候补) of one counsellor or of all; a freed slot is offered in order.',
  }),
  leaveWaitlist: action({
    kind: 'command',
    input: z.object({ id }),
    output: z.object({}),
    by: roles,
    errors: ['NOT_FOUND'],
    about: 'Leaves the waitlist.',
  }),
  rate: action({
    kind: 'command',
    input: z.object({ ...onOne, stars: z.int().check(z.minimum(1), z.maximum(5)), words }),
    output: oneBrief,
    by: roles,
    errors: moveErrors,
    about: 'One question afterwards, and a free word that only the counsellor reads.',
  }),
  appeal: action({
    kind: 'command',
    input: z.object({ ...onOne, words: reason }),
    output: oneBrief,
    by: roles,
    errors: moveErrors,
    about: 'Says that a no-show was none; until it is decided it still counts.',
  }),
  readings: action({
    kind: 'query',
    input: z.object({ cursor, limit }),
    output: z.object({
      items: z.array(z.object({ at: instant, reader: z.string(), start: instant })),
      next: z.optional(z.string()),
    }),
    by: roles,
    errors: [],
    about: 'Who has read notes about the caller, and when: the log of every reading.',
  }),
  askForCall: action({
    kind: 'command',
    input: z.object({
      phone,
      name: z.optional(name),
      why: z._default(z.enum(['safety', 'noShow']), 'safety'),
      /** The client's consent to be called. */
      consent: z.literal(true),
    }),
    output: z.object({ call: z.object({ id, at: instant, counsellor: z.nullable(z.string()) }) }),
    by: roles,
    errors: [],
    about:
      'Asks the counsellor on duty to call back. Booking is not crisis response: 12356, 120, 110 come first.',
  }),
  callOff: action({
    kind: 'command',
    input: z.object({ id }),
    output: z.object({}),
    by: roles,
    errors: ['NOT_FOUND'],
    about: 'Takes back the wish to be called; the number is forgotten.',
  }),
  answerHandOver: action({
    kind: 'command',
    input: z.object({ ...onOne, agree: z.boolean() }),
    output: oneBrief,
    by: roles,
    errors: moveErrors,
    about:
      'Agrees or not that the notes about the caller are handed to another counsellor: those that are there, none of later.',
  }),
  voiceRoom: action({
    kind: 'query',
    input: z.object({ id }),
    output: z.object({
      groupId: z.string(),
      nonceStr: z.string(),
      /** Seconds since 1970. */
      timeStamp: z.int(),
      signature: z.string(),
    }),
    by: roles,
    errors: ['NOT_FOUND', 'WRONG_STATE'],
    about: 'What the two need to enter their voice call within WeChat (wx.joinVoIPChat), around its time.',
  }),
  calendarFile: action({
    kind: 'query',
    input: z.object({ id }),
    output: z.object({ name: z.string(), text: z.string() }),
    by: roles,
    errors: ['NOT_FOUND'],
    about: 'The caller’s appointment as an iCalendar file, for a calendar that is no phone’s.',
  }),
}
