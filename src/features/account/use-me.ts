import type { Output } from '@domain/contract'
import type { RequestContract } from '@domain/request/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { cloud } from '@/cloud/client'
import { queryKeys } from '@/cloud/query-keys'

// Posts change by the day at most; rights are checked by the cloud at every call anyway.
const FRESH_MS = 600_000

/** Who I am, with my posts. The first screen has asked already; only a page that is opened directly asks by itself. */
export function useMe() {
  const client = useQueryClient()
  return useQuery({
    queryKey: queryKeys.me,
    queryFn: () => cloud.account.me({}),
    staleTime: FRESH_MS,
    refetchOnWindowFocus: false,
    initialData: () => client.getQueryData<Output<RequestContract, 'home'>>(queryKeys.home)?.me,
    initialDataUpdatedAt: () => client.getQueryState(queryKeys.home)?.dataUpdatedAt,
  })
}
