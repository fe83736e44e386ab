import type { RequestView } from '@domain/request/schema'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { queryKeys } from '@/cloud/query-keys'
import { readAbout } from './reading'

/** Whoever looks at a request has read the messages about it; said without a word, and only where there may be some. */
export function useReadAbout(view: Pick<RequestView, 'id' | 'changedAt'> | undefined) {
  const client = useQueryClient()
  const { id, changedAt } = view ?? {}
  useEffect(() => {
    if (!id || !changedAt) return
    const known = client.getQueryState<{ unread: number }>(queryKeys.unread)
    const none = known?.data?.unread === 0 && known.dataUpdatedAt > Date.parse(changedAt)
    if (!none) void readAbout(client, id)
  }, [client, id, changedAt])
}
