import * as z from 'zod/mini'
import { action } from '../contract'
import { id, month } from '../fields'
import { categoryIds } from '../request/categories'
import { type MeasureId, measureIds } from './measures'
import { groupings, type RateId } from './rates'

const counts = z.object(
  Object.fromEntries(measureIds.map(measure => [measure, z.int()])) as Record<
    MeasureId,
    ReturnType<typeof z.int>
  >,
)
const rate = z.nullable(z.number())
const rates = z.object({ response: rate, resolution: rate, satisfaction: rate } satisfies Record<
  RateId,
  typeof rate
>)
const meaning = { name: z.string(), definition: z.string() }

/** What can be asked of the function `street` about the three rates (响应率, 解决率, 满意率). */
export const ratesActions = {
  rates: action({
    kind: 'query',
    input: z.object({
      /** Months of submission, both included, at most 24. */
      from: month,
      until: month,
      by: z.enum(groupings),
      community: z.optional(id),
      unit: z.optional(id),
      category: z.optional(z.enum(categoryIds)),
    }),
    output: z.object({
      rows: z.array(z.object({ key: z.string(), name: z.string(), counts, rates })),
      whole: z.object({ counts, rates }),
      /** What is beside the numbers. `id` of a measure opens its records: request.list, view `counted`. */
      measures: z.array(z.object({ id: z.enum(measureIds), ...meaning })),
      rates: z.array(z.object({ id: z.string(), ...meaning })),
    }),
    by: ['community', 'street'],
    errors: ['FORBIDDEN'],
    about:
      'The three rates and the counts behind them by category, unit, community or month: of the caller’s communities, or of the street. Never by person.',
  }),
}
