import type { Actor } from '@domain/street/model'
import { cloud } from './cloud'
import { posts } from './collections'

/**
 * The caller's WeChat identity, or undefined for timers. It comes from the context alone, never from the event,
 * and must be read inside an invocation.
 */
export const callerId = (): string | undefined => cloud.getWXContext().OPENID || undefined

/** The caller with the posts that the roster gives now: read on every call, kept nowhere. One round trip. */
export async function loadActor(id: string): Promise<Actor> {
  const held = await posts.find({ where: { person: id }, limit: 50 })
  return { id, posts: held.filter(post => post.active) }
}
