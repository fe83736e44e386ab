import { useQuery } from '@tanstack/react-query'
import { cloud } from '@/cloud/client'
import { queryKeys } from '@/cloud/query-keys'
import { useShown } from '@/lib/shown'

/**
 * How many messages are unread; 0 while nobody knows. Asked for when the page comes to the front, never by the clock.
 * `enabled` false asks nothing yet: first things come first.
 */
export function useUnread(enabled = true): number {
  const { data } = useQuery({
    queryKey: queryKeys.unread,
    queryFn: () => cloud.account.unread({}),
    enabled,
    subscribed: useShown(),
  })
  return data?.unread ?? 0
}
