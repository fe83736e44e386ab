import type { MeView } from '@domain/account/schema'

/** How far somebody's posts at a desk reach: the whole street, or the communities of their desks. */
export interface Reach {
  street: boolean
  /** What it is, in words: the street, or its communities. */
  name: string
  /** The desks' own communities; empty for an officer of the street, who reaches all of them. */
  communities: { id: string; name: string }[]
}

/** How far these posts reach, or undefined where none of them is at a desk. */
export function reachOf(posts: MeView['posts']): Reach | undefined {
  const street = posts.find(({ role }) => role === 'street')
  if (street) return { street: true, name: street.scopeName, communities: [] }
  const own = posts.filter(({ role }) => role === 'community')
  if (own.length === 0) return undefined
  return {
    street: false,
    name: own.map(({ scopeName }) => scopeName).join('、'),
    communities: own.map(({ scope, scopeName }) => ({ id: scope, name: scopeName })),
  }
}
