import type { RequestItem, RequestView } from '@domain/request/schema'
import { cloud } from '@/cloud/client'
import { queryKeys } from '@/cloud/query-keys'
import { usePages } from '@/cloud/use-pages'

/** Where the other request is looked for. */
export type MergeScope = 'unit' | 'community'

const PAGE = 50

/** The requests in work that one may be merged into, the next due first. */
export function useMergeable({ unit, community }: RequestView, scope: MergeScope) {
  const ask = {
    view: 'desk' as const,
    flag: 'open' as const,
    limit: PAGE,
    community,
    ...(scope === 'unit' && { unit }),
  }
  return usePages({
    queryKey: queryKeys.list(ask),
    read: cursor => cloud.request.list({ ...ask, ...(cursor && { cursor }) }),
    // A list to choose from does not move under the finger.
    live: false,
  })
}

/** Those that may be meant: not itself, by number or words where some were written, the same kind first. */
export function mergeable(items: readonly RequestItem[], view: RequestView, search: string): RequestItem[] {
  const wanted = search.trim()
  const others = items
    .filter(({ id }) => id !== view.id)
    .filter(({ no, summary, requesterName }) =>
      [no, summary, requesterName].some(words => words.includes(wanted)),
    )
  const same = (item: RequestItem) => item.category === view.category
  return [...others.filter(same), ...others.filter(item => !same(item))]
}
