import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { cloud } from '@/cloud/client'
import { CALM_INTERVAL_MS, queryKeys } from '@/cloud/query-keys'
import { useShown } from '@/lib/shown'
import { type Day, weekOf } from './days'

/** The diary of the week around a day. While another week is under way the one before is shown, and said to be so. */
export function useDiary(day: Day) {
  const days = weekOf(day)
  const [from, until] = [days[0]!, days[6]!]
  return useQuery({
    queryKey: queryKeys.diary(from, until),
    queryFn: () => cloud.hotline.diary({ from, until }),
    placeholderData: keepPreviousData,
    refetchInterval: CALM_INTERVAL_MS,
    subscribed: useShown(),
  })
}

/** The counsellor's own introduction, hours, and calendar address. */
export const useOffice = () =>
  useQuery({
    queryKey: queryKeys.counsellor,
    queryFn: () => cloud.hotline.profile({}),
    subscribed: useShown(),
  })
