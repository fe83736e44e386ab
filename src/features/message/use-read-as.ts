import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { queryKeys } from '@/cloud/query-keys'
import { useShown } from '@/lib/shown'
import { readAs } from './reading'

/**
 * Whoever looks at their appointments has read the messages about them, which name none. `ready`: they are shown.
 * Said without a word, and only where there may be some.
 */
export function useReadAs(as: 'client' | 'counsellor', ready: boolean) {
  const client = useQueryClient()
  const shown = useShown()
  useEffect(() => {
    if (!ready || !shown) return
    const known = client.getQueryState<{ unread: number }>(queryKeys.unread)
    if (known?.data?.unread !== 0 || known.isInvalidated) void readAs(client, as)
  }, [client, as, ready, shown])
}
