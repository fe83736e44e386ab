import type { UseQueryResult } from '@tanstack/react-query'
import { CloudError, readSentenceOf } from '@/cloud/error'
import { Button } from '@/components/button'
import { EmptyState, ErrorState } from '@/components/empty-state'
import { Skeleton } from '@/components/skeleton'
import { goBack } from '@/lib/navigate'
import type { AppointmentView } from '../shared/types'

/** Instead of an appointment that is under way, failed, or not the caller's to see. */
export function Waiting({ query }: { query: UseQueryResult<AppointmentView> }) {
  const { data, error, refetch } = query
  const isNotMine = data?.as === 'client' || (error instanceof CloudError && !error.again)
  if (isNotMine) {
    return (
      <EmptyState
        drawing="search"
        text="没有找到这个预约，它可能不在您的日程里。"
        action={
          <Button kind="secondary" inline onPress={goBack}>
            返回
          </Button>
        }
      />
    )
  }
  if (error) return <ErrorState text={readSentenceOf(error)} onRetry={() => void refetch()} />
  return <Skeleton rows={5} />
}
