import type { MeView } from '@domain/account/schema'
import type { Actor, Person } from '@domain/street/model'

/** The caller as they see themselves: what is kept for filling in forms, and the posts held now. */
export const presentMe = (person: Person | undefined, actor: Actor): MeView => ({
  id: actor.id,
  name: person?.name ?? '',
  phone: person?.phone ?? '',
  unit: person?.unit
    ? {
        id: person.unit,
        name: person.unitName,
        community: person.community,
        communityName: person.communityName,
      }
    : null,
  posts: actor.posts.map(({ role, scope, scopeName, name }) => ({ role, scope, scopeName, name })),
})
