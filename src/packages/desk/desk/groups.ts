import type { RequestItem } from '@domain/request/schema'
import { type Look, lookName } from './looks'

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

/** What is said of the requests of a look, where its name alone would not make a sentence. */
const told: Partial<Record<Look, string>> = {
  waiting: '等您派单',
  extension: '等您答复延期',
  callBack: '等您回访',
  supervised: '督办了还没有回复',
  reminded: '居民催过',
  reopened: '在重办',
  referred: '等外单位答复',
  parts: '有人协办',
  open: '在办',
}

/** What is going on, in a sentence. `more`: there are further ones that are not loaded. */
export function deskLead(look: Look, loaded: number, more: boolean, where = ''): string {
  if (loaded === 0)
    return look === 'waiting' ? `${where}没有等着派单的事。` : `${where}没有“${lookName(look)}”的事。`
  const count = more ? `${loaded} 件以上` : `${loaded} 件`
  return `${where}有 ${count}${told[look] ?? lookName(look)}。`
}
