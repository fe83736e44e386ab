import { roleNames } from '@domain/request/story'
import type { PostView } from './use-settings'

/** Somebody who can take requests by name, once however many posts they hold. */
export interface Someone {
  person: string
  name: string
  /** Where they serve: 下沉干部 · 一单元、二单元. */
  where: string
}

/** Cadres and leads of the roster, by name. */
export function handlersOf(posts: readonly PostView[]): Someone[] {
  const able = posts.filter(post => post.active && (post.role === 'cadre' || post.role === 'lead'))
  const people = new Map<string, PostView[]>()
  for (const post of able) people.set(post.person, [...(people.get(post.person) ?? []), post])
  return [...people.values()]
    .map(([first, ...rest]) => ({
      person: first!.person,
      name: first!.name,
      where: `${roleNames[first!.role]} · ${[first!, ...rest].map(post => post.scopeName).join('、')}`,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh'))
}

/** Those whose name or place contains every word of `search`. */
export function findPeople<T extends { name: string; where: string }>(
  people: readonly T[],
  search: string,
): T[] {
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return people.filter(({ name, where }) =>
    words.every(word => `${name} ${where}`.toLowerCase().includes(word)),
  )
}
