import type { ReactNode } from 'react'
import { readSentenceOf } from '@/cloud/error'
import { ErrorState } from '@/components/empty-state'
import { Page } from '@/components/page'
import { Skeleton } from '@/components/skeleton'
import { useMe } from '@/features/account/use-me'
import { CrisisBar } from '@/features/hotline/crisis-bar'
import { NoPost } from '../../staff/no-post'

const NO_POST = '这里是咨询师的日程。咨询师由街道登记，有疑问请联系街道。'

/** A page for counsellors: others learn whom to ask. The numbers for an emergency wait for nothing. */
export function ForCounsellor({ title, children }: { title: string; children: () => ReactNode }) {
  const { data, error, refetch } = useMe()
  if (!data) {
    return (
      <Page title={title}>
        <CrisisBar />
        {error ? (
          <ErrorState text={readSentenceOf(error)} onRetry={() => void refetch()} />
        ) : (
          <Skeleton rows={4} />
        )}
      </Page>
    )
  }
  if (!data.posts.some(({ role }) => role === 'counsellor')) return <NoPost title={title} text={NO_POST} />
  return <>{children()}</>
}
