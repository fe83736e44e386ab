import type { Leaving, Party } from '../request/model'
import { type Departure, onDuty, type Post, STREET, type Unit } from './model'

const theStreet: Party = { role: 'street', id: STREET, name: '街道' }

/** What is known where somebody leaves: the post, its unit (for a unit's post), and who else is there. */
export interface Leave {
  post: Post
  /** The unit of a unit's post. */
  unit: Unit | undefined
  /** Posts in the unit's scopes, or in the community's and the street's for a desk's post. */
  roster: readonly Post[]
  /** All posts of the person. */
  own: readonly Post[]
  at: string
  why: Leaving
}

const isThere = (post: Post, at: string, gone: string): boolean => post.person !== gone && onDuty(post, at)

/** Who answers for what the post held: the unit's lead, else the community's desk, else the street. */
function successorOf({ post, unit, roster, at }: Leave): Party {
  const lead = roster.find(p => p.role === 'lead' && p.scope === post.scope && isThere(p, at, post.person))
  if (lead) return { role: 'lead', id: lead.person, name: lead.name }
  const desk = unit && roster.some(p => p.scope === unit.community && isThere(p, at, post.person))
  return desk ? { role: 'community', id: unit.community, name: unit.communityName } : theStreet
}

/**
 * What a post leaves behind, or null where nothing has to be handed over: a counsellor holds no requests, and what is
 * booked with them is called off instead (domain/hotline/absence.ts); a desk goes on while somebody sits at it. The street is always there (see `isLastOfficer`).
 */
export function departureOf(leave: Leave): Departure | null {
  const { post, roster, own, at, why } = leave
  if (post.role === 'counsellor' || post.role === 'street') return null
  if (post.role === 'community') {
    const goesOn = roster.some(
      p => p.role === 'community' && p.scope === post.scope && isThere(p, at, post.person),
    )
    return goesOn ? null : { at, why, successor: theStreet, remains: false }
  }
  const remains = own.some(p => p._id !== post._id && p.role === post.role && onDuty(p, at))
  return { at, why, successor: successorOf(leave), remains: why === 'ended' && remains }
}

/** Whether a post is the last of the street's that is there: it has to stay, as the end of every chain. */
export const isLastOfficer = (post: Post, roster: readonly Post[], at: string): boolean =>
  post.role === 'street' && !roster.some(p => p.role === 'street' && isThere(p, at, post.person))
