import * as z from 'zod/mini'
import { action } from '../contract'
import { day, id, instant, name, version } from '../fields'
import {
  appointmentView,
  callView,
  moveErrors,
  noteText,
  oneBrief,
  onOne,
  optionalReason,
  profile,
  schedule,
  way,
} from './schema'

const span = z.object({ start: instant, end: instant })
const range = { from: instant, until: instant }

const ofCounsellors = ['counsellor'] as const

/** What a counsellor asks about their own diary. */
export const counsellorActions = {
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
    output: oneBrief,
    by: ofCounsellors,
    errors: ['FORBIDDEN', 'SLOT_TAKEN'],
    about:
      'Enters somebody who came by or rang up. Needs no free hours, but never lies over another appointment.',
  }),
  confirm: action({
    kind: 'command',
    input: z.object(onOne),
    output: oneBrief,
    by: ofCounsellors,
    errors: moveErrors,
    about: 'Confirms a booking that is held.',
  }),
  decline: action({
    kind: 'command',
    input: z.object({ ...onOne, reason: optionalReason }),
    output: oneBrief,
    by: ofCounsellors,
    errors: moveErrors,
    about: 'Declines a booking that is held.',
  }),
  finish: action({
    kind: 'command',
    input: z.object({ ...onOne, outcome: z.enum(['done', 'noShow']) }),
    output: oneBrief,
    by: ofCounsellors,
    errors: moveErrors,
    about: 'Says that an appointment took place, or that the client did not come (爽约).',
  }),
  decideAppeal: action({
    kind: 'command',
    input: z.object({ ...onOne, upheld: z.boolean() }),
    output: oneBrief,
    by: ofCounsellors,
    errors: moveErrors,
    about: 'Decides an appeal against a no-show.',
  }),
  writeNote: action({
    kind: 'command',
    input: z.object({
      id,
      /** When the caller's note was changed that they have seen; null: they have seen none. */
      seen: z.optional(z.nullable(instant)),
      text: noteText,
    }),
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
      'The notes about the client of an own appointment that the caller wrote or was handed: whoever was handed them reads them once they have an appointment with that client. Every note that is read is logged for the client.',
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
    output: oneBrief,
    by: ofCounsellors,
    errors: [...moveErrors, 'COUNSELLOR_UNKNOWN'],
    about:
      'Asks the client whether the notes that are there may be handed to another counsellor, who hears of it once they agree.',
  }),
  profile: action({
    kind: 'query',
    input: z.object({}),
    output: z.object({
      /** How often each form was saved, to be brought along when it is saved again. */
      saved: z.object({ profile: z.int(), hours: z.int() }),
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
    input: z.object({ version, profile }),
    output: z.object({ profile }),
    by: ofCounsellors,
    errors: ['FORBIDDEN', 'CHANGED', 'CONTENT_REFUSED'],
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
      version,
      schedule,
      /** What becomes of each affected appointment. */
      decisions: z._default(
        z.array(z.object({ id, keep: z.boolean(), reason: optionalReason })).check(z.maxLength(200)),
        [],
      ),
    }),
    output: z.object({ cancelled: z.int() }),
    by: ofCounsellors,
    errors: ['FORBIDDEN', 'CHANGED', 'HOURS_AFFECT'],
    about: 'Changes the hours. Every affected appointment has to be decided: kept as it is, or cancelled.',
  }),
  called: action({
    kind: 'command',
    input: z.object({ id }),
    output: z.object({}),
    by: ofCounsellors,
    errors: ['FORBIDDEN', 'NOT_FOUND', 'WRONG_STATE'],
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
