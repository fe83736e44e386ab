import * as z from 'zod/mini'
import { meView } from '../account/schema'
import { action } from '../contract'
import { cursor, day, id, instant, limit, month, text, version } from '../fields'
import { measureIds } from '../ledger/measures'
import { categoryIds } from './categories'
import { flags, satisfactions, statuses } from './model'
import { requestItem, requestView, submission, words } from './schema'

const reason = text(1, 300)
const thing = { id, version }
const moveErrors = ['NOT_FOUND', 'FORBIDDEN', 'WRONG_STATE', 'CHANGED'] as const

/** Everything that can be asked of the function `request`. */
export const requestContract = {
  submit: action({
    kind: 'command',
    input: submission,
    output: requestView,
    by: ['resident', 'cadre', 'lead', 'community', 'street', 'counsellor'],
    errors: ['UNIT_UNKNOWN', 'CONTENT_REFUSED', 'PICTURE_REFUSED', 'PICTURE_MISSING'],
    about: 'Asks for a service in a unit, for oneself or for somebody else; it is dispatched at once.',
  }),
  dispatch: action({
    kind: 'command',
    input: z.object({ ...thing, to: z.optional(id), unit: z.optional(id), reason: z.optional(reason) }),
    output: requestView,
    by: ['community', 'street'],
    errors: [...moveErrors, 'UNIT_UNKNOWN', 'PERSON_UNAVAILABLE', 'OUT_OF_REACH'],
    about:
      'The desk gives a request to a cadre or lead (`to`, a person id), or to another unit (`unit`, dispatched automatically there); with neither, automatically in its own unit.',
  }),
  accept: action({
    kind: 'command',
    input: z.object(thing),
    output: requestView,
    by: ['cadre', 'lead'],
    errors: [...moveErrors, 'TAKEN', 'ON_LEAVE'],
    about: 'A cadre or the lead of the unit takes a waiting request and becomes responsible for it.',
  }),
  note: action({
    kind: 'command',
    input: z.object({ ...thing, text: text(1, 500) }),
    output: requestView,
    by: ['resident', 'cadre', 'lead', 'community', 'street'],
    errors: [...moveErrors, 'CONTENT_REFUSED'],
    about: 'Adds progress (the responsible party, the desk) or further facts (the requester) to the story.',
  }),
  return: action({
    kind: 'command',
    input: z.object({ ...thing, reason }),
    output: requestView,
    by: ['cadre', 'lead'],
    errors: moveErrors,
    about: 'The responsible cadre gives a request back to the desk, with the reason (退单).',
  }),
  transfer: action({
    kind: 'command',
    input: z.object({ ...thing, to: z.optional(id), unit: z.optional(id), reason }),
    output: requestView,
    by: ['cadre', 'lead'],
    errors: [...moveErrors, 'PERSON_UNAVAILABLE', 'UNIT_UNKNOWN', 'INVALID_INPUT'],
    about:
      'Hands a request to a colleague of the unit (`to`) at once, or elsewhere (`to` or `unit`) through the desk (转派).',
  }),
  resolve: action({
    kind: 'command',
    input: z.object({ ...thing, result: text(1, 500) }),
    output: requestView,
    by: ['cadre', 'lead'],
    errors: moveErrors,
    about: 'The responsible cadre reports it done, with the result (办结).',
  }),
  rate: action({
    kind: 'command',
    input: z.object({
      ...thing,
      solved: z.boolean(),
      satisfaction: z.optional(z.enum(satisfactions)),
      words,
    }),
    output: requestView,
    by: ['resident'],
    errors: [...moveErrors, 'CONTENT_REFUSED'],
    about: 'The requester says whether it was solved; solved closes it, unsolved leaves it open for 重办.',
  }),
  reopen: action({
    kind: 'command',
    input: z.object({ ...thing, reason }),
    output: requestView,
    by: ['resident'],
    errors: [...moveErrors, 'TOO_LATE', 'CONTENT_REFUSED'],
    about: 'The requester has it done again, within 7 days after it was resolved (重办).',
  }),
  withdraw: action({
    kind: 'command',
    input: z.object({ ...thing, reason: z.optional(reason) }),
    output: requestView,
    by: ['resident'],
    errors: [...moveErrors, 'CONTENT_REFUSED'],
    about: 'The requester takes it back before it is resolved; after acceptance the cadre is told (撤单).',
  }),
  refuse: action({
    kind: 'command',
    input: z.object({ ...thing, reason, instead: text(1, 300) }),
    output: requestView,
    by: ['community', 'street'],
    errors: moveErrors,
    about: 'The desk refuses what is not in scope, with the reason and where to go instead (不予受理).',
  }),
  extend: action({
    kind: 'command',
    input: z.object({ ...thing, days: z.int().check(z.minimum(1), z.maximum(15)), reason }),
    output: requestView,
    by: ['cadre', 'lead'],
    errors: [...moveErrors, 'EXTENSION_PENDING', 'EXTENSIONS_USED', 'DEADLINE_PASSED'],
    about:
      'The handler asks, before the deadline, for `days` working days more (延期); the desk decides. At most twice.',
  }),
  decideExtension: action({
    kind: 'command',
    input: z.object({ ...thing, approve: z.boolean(), reason: z.optional(reason) }),
    output: requestView,
    by: ['community', 'street'],
    errors: [...moveErrors, 'INVALID_INPUT'],
    about: 'The desk grants an extension, or declines it with a reason.',
  }),
  remind: action({
    kind: 'command',
    input: z.object({ ...thing, words }),
    output: requestView,
    by: ['resident'],
    errors: [...moveErrors, 'REMINDED_TODAY', 'CONTENT_REFUSED'],
    about: 'The requester reminds whoever is responsible (催办), once a day.',
  }),
  supervise: action({
    kind: 'command',
    input: z.object({ ...thing, words: reason, replyBy: z.optional(instant) }),
    output: requestView,
    by: ['community', 'street'],
    errors: [...moveErrors, 'INVALID_INPUT', 'SUPERVISED'],
    about:
      'Community or street supervises a request (督办): the responsible party has to reply by `replyBy` (the end of the next working day where nothing is said).',
  }),
  reply: action({
    kind: 'command',
    input: z.object({ ...thing, text: text(1, 500) }),
    output: requestView,
    by: ['cadre', 'lead', 'community', 'street'],
    errors: moveErrors,
    about: 'The responsible party replies to a supervision.',
  }),
  assist: action({
    kind: 'command',
    input: z.object({
      ...thing,
      parts: z.array(z.object({ to: id, task: text(1, 200) })).check(z.minLength(1), z.maxLength(10)),
    }),
    output: requestView,
    by: ['cadre', 'lead', 'community', 'street'],
    errors: [...moveErrors, 'PERSON_UNAVAILABLE', 'TOO_MANY_PARTS'],
    about:
      'Asks others for a part of the work: the handler asks colleagues (协办), desk and street whistle (吹哨报到). At most 10 open parts, each with its own handler.',
  }),
  report: action({
    kind: 'command',
    input: z.object({
      ...thing,
      part: id,
      done: z.boolean(),
      words: text(1, 500),
    }),
    output: requestView,
    by: ['cadre', 'lead'],
    errors: [...moveErrors, 'PART_UNKNOWN'],
    about: 'Whoever was asked for a part reports it done, with the result, or says why it can’t be done.',
  }),
  callOff: action({
    kind: 'command',
    input: z.object({ ...thing, part: id, reason }),
    output: requestView,
    by: ['cadre', 'lead', 'community', 'street'],
    errors: [...moveErrors, 'PART_UNKNOWN'],
    about: 'Takes back a part that was asked for.',
  }),
  refer: action({
    kind: 'command',
    input: z.object({ ...thing, body: text(1, 40), words: reason, expectBy: day }),
    output: requestView,
    by: ['cadre', 'lead', 'community', 'street'],
    errors: [...moveErrors, 'INVALID_INPUT'],
    about:
      'Asks a body outside the street (转办), with the day on which its answer is expected; whoever refers it stays responsible.',
  }),
  recall: action({
    kind: 'command',
    input: z.object({ ...thing, reason }),
    output: requestView,
    by: ['cadre', 'lead', 'community', 'street'],
    errors: moveErrors,
    about: 'Takes a referral back; the work goes on inside.',
  }),
  merge: action({
    kind: 'command',
    input: z.object({ ...thing, into: id }),
    output: requestView,
    by: ['community', 'street'],
    errors: [...moveErrors, 'MERGE_IMPOSSIBLE'],
    about:
      'Merges a duplicate into another open request of the community; its requester is told of the progress.',
  }),
  followUp: action({
    kind: 'command',
    input: z.object({
      ...thing,
      reached: z.boolean(),
      solved: z.optional(z.boolean()),
      satisfaction: z.optional(z.enum(satisfactions)),
      words,
    }),
    output: requestView,
    by: ['community', 'street'],
    errors: [...moveErrors],
    about:
      'Records a follow-up call (回访) by somebody other than the handler: solved closes, not solved starts it again under supervision.',
  }),
  dispatchMany: action({
    kind: 'command',
    input: z.object({
      items: z.array(z.object(thing)).check(z.minLength(1), z.maxLength(50)),
      to: z.optional(id),
      unit: z.optional(id),
      reason: z.optional(reason),
    }),
    output: z.object({
      results: z.array(
        z.object({
          id,
          ok: z.boolean(),
          code: z.optional(z.string()),
          message: z.optional(z.string()),
          item: z.optional(requestItem),
        }),
      ),
    }),
    by: ['community', 'street'],
    errors: [],
    about: 'Dispatches up to 50 requests at once, each as `dispatch` does; says for each how it went.',
  }),
  get: action({
    kind: 'query',
    input: z.object({ id }),
    output: requestView,
    by: ['resident', 'cadre', 'lead', 'community', 'street'],
    errors: ['NOT_FOUND', 'FORBIDDEN'],
    about: 'One request with its story, as far as the caller may see it.',
  }),
  list: action({
    kind: 'query',
    input: z.object({
      view: z._default(
        z.enum(['mine', 'workbench', 'hand', 'helping', 'done', 'unit', 'desk', 'counted']),
        'mine',
      ),
      unit: z.optional(id),
      community: z.optional(id),
      status: z.optional(z.enum(statuses)),
      /**
       * With `desk`: what staff look for; `overdue` and `referralDue` (the body outside should have answered) are by
       * the clock, `atStreet` is escalated as far as the street. Instead of `status`.
       */
      flag: z.optional(z.enum([...flags, 'overdue', 'open', 'atStreet', 'referralDue'])),
      category: z.optional(z.enum(categoryIds)),
      /** With `mine`: only what is open, or only what is over. */
      open: z.optional(z.boolean()),
      /** With `counted`, all three: months of submission, both included, and what is counted. */
      from: z.optional(month),
      until: z.optional(month),
      measure: z.optional(z.enum(measureIds)),
      cursor,
      limit,
    }),
    output: z.object({ items: z.array(requestItem), next: z.optional(z.string()) }),
    by: ['resident', 'cadre', 'lead', 'community', 'street'],
    errors: ['FORBIDDEN'],
    about:
      'Requests in pages: mine (asked for by the caller) · workbench (waiting in the caller’s units, in the caller’s hand, or just withdrawn from it) · hand (the same without what waits) · helping (with an open part of the caller’s) · done (handled by the caller) · unit (of one of the caller’s units) · desk (of the caller’s community, or of the street; waiting ones unless `status` says otherwise) · counted (the records behind a number of street.rates, the newest first).',
  }),
  candidates: action({
    kind: 'query',
    input: z.object({ id, unit: z.optional(id) }),
    output: z.object({
      people: z.array(
        z.object({
          id,
          name: z.string(),
          role: z.enum(['cadre', 'lead']),
          covers: z.boolean(),
          away: z.boolean(),
          open: z.int(),
        }),
      ),
    }),
    by: ['cadre', 'lead', 'community', 'street'],
    errors: ['NOT_FOUND', 'FORBIDDEN', 'UNIT_UNKNOWN'],
    about: 'Who could take a request in its unit (or another one), the most suitable first.',
  }),
  home: action({
    kind: 'query',
    input: z.object({}),
    output: z.object({
      me: meView,
      open: z.array(requestItem),
      now: instant,
      /** Subscribe-message templates to ask for in the tap that submits or accepts. */
      templates: z.array(z.string()),
    }),
    by: ['resident', 'cadre', 'lead', 'community', 'street', 'counsellor'],
    errors: [],
    about: 'What the first screen needs, in one call: who I am, my unit, my open requests.',
  }),
}
export type RequestContract = typeof requestContract
