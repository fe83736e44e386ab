import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { cloud } from '@/cloud/client'
import { queryKeys } from '@/cloud/query-keys'
import { storage } from '@/lib/storage'

const KEY = 'hotline:duty-line'
const remembered = (): string => storage.read(KEY) ?? ''

/**
 * The street's own line. Whoever has seen it once has it from then on, without network and without asking; pages that
 * read the hotline's home anyway renew it.
 */
export function useDutyLine(): string {
  const known = remembered()
  const { data } = useQuery({
    queryKey: queryKeys.hotlineHome,
    queryFn: () => cloud.hotline.home({}),
    enabled: known === '',
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: true,
  })
  const fresh = data?.dutyLine
  useEffect(() => {
    if (fresh && fresh !== remembered()) storage.write(KEY, fresh)
  }, [fresh])
  return fresh || known
}
