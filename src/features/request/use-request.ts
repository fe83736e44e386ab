import type { RequestView } from '@domain/request/schema'
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { cloud } from '@/cloud/client'
import { CALM_INTERVAL_MS, queryKeys } from '@/cloud/query-keys'
import { useShown } from '@/lib/shown'

/** One request with its story, read again when its page comes to the front and at a calm interval. */
export function useRequest(id: string) {
  return useQuery({
    queryKey: queryKeys.request(id),
    queryFn: () => cloud.request.get({ id }),
    enabled: id !== '',
    refetchInterval: CALM_INTERVAL_MS,
    subscribed: useShown(),
  })
}

/** Shows what a command answered at once, and makes stale every list that may hold the request, and the numbers of the board. */
export async function keepRequest(client: QueryClient, view: RequestView) {
  const queryKey = queryKeys.request(view.id)
  // An older answer that is still under way must not replace this one.
  await client.cancelQueries({ queryKey })
  client.setQueryData(queryKey, view)
  void client.invalidateQueries({ queryKey: queryKeys.board })
  await client.invalidateQueries({
    queryKey: queryKeys.requests,
    predicate: query => query.queryKey[1] !== 'get',
  })
}

/** `keepRequest` with the query client at hand; call it with the view that a command gave. */
export function useKeepRequest() {
  const client = useQueryClient()
  return useCallback((view: RequestView) => void keepRequest(client, view), [client])
}
