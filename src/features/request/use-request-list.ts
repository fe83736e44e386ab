import type { Input } from '@domain/contract'
import type { RequestContract } from '@domain/request/contract'
import { cloud } from '@/cloud/client'
import { queryKeys } from '@/cloud/query-keys'
import { usePages } from '@/cloud/use-pages'

type Ask = Omit<Input<RequestContract, 'list'>, 'cursor'>

/**
 * A list of requests in pages of 20, in the shape that the kit's List takes. `enabled` false asks nothing yet; `live`
 * false asks once and not again by itself, for a list that is only counted.
 */
export const useRequestList = (ask: Ask, { enabled = true, live = true } = {}) =>
  usePages({
    queryKey: queryKeys.list(ask),
    read: cursor => cloud.request.list({ ...ask, ...(cursor && { cursor }) }),
    enabled,
    live,
  })
