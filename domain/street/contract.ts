import * as z from 'zod/mini'
import { action } from '../contract'
import { day, id, instant, name, phone, text } from '../fields'
import { ratesActions } from '../ledger/contract'
import { categoryIds } from '../request/categories'
import { attentions } from './board'
import { roles, staffRoles } from './model'
import { groups, needs } from './settings'
import {
  calendarSettings,
  escalationTerms,
  hotlineSettings,
  routingSettings,
  termsByCategory,
} from './settings-schema'

/** The switch has a command of its own, so that nobody turns it by saving rules. */
const rulesInput = z.omit(routingSettings, { emergency: true })
const version = z.int().check(z.minimum(1))
const attentionCounts = z.object(
  Object.fromEntries(attentions.map(each => [each, z.int()])) as Record<
    (typeof attentions)[number],
    ReturnType<typeof z.int>
  >,
)

/** A post of the roster, as those see it who keep it. */
export const postView = z.object({
  id: z.string(),
  person: id,
  name: z.string(),
  phone: z.string(),
  role: z.enum(staffRoles),
  scope: id,
  scopeName: z.string(),
  duties: z.array(z.enum(categoryIds)),
  groups: z.array(z.enum(groups)),
  active: z.boolean(),
  leave: z.nullable(z.object({ from: instant, until: instant })),
  /** Whether what it held is still being handed over. */
  leaving: z.boolean(),
})

export const settingsView = z.object({
  version: z.int(),
  calendar: calendarSettings,
  terms: termsByCategory,
  escalation: escalationTerms,
  routing: routingSettings,
  hotline: hotlineSettings,
  /** Years whose public holidays are known. */
  announced: z.array(z.int()),
  /** How deadlines are counted, in sentences for staff. */
  countingRules: z.array(z.string()),
  /** What keeps a rule from working, by its id: nobody is left, a team is empty … */
  broken: z.array(z.object({ rule: z.string(), why: z.string() })),
})

const settingsErrors = ['FORBIDDEN', 'SETTINGS_CHANGED'] as const
const rosterErrors = ['NOT_FOUND', 'FORBIDDEN'] as const

/** Everything that can be asked of the function `street`: how it is divided, who serves where, what it has set. */
export const streetContract = {
  ...ratesActions,
  units: action({
    kind: 'query',
    input: z.object({}),
    output: z.object({
      communities: z.array(z.object({ id, name: z.string(), phone: z.string() })),
      units: z.array(z.object({ id, name: z.string(), community: id, compounds: z.array(z.string()) })),
    }),
    by: roles,
    errors: [],
    about: 'The communities and units of the street, for choosing one’s own.',
  }),
  board: action({
    kind: 'query',
    input: z.object({}),
    output: z.object({
      /** Every community in reach, in the street's order, also where nothing is to be done. */
      rows: z.array(z.object({ community: id, name: z.string(), counts: attentionCounts })),
      now: instant,
    }),
    by: ['community', 'street'],
    errors: ['FORBIDDEN'],
    about:
      'How many requests want the attention of who supervises, by community. Each number is the length of request.list, view `desk`, with the same flag and community.',
  }),
  settings: action({
    kind: 'query',
    input: z.object({}),
    output: settingsView,
    by: ['community', 'street'],
    errors: ['FORBIDDEN'],
    about: 'What the street has set: office hours and days off, deadlines, escalation, routing rules.',
  }),
  publicDays: action({
    kind: 'query',
    input: z.object({ year: z.int().check(z.minimum(2020), z.maximum(2100)) }),
    output: z.object({
      /** Whether the country has announced the year; otherwise Monday to Friday are worked. */
      announced: z.boolean(),
      /** Days off from Monday to Friday, and Saturdays and Sundays that are worked (调休). */
      off: z.array(day),
      work: z.array(day),
    }),
    by: ['community', 'street'],
    errors: ['FORBIDDEN'],
    about: 'The public holidays and make-up workdays of a year, which the mini-program does not carry.',
  }),
  saveCalendar: action({
    kind: 'command',
    input: z.object({ version, calendar: calendarSettings }),
    output: settingsView,
    by: ['street'],
    errors: settingsErrors,
    about: 'Sets office hours, days off and make-up workdays; open deadlines are counted again by the timer.',
  }),
  saveTerms: action({
    kind: 'command',
    input: z.object({ version, terms: termsByCategory, escalation: escalationTerms }),
    output: settingsView,
    by: ['street'],
    errors: settingsErrors,
    about: 'Sets by when each category is answered and done, and when which level is called afterwards.',
  }),
  saveHotline: action({
    kind: 'command',
    input: z.object({ version, hotline: hotlineSettings }),
    output: settingsView,
    by: ['street'],
    errors: settingsErrors,
    about: 'Sets the dual-heart hotline: its own line, who calls back, cut-off, ceiling, waitlist, no-shows.',
  }),
  saveRouting: action({
    kind: 'command',
    input: z.object({ version, routing: rulesInput }),
    output: settingsView,
    by: ['street'],
    errors: settingsErrors,
    about: 'Sets the ordered rules by which requests are dispatched, teams, and the ceiling per person.',
  }),
  emergency: action({
    kind: 'command',
    input: z.object({ on: z.boolean(), unit: z.optional(id) }),
    output: settingsView,
    by: ['street'],
    errors: ['FORBIDDEN', 'UNIT_UNKNOWN', 'BUSY'],
    about: 'The emergency switch (平战结合), for the whole street or one unit.',
  }),
  tryRoute: action({
    kind: 'query',
    input: z.object({
      category: z.enum(categoryIds),
      unit: id,
      needs: z._default(z.array(z.enum(needs)).check(z.maxLength(needs.length)), []),
      /** When it would come in; now where nothing is said. */
      at: z.optional(instant),
      /** Rules that are not saved yet; those of the street where absent. */
      routing: z.optional(rulesInput),
    }),
    output: z.object({
      to: z.object({ role: z.enum(roles), name: z.string() }),
      because: z.string(),
      skipped: z.array(z.string()),
      respondBy: instant,
      resolveBy: instant,
      provisional: z.boolean(),
    }),
    by: ['community', 'street'],
    errors: ['FORBIDDEN', 'UNIT_UNKNOWN'],
    about: 'To whom a request like this would go, why, and by when it would have to be done.',
  }),
  roster: action({
    kind: 'query',
    input: z.object({ community: z.optional(id) }),
    output: z.object({ posts: z.array(postView) }),
    by: ['community', 'street'],
    errors: ['FORBIDDEN'],
    about: 'Who serves where: of the caller’s communities, or of the whole street.',
  }),
  appoint: action({
    kind: 'command',
    input: z.object({
      person: id,
      name,
      phone,
      role: z.enum(staffRoles),
      scope: id,
      duties: z._default(z.array(z.enum(categoryIds)), []),
      groups: z._default(z.array(z.enum(groups)), []),
    }),
    output: postView,
    by: ['street'],
    errors: [...rosterErrors, 'UNIT_UNKNOWN', 'POST_EXISTS'],
    about: 'Gives a person a post, or takes up one again that had ended.',
  }),
  beforeLeaving: action({
    kind: 'query',
    input: z.object({
      post: text(1, 200),
      why: z.enum(['ended', 'leave']),
      /** Of the leave. Default: from now on, for ever. */
      from: z.optional(instant),
      until: z.optional(instant),
    }),
    output: z.object({
      /** How many requests would be handed over now. */
      count: z.int(),
      /** To whom, each once: one for every unit that is left. Empty: what the post holds goes on without them. */
      successors: z.array(z.object({ role: z.enum(roles), name: z.string() })),
      /** The last officer of the street, who has to stay. */
      last: z.boolean(),
      /** How many appointments of a counsellor would be called off; whose they are nobody learns. */
      calledOff: z.int(),
    }),
    by: ['community', 'street'],
    errors: rosterErrors,
    about:
      'What would become of the work, were this post ended now or its holder gone on leave (from all posts).',
  }),
  endPost: action({
    kind: 'command',
    input: z.object({ post: text(1, 200) }),
    output: z.object({ post: postView, handedOver: z.int() }),
    by: ['community', 'street'],
    errors: [...rosterErrors, 'LAST_OFFICER'],
    about:
      'Ends a post (能上能下): from this moment the successor answers for what it held, and the hand-over is written.',
  }),
  leave: action({
    kind: 'command',
    input: z.object({ person: id, from: instant, until: instant }),
    output: z.object({ posts: z.array(postView), handedOver: z.int() }),
    by: ['community', 'street'],
    errors: [...rosterErrors, 'INVALID_INPUT', 'LAST_OFFICER'],
    about:
      'Sends a person on leave from one instant to another; what they hold is handed over when it begins.',
  }),
  endLeave: action({
    kind: 'command',
    input: z.object({ person: id }),
    output: z.object({ posts: z.array(postView) }),
    by: ['community', 'street'],
    errors: rosterErrors,
    about: 'The person is back, or the leave is called off; what was handed over stays where it is.',
  }),
}
export type StreetContract = typeof streetContract
