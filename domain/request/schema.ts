import * as z from 'zod/mini'
import { day, id, instant, name, optionalText, phone, text } from '../fields'
import { roles } from '../street/model'
import { needs } from '../street/settings'
import { type CategoryId, categories, categoryIds, type Question } from './categories'
import { flags, levels, satisfactions, statuses } from './model'
import { personMoves } from './policy'

const optionValues = (options: readonly { value: string }[]) =>
  options.map(option => option.value) as [string, ...string[]]

function answerTo(question: Question): z.ZodMiniType {
  switch (question.kind) {
    case 'choice':
      return z.enum(optionValues(question.options))
    case 'choices':
      return z
        .array(z.enum(optionValues(question.options)))
        .check(z.minLength(question.required ? 1 : 0), z.maxLength(question.options.length))
    case 'text':
      return text(question.required ? 1 : 0, question.maxLength)
    case 'number':
      return z.int().check(z.minimum(question.min), z.maximum(question.max))
    case 'yesno':
      return z.boolean()
  }
}

/** The answers that a category's form gives: made from its questions, so the two can't part. */
const answersTo = (questions: readonly Question[]) =>
  z.strictObject(
    Object.fromEntries(
      questions.map(question => {
        const schema = answerTo(question)
        return [question.id, question.required ? schema : z.optional(schema)]
      }),
    ),
  )

const wantedTime = z.object({ day, part: z.enum(['morning', 'afternoon', 'evening']) })

/** Longest texts are chosen so that all words of a request fit into one content check (2,500 characters). */
export const TEXT_MAX = 1800

const common = {
  unit: id,
  /** For whom, where the resident likes to say so; the street may have a rule for it. */
  needs: z._default(z.array(z.enum(needs)).check(z.maxLength(needs.length)), []),
  pictures: z._default(z.array(z.string().check(z.regex(/^cloud:\/\/.{1,300}$/))).check(z.maxLength(9)), []),
  wanted: z._default(z.array(wantedTime).check(z.maxLength(3)), []),
  contact: z.object({ name, phone: z.optional(phone) }),
  address: z._default(text(0, 80), ''),
  beneficiary: z.optional(z.nullable(z.object({ name, phone: z.optional(phone), address: text(1, 80) }))),
}

function submissionOf<C extends CategoryId>(category: C) {
  const { questions, textRequired } = categories[category]
  return z.object({
    category: z.literal(category),
    ...common,
    text: textRequired ? text(1, TEXT_MAX) : z._default(text(0, TEXT_MAX), ''),
    answers: questions.some(question => question.required)
      ? answersTo(questions)
      : z._default(answersTo(questions), {}),
  })
}

export const submission = z.discriminatedUnion('category', [
  submissionOf('free-clinic'),
  submissionOf('haircut'),
  submissionOf('mother-infant'),
  submissionOf('education'),
  submissionOf('legal-advice'),
  submissionOf('fire-hazard'),
  submissionOf('environment'),
  submissionOf('other'),
])

// --- what people see ---------------------------------------------------------------------------------------
const status = z.enum(statuses)
const move = z.enum(personMoves)
const verdict = z.enum(['solved', 'unsolved', 'none'])
/** `id` only for staff, who may have to name the person in a transfer. */
const party = z.object({ role: z.enum(roles), name: z.string(), id: z.optional(z.string()) })

/** A request in a list: what, state, since and until when, one line of detail. */
export const requestItem = z.object({
  id,
  no: z.string(),
  version: z.int(),
  status,
  category: z.enum(categoryIds),
  summary: z.string(),
  unit: id,
  unitName: z.string(),
  community: id,
  communityName: z.string(),
  requesterName: z.string(),
  responsible: party,
  /** Whether the viewer is the responsible party. */
  mine: z.boolean(),
  submittedAt: instant,
  changedAt: instant,
  dueAt: z.nullable(instant),
  /** Counted round the clock. */
  urgent: z.boolean(),
  /** A deadline reaches a year whose holidays are not announced yet. */
  provisional: z.boolean(),
  escalated: z.nullable(z.enum(levels)),
  /** For staff: what they look for in lists. */
  flags: z.array(z.enum(flags)),
  verdict: z.nullable(verdict),
  satisfaction: z.nullable(z.enum(satisfactions)),
  reopenings: z.int(),
  moves: z.array(move),
})

/** A way to reach somebody. `masked`: the number is shown in part only, because the viewer has no need of it now. */
const contact = z.object({ name: z.string(), phone: z.optional(z.string()), masked: z.boolean() })

export const requestView = z.extend(requestItem, {
  text: z.string(),
  answers: z.array(z.object({ label: z.string(), value: z.string() })),
  /** Temporary addresses of the pictures. */
  pictures: z.array(z.string()),
  wanted: z.array(wantedTime),
  requester: contact,
  beneficiary: z.nullable(z.extend(contact, { address: z.string() })),
  address: z.string(),
  /** Whether there is an address that the viewer has no need of now; the texts are empty then. */
  addressHidden: z.boolean(),
  /** The unit's gate on the map. */
  position: z.nullable(z.object({ latitude: z.number(), longitude: z.number() })),
  /** Whether the viewer asked for it. */
  own: z.boolean(),
  needs: z.array(z.enum(needs)),
  respondBy: instant,
  resolveBy: instant,
  /** Whether it was answered in time; null: not answered yet. */
  answered: z.nullable(z.enum(['onTime', 'late'])),
  extension: z.nullable(z.object({ until: instant, reason: z.string() })),
  supervision: z.nullable(
    z.object({
      by: z.string(),
      at: instant,
      words: z.string(),
      replyBy: instant,
      repliedAt: z.nullable(instant),
    }),
  ),
  parts: z.array(
    z.object({
      id,
      name: z.string(),
      task: z.string(),
      whistle: z.boolean(),
      status: z.enum(['asked', 'done', 'declined', 'calledOff']),
      result: z.optional(z.string()),
      mine: z.boolean(),
    }),
  ),
  referral: z.nullable(z.object({ body: z.string(), words: z.string(), expectBy: instant })),
  mergedInto: z.nullable(z.object({ no: z.string(), id: z.optional(id) })),
  /** How many others ask for the same and were merged into it. */
  duplicates: z.int(),
  resolvedAt: z.nullable(instant),
  endedAt: z.nullable(instant),
  contentChecked: z.boolean(),
  /** The newest first, in sentences. */
  story: z.array(
    z.object({
      type: z.string(),
      at: instant,
      role: z.enum([...roles, 'system']),
      who: z.string(),
      text: z.string(),
      detail: z.optional(z.string()),
    }),
  ),
  next: z.nullable(z.object({ text: z.string(), until: z.nullable(instant) })),
})

export const words = optionalText(500)
export type RequestItem = z.output<typeof requestItem>
export type RequestView = z.output<typeof requestView>
