import type { Output } from '@domain/contract'
import type { StreetContract } from '@domain/street/contract'
import { useQuery } from '@tanstack/react-query'
import { cloud } from '@/cloud/client'
import { queryKeys } from '@/cloud/query-keys'
import { useShown } from '@/lib/shown'

export type SettingsView = Output<StreetContract, 'settings'>
export type PostView = Output<StreetContract, 'roster'>['posts'][number]

/** What the street has set, with what has to be known beside it. */
export const useSettings = () =>
  useQuery({
    queryKey: queryKeys.settings,
    queryFn: () => cloud.street.settings({}),
    subscribed: useShown(),
  })

/** Who serves where, as far as the caller keeps it. */
export const useRoster = () =>
  useQuery({
    queryKey: queryKeys.roster,
    queryFn: async () => (await cloud.street.roster({})).posts,
    subscribed: useShown(),
  })
