import { AppError } from '../errors'
import type { Actor } from '../street/model'

/**
 * The communities whose numbers and records an actor may see, narrowed to one where it is asked for; null: all, for
 * an officer of the street.
 * @throws AppError FORBIDDEN for everybody else, and for another's community
 */
export function overseen(actor: Actor, asked: string | undefined): string[] | null {
  const posts = actor.posts.filter(post => post.active)
  if (posts.some(post => post.role === 'street')) return asked ? [asked] : null
  const own = posts.filter(post => post.role === 'community').map(post => post.scope)
  if (own.length === 0 || (asked && !own.includes(asked))) throw new AppError('FORBIDDEN')
  return asked ? [asked] : own
}
