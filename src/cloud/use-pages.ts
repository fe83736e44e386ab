import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useShown } from '@/lib/shown'
import { readSentenceOf } from './error'
import { CALM_INTERVAL_MS } from './query-keys'

interface PageOf<T> {
  items: T[]
  next?: string
}

interface Ask<T> {
  queryKey: QueryKey
  /** Reads the page that begins at the cursor; without one the first. */
  read: (cursor?: string) => Promise<PageOf<T>>
  /** False asks nothing yet. */
  enabled?: boolean
  /** False asks once and not again by itself. */
  live?: boolean
}

/** A list that the cloud gives in pages, in the shape that the kit's List takes. */
export function usePages<T extends { id: string }>({ queryKey, read, enabled, live = true }: Ask<T>) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam || undefined),
    initialPageParam: '',
    getNextPageParam: page => page.next,
    enabled,
    refetchInterval: live && CALM_INTERVAL_MS,
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
function eachOnce<T extends { id: string }>(items: T[]): T[] {
  const seen = new Set<string>()
  return items.filter(({ id }) => !seen.has(id) && seen.add(id))
}
