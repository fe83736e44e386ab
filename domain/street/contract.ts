import * as z from 'zod/mini'
import { action } from '../contract'
import { id } from '../fields'
import { roles } from './model'

/** Everything that can be asked of the function `street`: how it is divided. */
export const streetContract = {
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
}
export type StreetContract = typeof streetContract
