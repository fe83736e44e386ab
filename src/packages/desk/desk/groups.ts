import type { MeView } from '@domain/account/schema'
import type { Status } from '@domain/request/model'
import type { RequestItem } from '@domain/request/schema'
import { statusNames } from '@domain/request/story'

/** The requests of one community, as far as they are loaded. */
export interface Group {
  community: string
  name: string
  items: RequestItem[]
}

/** Requests by community; communities in the order of their first request, so that the most urgent is on top. */
export function byCommunity(items: readonly RequestItem[]): Group[] {
  const groups = new Map<string, Group>()
  for (const item of items) {
    const group = groups.get(item.community) ?? {
      community: item.community,
      name: item.communityName,
      items: [],
    }
    group.items.push(item)
    groups.set(item.community, group)
  }
  return [...groups.values()]
}

/** How far somebody's posts at the desk reach. `communities`: undefined where it is the whole street. */
export function reachOf(posts: MeView['posts']) {
  const street = posts.find(({ role }) => role === 'street')
  if (street) return { desk: true, name: street.scopeName, communities: undefined }
  const own = posts.filter(({ role }) => role === 'community')
  return {
    desk: own.length > 0,
    name: own.map(({ scopeName }) => scopeName).join('、'),
    communities: own.map(({ scope, scopeName }) => ({ id: scope, name: scopeName })),
  }
}

/** What is going on, in a sentence. `more`: there are further ones that are not loaded. */
export function deskLead(status: Status, loaded: number, more: boolean, where = ''): string {
  const count = more ? `${loaded} 件以上` : `${loaded} 件`
  const what = status === 'waiting' ? '等您派单' : statusNames[status]
  if (loaded === 0) return status === 'waiting' ? `${where}没有等着派单的事。` : `${where}没有${what}的事。`
  return `${where}有 ${count}${what}。`
}
