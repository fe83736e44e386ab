import { type Actor, isLeft, type LeavingPost, type Post } from '@domain/street/model'
import { _, cloud } from './cloud'
import { posts } from './collections'

/**
 * The caller's WeChat identity, or undefined for timers. It comes from the context alone, never from the event,
 * and must be read inside an invocation.
 */
export const callerId = (): string | undefined => cloud.getWXContext().OPENID || undefined

/**
 * The caller with the posts that the roster gives now, and the departures that are being handed over: read on every
 * call, kept nowhere. One round trip.
 */
export async function loadActor(id: string, now: string): Promise<Actor> {
  const found = await posts.find({
    where: _.or([{ person: id }, { 'leaving.at': _.lte(now) }]),
    limit: 1000,
  })
  return {
    id,
    posts: found.filter(post => post.person === id && post.active),
    departures: found.filter((post): post is LeavingPost => isLeft(post, now)),
  }
}

/**
 * Posts marked as left: those that still are, and those whose people are back before the mark was taken away. And those
 * of counsellors with whom something is booked that finds nobody there.
 */
export interface Departures {
  left: LeavingPost[]
  back: Post[]
  callingOff: Post[]
}

/** The departures under way at `now`. One round trip. */
export async function departuresAt(now: string): Promise<Departures> {
  const found = await posts.find({
    where: _.or([{ 'leaving.at': _.lte(now) }, { callingOff: _.lte(now) }]),
    limit: 1000,
  })
  const marked = found.filter(({ leaving }) => leaving && leaving.at <= now)
  const left = marked.filter((post): post is LeavingPost => isLeft(post, now))
  const back = marked.filter(post => !isLeft(post, now))
  return { left, back, callingOff: found.filter(post => post.callingOff) }
}
