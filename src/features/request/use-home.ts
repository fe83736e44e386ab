import { useQuery } from '@tanstack/react-query'
import { cloud } from '@/cloud/client'
import { CALM_INTERVAL_MS, queryKeys } from '@/cloud/query-keys'
import { useShown } from '@/lib/shown'

/** What the first screen needs, in one call: who I am, my unit, my open requests, message templates. */
export function useHome() {
  return useQuery({
    queryKey: queryKeys.home,
    queryFn: () => cloud.request.home({}),
    refetchInterval: CALM_INTERVAL_MS,
    subscribed: useShown(),
  })
}

/** The same answer for pages that only need to know who I am: asked for again after five minutes at the earliest. */
export function useWhoIAm() {
  return useQuery({
    queryKey: queryKeys.home,
    queryFn: () => cloud.request.home({}),
    staleTime: 5 * CALM_INTERVAL_MS,
    refetchOnWindowFocus: false,
  })
}

/** The message templates that a tap may ask for; known by the time that somebody has filled in a sheet. */
export const useTemplates = (): readonly string[] => useWhoIAm().data?.templates ?? []
