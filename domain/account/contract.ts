import * as z from 'zod/mini'
import { action } from '../contract'
import { cursor, id, instant, limit, name, phone } from '../fields'
import { roles } from '../street/model'
import { meView } from './schema'

/** Everything that can be asked of the function `account`: oneself. */
export const accountContract = {
  me: action({
    kind: 'query',
    input: z.object({}),
    output: meView,
    by: roles,
    errors: [],
    about: 'Who the caller is: name, phone and unit as a resident, and the posts held.',
  }),
  save: action({
    kind: 'command',
    input: z.object({
      name: z.optional(name),
      /** An empty text takes the number away. */
      phone: z.optional(z.union([z.literal(''), phone])),
      unit: z.optional(id),
    }),
    output: meView,
    by: roles,
    errors: ['UNIT_UNKNOWN', 'CONTENT_REFUSED'],
    about: 'Chooses a unit, or keeps the name and phone that forms are filled in with.',
  }),
  mine: action({
    kind: 'query',
    input: z.object({}),
    output: z.object({
      me: meView,
      requests: z.object({ total: z.int(), first: z.nullable(instant) }),
      /** What is kept about the caller, kind by kind, the newest of each, for copying. */
      records: z.array(z.object({ what: z.string(), count: z.int(), text: z.string() })),
    }),
    by: roles,
    errors: [],
    about: 'What is kept about the caller (个人信息保护法 art. 45: to see and to copy).',
  }),
  forget: action({
    kind: 'command',
    input: z.object({}),
    output: meView,
    by: roles,
    errors: [],
    about: 'Takes away the name, phone and unit that were kept for filling in forms; requests stay.',
  }),
  messages: action({
    kind: 'query',
    input: z.object({ cursor, limit }),
    output: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          at: instant,
          title: z.string(),
          text: z.string(),
          /** The request that it opens; null: about an appointment, then it opens the hotline. */
          request: z.nullable(id),
          no: z.string(),
          /** As what its reader works with it. */
          as: z.enum(['resident', 'cadre', 'desk', 'client', 'counsellor']),
          urgent: z.boolean(),
          read: z.boolean(),
        }),
      ),
      next: z.optional(z.string()),
      unread: z.int(),
    }),
    by: roles,
    errors: [],
    about: 'The message centre: what concerns the caller or their desk, the newest first.',
  }),
  unread: action({
    kind: 'query',
    input: z.object({}),
    output: z.object({ unread: z.int() }),
    by: roles,
    errors: [],
    about: 'How many messages have not been read.',
  }),
  read: action({
    kind: 'command',
    input: z.object({
      /** Messages, all about one request, or all about appointments as one of the two; none of these: all. */
      ids: z.optional(z.array(z.string().check(z.maxLength(200))).check(z.maxLength(100))),
      request: z.optional(id),
      as: z.optional(z.enum(['client', 'counsellor'])),
    }),
    output: z.object({ unread: z.int() }),
    by: roles,
    errors: [],
    about:
      'Marks messages as read: some, all about a request or about appointments, or all. A desk reads for all who sit at it.',
  }),
}
export type AccountContract = typeof accountContract
