import * as z from 'zod/mini'
import { action } from '../contract'
import { month } from '../fields'
import { clientActions } from './contract-client'
import { counsellorActions } from './contract-counsellor'

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
