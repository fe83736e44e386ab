import { useQuery, useQueryClient } from '@tanstack/react-query'
import { cloud } from '@/cloud/client'
import { readSentenceOf } from '@/cloud/error'
import { queryKeys } from '@/cloud/query-keys'
import { leavingWords } from './leaving-words'

/** What would become of the work of a post, were it left now, and of what is booked in a leave. */
export function useLeaving(
  post: string,
  why: 'ended' | 'leave',
  leave: { from?: string; until?: string } = {},
) {
  const { data, error } = useQuery({
    queryKey: queryKeys.beforeLeaving(post, why, leave.from, leave.until),
    queryFn: () => cloud.street.beforeLeaving({ post, why, ...leave }),
    // What somebody decides by has to be true now.
    staleTime: 0,
    gcTime: 0,
  })
  return {
    words: data ? leavingWords(data) : error ? readSentenceOf(error) : '正在看他手上有几件事…',
    /** Nobody leaves before it is known what becomes of the work. */
    may: data !== undefined && !data.last,
  }
}

/** Reads the roster again, and what depends on who is there. */
export function useRosterChanged() {
  const client = useQueryClient()
  return () => {
    void client.invalidateQueries({ queryKey: queryKeys.roster })
    void client.invalidateQueries({ queryKey: queryKeys.settings })
    void client.invalidateQueries({ queryKey: queryKeys.requests })
  }
}
