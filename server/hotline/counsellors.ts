import { publicDays } from '@domain/calendar/holidays'
import { AppError } from '@domain/errors'
import type { Place } from '@domain/hotline/counsellor'
import { type Counsellor, newCounsellor } from '@domain/hotline/counsellor'
import { type Around, type DiaryChange, slotFacts } from '@domain/hotline/diary'
import type { SlotFacts } from '@domain/hotline/slots'
import type { Actor, Post } from '@domain/street/model'
import type { StreetSettings } from '@domain/street/settings'
import { _ } from '../cloud'
import { counsellors } from '../collections'
import { Duplicate, pause } from '../retry'

/** A counsellor in office, with the post that says so. */
export interface InOffice {
  counsellor: Counsellor
  post: Post
}

const ALL = 1000

/**
 * Counsellors whose post is held now: those that clients can book, or the ones that are named, listed or not; `own`: and
 * the caller's own diary, where they have one. One round trip.
 */
export async function inOffice(ids?: readonly string[], own?: Actor): Promise<InOffice[]> {
  const also = own?.posts.some(({ role }) => role === 'counsellor') ? [own.id] : []
  const asked = ids ? { _id: _.in([...ids, ...also]) } : { listed: true }
  const found = await counsellors.aggregate<Counsellor & { posts: Post[] }>(start =>
    start
      .match(ids || also.length === 0 ? asked : _.or([asked, { _id: _.in(also) }]))
      .lookup({ from: 'posts', localField: '_id', foreignField: 'person', as: 'posts' })
      .limit(ALL),
  )
  return found
    .flatMap(({ posts, ...counsellor }) => {
      const post = posts.find(each => each.role === 'counsellor' && each.active)
      return post ? [{ counsellor, post }] : []
    })
    .sort((a, b) => (a.counsellor._id < b.counsellor._id ? -1 : 1))
}

/** One counsellor in office whom clients can book. @throws AppError COUNSELLOR_UNKNOWN */
export function listed(all: readonly InOffice[], id: string): InOffice {
  const found = all.find(({ counsellor }) => counsellor._id === id && counsellor.listed)
  if (!found) throw new AppError('COUNSELLOR_UNKNOWN', { field: 'counsellor' })
  return found
}

/** What the slot engine wants of a counsellor at `now` (ISO). */
export function factsOf(
  { counsellor, post }: InOffice,
  { calendar }: StreetSettings,
  now: string,
  except?: (place: Place) => boolean,
): SlotFacts {
  return slotFacts(counsellor, aroundOf({ counsellor, post }, { calendar }, now), except)
}

/** What a street knows beside a counsellor's diary. */
export const aroundOf = (
  { post }: InOffice,
  { calendar }: Pick<StreetSettings, 'calendar'>,
  now: string,
): Around => ({ calendar, publicDays, post, now })

/** The post that makes somebody a counsellor. @throws AppError FORBIDDEN */
export function counsellorPost({ posts }: Actor): Post {
  const post = posts.find(({ role }) => role === 'counsellor')
  if (!post) throw new AppError('FORBIDDEN', undefined, '这里由咨询师使用')
  return post
}

/** The caller's own diary, made at the first look. One round trip, afterwards. @throws AppError FORBIDDEN */
export async function ownDiary(actor: Actor, now: string): Promise<InOffice> {
  const post = counsellorPost(actor)
  const found = await counsellors.byId(actor.id)
  if (found) return { counsellor: found, post }
  const made = newCounsellor(actor.id, post.name, now)
  try {
    await counsellors.insert(made)
  } catch (error) {
    if (!(error instanceof Duplicate)) throw error
  }
  return { counsellor: (await counsellors.byId(actor.id)) ?? made, post }
}

/** Every failed try means that somebody else got through, so that even a crowd comes to an end. */
const TRIES = 60
const MOST_PAUSE = 3

/**
 * Changes a diary: decide on what is there, save over that version, look again when somebody else was faster. `decide`
 * gives undefined where there is nothing (left) to do. One round trip where nobody comes between; the first look can
 * be brought along.
 * @throws AppError whatever `decide` refuses with; NOT_FOUND; BUSY when others are always faster.
 */
export async function changeDiary(
  id: string,
  decide: (counsellor: Counsellor) => DiaryChange | undefined,
  loaded?: Counsellor,
): Promise<Counsellor> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const before = (attempt === 0 && loaded) || (await counsellors.byId(id))
    if (!before) throw new AppError('NOT_FOUND')
    const change = decide(before)
    if (!change) return before
    if ((await counsellors.update({ _id: id, version: before.version }, change)) > 0) {
      return { ...before, ...change }
    }
    await pause(Math.min(attempt, MOST_PAUSE))
  }
  throw new AppError('BUSY')
}
