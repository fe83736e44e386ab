import type { UseQueryResult } from '@tanstack/react-query'
import { isDecided, readSentenceOf } from '@/cloud/error'
import { Button } from '@/components/button'
import { Unreadable } from '@/components/empty-state'
import { Skeleton } from '@/components/skeleton'
import { goBack } from '@/lib/navigate'
import type { AppointmentView } from '../shared/types'

/** Instead of an appointment that is under way, failed, or not the caller's to see. */
export function Waiting({ query }: { query: UseQueryResult<AppointmentView> }) {
  const { data, error, refetch } = query
  const gone = data?.as === 'client' || isDecided(error)
  if (!gone && !error) return <Skeleton rows={5} />
  return (
    <Unreadable
      text={gone ? '没有找到这个预约，它可能不在您的日程里。' : readSentenceOf(error)}
      decided={gone}
      onRetry={() => void refetch()}
      action={
        <Button kind="secondary" inline onPress={goBack}>
          返回
        </Button>
      }
    />
  )
}
