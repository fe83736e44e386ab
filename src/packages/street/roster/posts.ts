import { categories } from '@domain/request/categories'
import { groupNames } from '@domain/request/routing-words'
import { roleNames } from '@domain/request/story'
import type { PostView } from '../shared/use-settings'

/** What somebody is in a post; a desk's name alone would be that of a place. */
export const postNames: Record<PostView['role'], string> = {
  ...roleNames,
  community: '社区工作人员',
  street: '街道工作人员',
}

export type Standing = 'there' | 'away' | 'ended'
export const standingNames: Record<Standing, string> = { there: '在岗', away: '请假', ended: '已离岗' }

/** How a post stands at `now` (ISO): a leave that is only planned does not count yet. */
export function standingOf({ active, leave }: PostView, now: string): Standing {
  if (!active) return 'ended'
  return leave && leave.from <= now && now < leave.until ? 'away' : 'there'
}

/** The posts of one unit, community or the street. */
export interface PlacePosts {
  scope: string
  name: string
  posts: PostView[]
}

const roleOrder: PostView['role'][] = ['street', 'community', 'lead', 'cadre', 'counsellor']

/** Posts by place, in the order of their ids: the street first, then a community's desk and its units. */
export function byPlace(
  posts: readonly PostView[],
  communityOf: (scope: string) => string | undefined,
): PlacePosts[] {
  const places = new Map<string, PlacePosts>()
  for (const post of posts) {
    const place = places.get(post.scope) ?? { scope: post.scope, name: post.scopeName, posts: [] }
    place.posts.push(post)
    places.set(post.scope, place)
  }
  const order = ({ scope }: PlacePosts): string => {
    if (scope === 'street') return ''
    const community = communityOf(scope) ?? ''
    return `${natural(community)} ${community === scope ? '' : natural(scope)}`
  }
  return [...places.values()]
    .map(place => ({
      ...place,
      posts: [...place.posts].sort((a, b) => roleOrder.indexOf(a.role) - roleOrder.indexOf(b.role)),
    }))
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

/** Ids count: unit-2 comes before unit-10. */
const natural = (id: string): string => id.replace(/\d+/g, digits => digits.padStart(6, '0'))

/** Whether a post's person, place or number contains every word. */
export function findPosts(posts: readonly PostView[], search: string): PostView[] {
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return posts.filter(({ name, scopeName, phone, role }) => {
    const text = `${name} ${scopeName} ${phone} ${postNames[role]}`.toLowerCase()
    return words.every(word => text.includes(word))
  })
}

/** What a post is about, in a line: 下沉干部 · 义诊、义剪 · 安全巡查组. */
export function postWords({ role, duties, groups }: PostView): string {
  const what = role === 'cadre' && (duties.map(id => categories[id].name).join('、') || '各类事都管')
  return [postNames[role], what, groups.map(group => groupNames[group]).join('、')]
    .filter(Boolean)
    .join(' · ')
}

/** How many people and posts there are, in a sentence. */
export function rosterLead(posts: readonly PostView[] | undefined, now: string): string {
  if (!posts) return '正在看谁在哪个岗位。'
  const there = posts.filter(({ active }) => active)
  const people = new Set(there.map(({ person }) => person)).size
  const away = new Set(there.filter(post => standingOf(post, now) === 'away').map(({ person }) => person))
    .size
  return `${people} 位同志，${there.length} 个岗位${away > 0 ? `；${away} 位正在请假` : ''}。`
}
