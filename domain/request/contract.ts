import * as z from 'zod/mini'
import { meView } from '../account/schema'
import { action } from '../contract'
import { cursor, id, instant, limit, text, version } from '../fields'
import { statuses } from './model'
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
    errors: [...moveErrors, 'TAKEN'],
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
    input: z.object({ ...thing, solved: z.boolean(), words }),
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
      view: z._default(z.enum(['mine', 'workbench', 'hand', 'done', 'unit', 'desk']), 'mine'),
      unit: z.optional(id),
      community: z.optional(id),
      status: z.optional(z.enum(statuses)),
      /** With `mine`: only what is open, or only what is over. */
      open: z.optional(z.boolean()),
      cursor,
      limit,
    }),
    output: z.object({ items: z.array(requestItem), next: z.optional(z.string()) }),
    by: ['resident', 'cadre', 'lead', 'community', 'street'],
    errors: ['FORBIDDEN'],
    about:
      'Requests in pages: mine (asked for by the caller) · workbench (waiting in the caller’s units, in the caller’s hand, or just withdrawn from it) · hand (the same without what waits) · done (handled by the caller) · unit (of one of the caller’s units) · desk (of the caller’s community, or of the street; waiting ones unless `status` says otherwise).',
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
