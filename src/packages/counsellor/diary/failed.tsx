import { readSentenceOf } from '@/cloud/error'
import { Button } from '@/components/button'
import { ErrorState } from '@/components/empty-state'
import { Notice } from '@/components/notice'
import type { Shown } from './shown'

/** What went wrong with reading the diary; what was read before is still there. */
export function Failed({ query }: Pick<Shown, 'query'>) {
  const { data, error, refetch } = query
  if (!error) return null
  const retry = () => void refetch()
  if (!data) return <ErrorState text={readSentenceOf(error)} onRetry={retry} />
  return (
    <Notice
      tone="amber"
      action={
        <Button kind="quiet" inline icon="refresh" onPress={retry}>
          再试一次
        </Button>
      }
    >
      {readSentenceOf(error)}
    </Notice>
  )
}
