import type { RequestItem, RequestView } from '@domain/request/schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { cloud } from '@/cloud/client'
import { readSentenceOf } from '@/cloud/error'
import { queryKeys } from '@/cloud/query-keys'

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
  const query = useInfiniteQuery({
    queryKey: queryKeys.list(ask),
    queryFn: ({ pageParam }) => cloud.request.list({ ...ask, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: page => page.next,
  })
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query
  return {
    items: data?.pages.flatMap(page => page.items),
    error: error && readSentenceOf(error),
    onRetry: () => void refetch(),
    more: hasNextPage ? { loading: isFetchingNextPage, onMore: () => void fetchNextPage() } : undefined,
  }
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
