import { useQuery } from '@tanstack/react-query'
import { cloud } from '@/cloud/client'
import { CALM_INTERVAL_MS, queryKeys } from '@/cloud/query-keys'
import { useShown } from '@/lib/shown'

/** How much wants attention, by community. */
export const useBoard = () =>
  useQuery({
    queryKey: queryKeys.board,
    queryFn: () => cloud.street.board({}),
    refetchInterval: CALM_INTERVAL_MS,
    subscribed: useShown(),
  })
