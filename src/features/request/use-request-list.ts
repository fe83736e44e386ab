import type { Input } from '@domain/contract'
import type { RequestContract } from '@domain/request/contract'
import type { RequestItem } from '@domain/request/schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { cloud } from '@/cloud/client'
import { readSentenceOf } from '@/cloud/error'
import { CALM_INTERVAL_MS, queryKeys } from '@/cloud/query-keys'
import { useShown } from '@/lib/shown'

type Ask = Omit<Input<RequestContract, 'list'>, 'cursor'>

/** A list of requests in pages of 20, in the shape that the kit's List takes. `enabled` false asks nothing yet. */
export function useRequestList(ask: Ask, { enabled = true } = {}) {
  const query = useInfiniteQuery({
    queryKey: queryKeys.list(ask),
    queryFn: ({ pageParam }) => cloud.request.list({ ...ask, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: page => page.next,
    enabled,
    refetchInterval: CALM_INTERVAL_MS,
    subscribed: useShown(),
  })
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query
  return {
    items: useMemo(() => data && eachOnce(data.pages.flatMap(page => page.items)), [data]),
    error: error && readSentenceOf(error),
    onRetry: () => void refetch(),
    more: hasNextPage ? { loading: isFetchingNextPage, onMore: () => void fetchNextPage() } : undefined,
    refresh: refetch,
  }
}

/** What moved in the order between two pages was read twice; its first place counts. */
function eachOnce(items: RequestItem[]): RequestItem[] {
  const seen = new Set<string>()
  return items.filter(({ id }) => !seen.has(id) && seen.add(id))
}
