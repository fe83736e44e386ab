import type { MeView } from '@domain/account/schema'

/** How far somebody's posts reach: the whole street, or the communities of their desks. */
export interface Reach {
  street: boolean
  /** The desks' own communities; empty for an officer of the street, who reaches all of them. */
  communities: { id: string; name: string }[]
}

/** How far these posts reach on the pages of the street, or undefined where they open none of them. */
export function reachOf(posts: MeView['posts']): Reach | undefined {
  if (posts.some(({ role }) => role === 'street')) return { street: true, communities: [] }
  const own = posts.filter(({ role }) => role === 'community')
  if (own.length === 0) return undefined
  return { street: false, communities: own.map(({ scope, scopeName }) => ({ id: scope, name: scopeName })) }
}
