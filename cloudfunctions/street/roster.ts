import { AppError } from '@domain/errors'
import type { postView, StreetContract } from '@domain/street/contract'
import { departureOf, isLastOfficer } from '@domain/street/departures'
import {
  type Actor,
  type Departure,
  isLeft,
  type LeavingPost,
  onDuty,
  type Post,
  STREET,
  type Unit,
} from '@domain/street/model'
import { _ } from '@server/cloud'
import { communities, posts, units } from '@server/collections'
import { strandedBy } from '@server/hotline/absence'
import { departuresAt } from '@server/identity'
import { handOver, heldUnder } from '@server/request/hand-over'
import { Duplicate } from '@server/retry'
import type { Handlers } from '@server/serve'
import type { Where } from '@server/store'
import type * as z from 'zod/mini'

/** As long as somebody waits for the hand-over; the timer goes on with the rest. */
const WHILE_WAITING_MS = 8_000
const ALL = 1000
/** The end of a leave of which nobody has said when it ends. */
const EVER = '9999-12-31T00:00:00.000Z'

type PostView = z.output<typeof postView>

const present = (post: Post): PostView => ({
  id: post._id,
  person: post.person,
  name: post.name,
  phone: post.phone,
  role: post.role,
  scope: post.scope,
  scopeName: post.scopeName,
  duties: post.duties,
  groups: post.groups ?? [],
  active: post.active,
  leave: post.leave,
  leaving: Boolean(post.leaving || post.callingOff),
})

/** Where a counsellor's post is left, the timer calls off what is booked; the mark comes with the same write. */
const callingOff = ({ role }: Post, now: string) => (role === 'counsellor' ? { callingOff: now } : {})

const isStreet = (actor: Actor): boolean => actor.posts.some(post => post.role === 'street')
/** The street keeps the whole roster, a community that of its own units. */
const keeps = (actor: Actor, post: Post): boolean =>
  isStreet(actor) ||
  (post.role !== 'community' &&
    actor.posts.some(held => held.role === 'community' && held.scope === post.community))

/** Everybody who may succeed in a post's place: its unit's or community's people, and the street's. */
async function around(post: Post): Promise<{ unit: Unit | undefined; roster: Post[] }> {
  const scopes = [post.scope, post.community ?? STREET, STREET]
  const [unit, roster] = await Promise.all([
    units.byId(post.scope),
    posts.find({ where: { scope: _.in(scopes), active: true }, limit: ALL }),
  ])
  return { unit, roster }
}

/** Hands over what posts held for as long as somebody waits; what is left the timer does. */
async function handOverNow(left: readonly Post[], now: string): Promise<number> {
  const until = Date.now() + WHILE_WAITING_MS
  const departures = (await departuresAt(now)).left
  let count = 0
  for (const post of left) {
    if (isLeft(post, now)) count += await handOver(post, departures, now, () => until - Date.now())
  }
  return count
}

/** @throws AppError NOT_FOUND, FORBIDDEN */
async function postsKept(actor: Actor, where: Where): Promise<Post[]> {
  const found = await posts.find({ where, limit: ALL })
  if (found.length === 0) throw new AppError('NOT_FOUND', undefined, '没有找到这个岗位')
  const kept = found.filter(post => keeps(actor, post))
  if (kept.length === 0) throw new AppError('FORBIDDEN', undefined, '这个岗位不归您管理')
  return kept
}

/** The name of a unit, a community or the street. @throws AppError UNIT_UNKNOWN */
async function placeOf(scope: string): Promise<{ scopeName: string; community?: string }> {
  if (scope === STREET) return { scopeName: '街道' }
  const [unit, community] = await Promise.all([units.byId(scope), communities.byId(scope)])
  if (unit) return { scopeName: unit.name, community: unit.community }
  if (community) return { scopeName: community.name, community: scope }
  throw new AppError('UNIT_UNKNOWN', { field: 'scope' })
}

/** Which kind of place a role belongs to. */
const fits = (role: Post['role'], scope: string, community: string | undefined): boolean => {
  if (role === 'cadre' || role === 'lead') return community !== undefined && community !== scope
  if (role === 'community') return community === scope
  return scope === STREET
}

/**
 * Looks once more after posts were changed: two officers who end one another's posts at once both saw the other
 * there. Then the posts are put back as they were before. @throws AppError LAST_OFFICER
 */
async function keepOfficer(before: readonly Post[], at: string): Promise<void> {
  if (!before.some(({ role }) => role === 'street')) return
  const officers = await posts.find({ where: { scope: STREET, active: true }, limit: ALL })
  if (officers.some(post => post.role === 'street' && onDuty(post, at))) return
  for (const { _id, active, leave, leaving, callingOff } of before) {
    await posts.update({ _id }, { active, leave, leaving, callingOff: callingOff ?? null })
  }
  throw new AppError('LAST_OFFICER')
}

/** Who serves where, and how people come and go (能上能下). */
export const rosterHandlers: Pick<
  Handlers<StreetContract>,
  'roster' | 'appoint' | 'beforeLeaving' | 'endPost' | 'leave' | 'endLeave'
> = {
  async roster({ community }, { actor }) {
    const own = actor.posts.filter(post => post.role === 'community').map(post => post.scope)
    const asked = community ? [community] : isStreet(actor) ? undefined : own
    if (asked && !isStreet(actor) && (asked.length === 0 || asked.some(id => !own.includes(id)))) {
      throw new AppError('FORBIDDEN', undefined, '只能看本社区的名单')
    }
    const where = asked ? { community: _.in(asked) } : {}
    const found = await posts.find({ where, orderBy: [['_id', 'asc']], limit: ALL })
    return { posts: found.map(present) }
  },

  async appoint({ person, scope, role, ...said }, { actor }) {
    if (!isStreet(actor)) throw new AppError('FORBIDDEN', undefined, '只有街道可以任命')
    const place = await placeOf(scope)
    if (!fits(role, scope, place.community)) throw new AppError('UNIT_UNKNOWN', { field: 'scope' })
    const post: Post = {
      _id: `${person}:${role}:${scope}`,
      person,
      role,
      scope,
      ...place,
      ...said,
      active: true,
      leave: null,
      leaving: null,
      callingOff: null,
    }
    try {
      await posts.insert(post)
      return present(post)
    } catch (error) {
      if (!(error instanceof Duplicate)) throw error
    }
    const { _id, ...fields } = post
    const back = await posts.update({ _id, active: false }, fields)
    if (back === 0) throw new AppError('POST_EXISTS')
    return present(post)
  },

  async beforeLeaving({ post: id, why, from, until = EVER }, { actor, now }) {
    const [post] = await postsKept(actor, { _id: id, active: true })
    const own = await posts.find({ where: { person: post!.person, active: true }, limit: ALL })
    const left = why === 'ended' ? [post!] : own.filter(each => keeps(actor, each))
    const departures: LeavingPost[] = []
    let last = false
    let calledOff = 0
    for (const each of left) {
      if (each.role === 'counsellor') {
        const then = why === 'ended' ? undefined : { leave: { from: from ?? now, until } }
        calledOff += (await strandedBy(each.person, then, now)).length
      }
      const { unit, roster } = await around(each)
      last ||= isLastOfficer(each, roster, now)
      const leaving = departureOf({ post: each, unit, roster, own, at: now, why })
      if (leaving) departures.push({ ...each, leaving })
    }
    const successors = new Map(departures.map(({ leaving: { successor } }) => [successor.id, successor]))
    return {
      count: await heldUnder(departures),
      successors: [...successors.values()].map(({ role, name }) => ({ role, name })),
      last,
      calledOff,
    }
  },

  async endPost({ post: id }, { actor, now, key }) {
    const [post] = await postsKept(actor, { _id: id })
    // The same command again, its answer having been lost: what is left to hand over goes on.
    if (post && !post.active && post.endedBy === key) {
      return { post: present(post), handedOver: await handOverNow([post], now) }
    }
    if (!post?.active) throw new AppError('NOT_FOUND', undefined, '这个岗位已经结束了')
    const [{ unit, roster }, own] = await Promise.all([
      around(post),
      posts.find({ where: { person: post.person, active: true }, limit: ALL }),
    ])
    if (isLastOfficer(post, roster, now)) throw new AppError('LAST_OFFICER')
    const leaving = departureOf({ post, unit, roster, own, at: now, why: 'ended' })
    const changes = { active: false, leaving, endedBy: key, ...callingOff(post, now) }
    await posts.update({ _id: id }, changes)
    await keepOfficer([post], now)
    const ended: Post = { ...post, ...changes }
    const handedOver = await handOverNow([ended], now)
    return { post: present(ended), handedOver }
  },

  async leave({ person, from, until }, { actor, now }) {
    if (until <= from || until <= now) {
      throw new AppError('INVALID_INPUT', { field: 'until' }, '结束时间要在开始之后、现在之后')
    }
    const own = await postsKept(actor, { person, active: true })
    const at = from > now ? from : now
    const changes: [Post, Partial<Post>][] = []
    for (const post of own) {
      const { unit, roster } = await around(post)
      if (isLastOfficer(post, roster, at)) throw new AppError('LAST_OFFICER')
      const leaving: Departure | null = departureOf({ post, unit, roster, own, at, why: 'leave' })
      changes.push([post, { leave: { from, until }, leaving, ...callingOff(post, now) }])
    }
    for (const [{ _id }, fields] of changes) await posts.update({ _id }, fields)
    await keepOfficer(own, at)
    const changed = changes.map(([post, fields]): Post => ({ ...post, ...fields }))
    const handedOver = await handOverNow(changed, now)
    return { posts: changed.map(present), handedOver }
  },

  async endLeave({ person }, { actor }) {
    const own = await postsKept(actor, { person, active: true })
    // What is handed over already stays where it is; what is not yet, stays with the one who is back.
    const back = { leave: null, leaving: null, callingOff: null }
    await posts.update({ _id: _.in(own.map(post => post._id)) }, back)
    return { posts: own.map(post => present({ ...post, ...back })) }
  },
}
