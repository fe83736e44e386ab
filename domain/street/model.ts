import type { CategoryId } from '../request/categories'
import type { Leaving, Party } from '../request/model'
import type { Group } from './settings'

/** Who somebody is to the product. Everyone in WeChat is a resident; the others hold a post in the roster. */
export const staffRoles = ['cadre', 'lead', 'community', 'street', 'counsellor'] as const
export type StaffRole = (typeof staffRoles)[number]
export const roles = ['resident', ...staffRoles] as const
export type Role = (typeof roles)[number]

/** The street as the holder of posts and as the last party of responsibility. */
export const STREET = 'street'

export interface Community {
  _id: string
  name: string
  phone: string
}

/** Degrees as Tencent's map takes them (gcj02). */
export interface Position {
  latitude: number
  longitude: number
}

/** A management area of one or more compounds: the routing key, not a stairwell. */
export interface Unit {
  _id: string
  name: string
  community: string
  communityName: string
  compounds: string[]
  /** Its gate on the map, for finding the way; null where nobody has noted it. */
  position: Position | null
  /** The scopes whose posts can become responsible here: the unit, its community, the street. */
  scopes: string[]
}

/**
 * One post of one person. A person holds none (a resident), one or several.
 * `scope` is the id of a unit (cadre, lead), of a community (community), or `STREET` (street, counsellor).
 */
export interface Post {
  _id: string
  person: string
  name: string
  phone: string
  role: StaffRole
  scope: string
  scopeName: string
  /** The community of a unit's post; the scope itself for a community's post; absent for the street's. */
  community?: string
  /** Categories that a cadre's duty covers. Empty: all of them. */
  duties: CategoryId[]
  /** Its unit's groups (一办七组) that it works in; absent: none. */
  groups?: Group[]
  active: boolean
  /** ISO times, half-open: away from `from`, back at `until`. */
  leave: { from: string; until: string } | null
  /** What the post held is being handed over; absent or null: nothing to hand over. */
  leaving?: Departure | null
  /** The key of the command that ended it: a repetition of it finds itself. */
  endedBy?: string
  /** Since when (ISO) what finds no counsellor there is being called off; absent or null: nothing is left of it. */
  callingOff?: string | null
}

/** A post that is left, for good or on leave: from `at` (ISO) on `successor` answers for what it held. */
export interface Departure {
  at: string
  why: Leaving
  successor: Party
  /** Whether the person has another post that goes on; then only what lies in this post's unit is handed over. */
  remains: boolean
}
/** A post whose requests are being handed over. */
export type LeavingPost = Post & { leaving: Departure }
/** Whether a post's requests are its successor's at `now` (ISO): it is left, and nobody is back yet. */
export const isLeft = (post: Post, now: string): post is LeavingPost =>
  Boolean(post.leaving && post.leaving.at <= now && !onDuty(post, now))

/** The one who acts: known by the WeChat identity, with the posts that the roster gives at this moment. */
export interface Actor {
  id: string
  posts: readonly Post[]
  /** Posts whose requests are being handed over just now, by whomever: they change who answers for what. */
  departures?: readonly LeavingPost[]
}

/** What is kept about a person as a resident. */
export interface Person {
  _id: string
  name: string
  phone: string
  unit: string
  unitName: string
  community: string
  communityName: string
  updatedAt: string
}

/** Whether a post can be given work at `now` (ISO): active, and not on leave. */
export const onDuty = (post: Post, now: string): boolean =>
  post.active && !(post.leave && post.leave.from <= now && now < post.leave.until)

/** Whether a cadre's duty covers a category. */
export const covers = (post: Post, category: CategoryId): boolean =>
  post.duties.length === 0 || post.duties.includes(category)

/** Whether a request can lie with a post's holder in person; desks and counsellors hold none by name. */
export const holdsRequests = (post: Post): boolean => post.role === 'cadre' || post.role === 'lead'
