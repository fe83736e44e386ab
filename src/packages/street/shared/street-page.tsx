import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import { readSentenceOf } from '@/cloud/error'
import { Button } from '@/components/button'
import { ErrorState } from '@/components/empty-state'
import { Page } from '@/components/page'
import { Skeleton } from '@/components/skeleton'
import { type Reach, reachOf } from '@/features/account/reach'
import { RoleBar } from '@/features/account/role-bar'
import { useMe } from '@/features/account/use-me'
import { useWide } from '@/lib/wide'
import { NoPost } from '../../staff/no-post'
import { type PlaceId, placesOf } from './places'

const boardUrl = '/packages/street/board/index'
const noPost = {
  street: '这里由街道设置。岗位由街道登记，有疑问请联系街道。',
  desk: '您现在没有社区或街道的岗位。岗位由街道登记，有疑问请联系街道。',
}

interface ForProps {
  title: string
  /** Whose page it is: the street's officers alone, or the communities' desks too. */
  who: 'street' | 'desk'
  children: (reach: Reach) => ReactNode
}

/** What stands behind a post: shown to those who hold it, with how far they reach; others learn whom to ask. */
export function ForPost({ title, who, children }: ForProps) {
  const { data, error, refetch } = useMe()
  if (!data) {
    return (
      <Page title={title} wide>
        {error ? (
          <ErrorState text={readSentenceOf(error)} onRetry={() => void refetch()} />
        ) : (
          <Skeleton rows={4} />
        )}
      </Page>
    )
  }
  const reach = reachOf(data.posts)
  if (!reach || (who === 'street' && !reach.street)) return <NoPost title={title} text={noPost[who]} />
  return <>{children(reach)}</>
}

/** At a title's right: the street's other pages on a wide screen, and the way to one's other workplaces. */
export function StreetBar({ here, reach }: { here: PlaceId; reach: Reach }) {
  const me = useMe()
  const wide = useWide()
  const others = wide ? placesOf(reach).filter(({ id }) => id !== here) : []
  return (
    <>
      {others.map(({ id, title, url }) => (
        <Button key={id} kind="quiet" inline onPress={() => void Taro.redirectTo({ url })}>
          {title}
        </Button>
      ))}
      {(wide || here === 'board') && <RoleBar posts={me.data?.posts} here={boardUrl} />}
    </>
  )
}
