import { timingSafeEqual } from 'node:crypto'
import type { Counsellor } from '@domain/hotline/counsellor'
import { keyedHash } from './keys'

/**
 * The private address of a counsellor's calendar. It names the counsellor and carries a keyed hash of the number of
 * the address: nothing of it is kept, so nobody who reads the database can make it, and the next number ends it.
 */
const tagOf = ({ _id, feed }: Pick<Counsellor, '_id' | 'feed'>): string =>
  keyedHash('feed', _id, String(feed))

/** Behind the address of the HTTP service: `/calendar/<who>.<tag>.ics`. */
export const feedPath = (counsellor: Pick<Counsellor, '_id' | 'feed'>): string =>
  `/calendar/${Buffer.from(counsellor._id).toString('base64url')}.${tagOf(counsellor)}.ics`

/** Whose feed a path asks for, and with which tag; undefined where it is none. */
export function askedOf(path: string): { id: string; tag: string } | undefined {
  const [, who, tag] = /\/([\w-]{1,128})\.([0-9a-f]{32})\.ics$/.exec(path) ?? []
  return who && tag ? { id: Buffer.from(who, 'base64url').toString(), tag } : undefined
}

/** Whether a tag is the one that the counsellor's feed has now. */
export function opensFeed(counsellor: Counsellor, tag: string): boolean {
  const right = Buffer.from(tagOf(counsellor))
  const given = Buffer.from(tag)
  return right.length === given.length && timingSafeEqual(right, given)
}
