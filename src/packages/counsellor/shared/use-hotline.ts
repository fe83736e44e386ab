import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
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

/** One appointment, read again at a calm interval. */
export const useAppointment = (id: string) =>
  useQuery({
    queryKey: queryKeys.appointment(id),
    queryFn: () => cloud.hotline.get({ id }),
    enabled: id !== '',
    refetchInterval: CALM_INTERVAL_MS,
    subscribed: useShown(),
  })

/** The counsellor's own introduction, hours, and calendar address. */
export const useOffice = () =>
  useQuery({
    queryKey: queryKeys.counsellor,
    queryFn: () => cloud.hotline.profile({}),
    subscribed: useShown(),
  })

/** Reads everything of the hotline again that is on the screen: a command changes the diary, the list and the detail. */
export function useRefreshHotline() {
  const client = useQueryClient()
  return useCallback(() => void client.invalidateQueries({ queryKey: queryKeys.hotline }), [client])
}
