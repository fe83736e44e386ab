import * as z from 'zod/mini'
import { action } from '../contract'
import { cursor, day, id, instant, limit, name, phone } from '../fields'
import { roles } from '../street/model'
import {
  appointmentBrief,
  appointmentView,
  callView,
  counsellorView,
  details,
  month,
  noteText,
  optionalReason,
  profile,
  reason,
  schedule,
  version,
  waitView,
  way,
  words,
} from './schema'

const onOne = { id, version }
const moveErrors = ['NOT_FOUND', 'FORBIDDEN', 'WRONG_STATE', 'CHANGED'] as const
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
const brief = z.object({ appointment: appointmentBrief })
const span = z.object({ start: instant, end: instant })
const range = { from: instant, until: instant }

/** What a client asks: everyone in WeChat, the cadres themselves included. */
const clientActions = {
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
    output: brief,
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
    output: brief,
    by: roles,
    errors: [...moveErrors, ...bookErrors, 'REASON_NEEDED'],
    about: 'Moves an appointment in one stroke: the old slot is kept until the new one is won.',
  }),
  cancel: action({
    kind: 'command',
    input: z.object({ ...onOne, reason: optionalReason }),
    output: brief,
    by: roles,
    errors: [...moveErrors, 'REASON_NEEDED'],
    about:
      'Cancels: a client freely until the cut-off and with a reason afterwards, a counsellor with a reason.',
  }),
  takeOffer: action({
    kind: 'command',
    input: z.object(onOne),
    output: brief,
    by: roles,
    errors: [...moveErrors, 'OFFER_OVER'],
    about: 'Takes the freed slot that is kept for the caller.',
  }),
  passOffer: action({
    kind: 'command',
    input: z.object(onOne),
    output: brief,
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
    output: brief,
    by: roles,
    errors: moveErrors,
    about: 'One question afterwards, and a free word that only the counsellor reads.',
  }),
  appeal: action({
    kind: 'command',
    input: z.object({ ...onOne, words: reason }),
    output: brief,
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
    output: brief,
    by: roles,
    errors: moveErrors,
    about: 'Agrees or not that the notes about the caller are handed to another counsellor.',
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

const ofCounsellors = ['counsellor'] as const

/** What a counsellor asks about their own diary. */
const counsellorActions = {
  diary: action({
    kind: 'query',
    input: z.object({ from: day, until: day }),
    output: z.object({
      /** Appointments that touch these days, by start; of the called-off ones those of these days. */
      items: z.array(appointmentView),
      /** When the counsellor can be booked at all, what is closed by hand, and what is still free. */
      windows: z.array(span),
      blocked: z.array(span),
      opened: z.array(span),
      free: z.array(span),
      /** The next one from now on, whatever days were asked for. */
      next: z.nullable(appointmentView),
      /** Still to come, whatever days were asked for, with a worrying answer. */
      urgent: z.array(appointmentView),
      /** To be called back: of the counsellor on duty, later of all. */
      calls: z.array(callView),
      /** Over, and neither done nor no-show; holds that wait for a word; appeals. */
      todo: z.array(appointmentView),
      /** Whether clients can book. */
      listed: z.boolean(),
    }),
    by: ofCounsellors,
    errors: ['FORBIDDEN'],
    about: 'Days of the caller’s diary, at most 31, with what waits for a word.',
  }),
  block: action({
    kind: 'command',
    input: z.object(range),
    output: z.object({ blocked: z.array(span), opened: z.array(span) }),
    by: ofCounsellors,
    errors: ['FORBIDDEN'],
    about: 'Closes hours by hand: nothing new can be booked in them; what is booked stays.',
  }),
  open: action({
    kind: 'command',
    input: z.object(range),
    output: z.object({ blocked: z.array(span), opened: z.array(span) }),
    by: ofCounsellors,
    errors: ['FORBIDDEN'],
    about:
      'Opens hours by hand: takes away what closed them, and adds them where the weekly hours have none.',
  }),
  walkIn: action({
    kind: 'command',
    input: z.object({ start: instant, minutes: z.int().check(z.minimum(5), z.maximum(240)), way, name }),
    output: brief,
    by: ofCounsellors,
    errors: ['FORBIDDEN', 'SLOT_TAKEN'],
    about:
      'Enters somebody who came by or rang up. Needs no free hours, but never lies over another appointment.',
  }),
  confirm: action({
    kind: 'command',
    input: z.object(onOne),
    output: brief,
    by: ofCounsellors,
    errors: moveErrors,
    about: 'Confirms a booking that is held.',
  }),
  decline: action({
    kind: 'command',
    input: z.object({ ...onOne, reason: optionalReason }),
    output: brief,
    by: ofCounsellors,
    errors: moveErrors,
    about: 'Declines a booking that is held.',
  }),
  finish: action({
    kind: 'command',
    input: z.object({ ...onOne, outcome: z.enum(['done', 'noShow']) }),
    output: brief,
    by: ofCounsellors,
    errors: moveErrors,
    about: 'Says that an appointment took place, or that the client did not come (爽约).',
  }),
  decideAppeal: action({
    kind: 'command',
    input: z.object({ ...onOne, upheld: z.boolean() }),
    output: brief,
    by: ofCounsellors,
    errors: moveErrors,
    about: 'Decides an appeal against a no-show.',
  }),
  writeNote: action({
    kind: 'command',
    input: z.object({ id, text: noteText }),
    output: z.object({ at: instant, destroyAt: instant }),
    by: ofCounsellors,
    errors: [...moveErrors],
    about: 'Writes the note of an appointment, encrypted; over the caller’s own earlier one.',
  }),
  readNotes: action({
    kind: 'query',
    input: z.object({ id }),
    output: z.object({
      items: z.array(
        z.object({
          appointment: id,
          start: instant,
          author: z.string(),
          own: z.boolean(),
          text: z.string(),
          changedAt: instant,
          destroyAt: instant,
        }),
      ),
    }),
    by: ofCounsellors,
    errors: ['NOT_FOUND'],
    about:
      'The notes about an appointment’s client that the caller wrote or was handed. Every reading is logged for the client.',
  }),
  colleagues: action({
    kind: 'query',
    input: z.object({}),
    output: z.object({ items: z.array(z.object({ id, name: z.string() })) }),
    by: ofCounsellors,
    errors: ['FORBIDDEN'],
    about: 'The other counsellors, to hand notes to.',
  }),
  askHandOver: action({
    kind: 'command',
    input: z.object({ ...onOne, to: id }),
    output: brief,
    by: ofCounsellors,
    errors: [...moveErrors, 'COUNSELLOR_UNKNOWN'],
    about: 'Asks the client whether the notes may be handed to another counsellor.',
  }),
  profile: action({
    kind: 'query',
    input: z.object({}),
    output: z.object({
      version: z.int(),
      profile,
      schedule,
      /** The private address of the calendar feed, behind the address of the HTTP service. */
      feedPath: z.string(),
    }),
    by: ofCounsellors,
    errors: ['FORBIDDEN'],
    about: 'How the caller introduces themselves, their hours, and the address of their calendar.',
  }),
  saveProfile: action({
    kind: 'command',
    input: z.object({ profile }),
    output: z.object({ profile }),
    by: ofCounsellors,
    errors: ['FORBIDDEN', 'CONTENT_REFUSED'],
    about: 'Changes the introduction, the ways, and whether clients can book.',
  }),
  tryHours: action({
    kind: 'query',
    input: z.object({ schedule }),
    output: z.object({ affected: z.array(appointmentView) }),
    by: ofCounsellors,
    errors: ['FORBIDDEN'],
    about: 'Which appointments would lie outside of new hours.',
  }),
  saveHours: action({
    kind: 'command',
    input: z.object({
      schedule,
      /** What becomes of each affected appointment. */
      decisions: z._default(
        z.array(z.object({ id, keep: z.boolean(), reason: optionalReason })).check(z.maxLength(200)),
        [],
      ),
    }),
    output: z.object({ cancelled: z.int() }),
    by: ofCounsellors,
    errors: ['FORBIDDEN', 'HOURS_AFFECT'],
    about: 'Changes the hours. Every affected appointment has to be decided: kept as it is, or cancelled.',
  }),
  called: action({
    kind: 'command',
    input: z.object({ id }),
    output: z.object({}),
    by: ofCounsellors,
    errors: ['FORBIDDEN', 'NOT_FOUND'],
    about: 'Says that a client who asked for a call was called; the number is forgotten.',
  }),
  renewFeed: action({
    kind: 'command',
    input: z.object({}),
    output: z.object({}),
    by: ofCounsellors,
    errors: ['FORBIDDEN'],
    about: 'Gives the calendar feed another private address; the old one is nothing any more.',
  }),
}

/** A count, or null where it is one of a group under five. */
const count = z.nullable(z.int())

const streetActions = {
  counts: action({
    kind: 'query',
    input: z.object({ from: month, until: month }),
    output: z.object({
      rows: z.array(
        z.object({
          month,
          total: count,
          done: count,
          noShow: count,
          cancelled: count,
          /** The average of 1 to 5, one decimal; null under five ratings. */
          stars: z.nullable(z.number()),
          rated: count,
        }),
      ),
    }),
    by: ['street'],
    errors: ['FORBIDDEN'],
    about:
      'Appointments by month, in numbers only; groups under five are left out, and what would give them away.',
  }),
}

/** Everything that can be asked of the function `hotline`. */
export const hotlineContract = { ...clientActions, ...counsellorActions, ...streetActions }
export type HotlineContract = typeof hotlineContract
