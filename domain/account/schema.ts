import * as z from 'zod/mini'
import { id } from '../fields'
import { roles } from '../street/model'

/** The caller as they see themselves. Roles besides resident carry the place where they are held. */
export const meView = z.object({
  /** One's own number, told to the street when one is appointed. */
  id,
  name: z.string(),
  phone: z.string(),
  unit: z.nullable(z.object({ id, name: z.string(), community: id, communityName: z.string() })),
  posts: z.array(z.object({ role: z.enum(roles), scope: id, scopeName: z.string(), name: z.string() })),
})
export type MeView = z.output<typeof meView>
