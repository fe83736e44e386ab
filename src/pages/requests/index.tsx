import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { List } from '@/components/list'
import { Page } from '@/components/page'
import { Segmented } from '@/components/segmented'
import { RequestRow } from '@/features/request/request-row'
import { useRequestList } from '@/features/request/use-request-list'
import { useGradually } from '@/lib/gradually'
import { openPage } from '@/lib/navigate'
import { usePullRefresh } from '@/lib/pull-refresh'
import { formatDay } from '@/lib/time'

type View = 'open' | 'all'

const segments = [
  { value: 'open' as const, label: '进行中' },
  { value: 'all' as const, label: '全部' },
]
/** Rows of one setData: another tab must not weigh more than a tap may. */
const ROWS_AT_ONCE = 8

const goHome = () => void Taro.switchTab({ url: '/pages/home/index' })

/** What I asked for: what is going on, the latest news first; or everything, the newest first. */
export default function Requests() {
  const [view, setView] = useState<View>('open')
  const { items, refresh, ...list } = useRequestList({ view: 'mine', ...(view === 'open' && { open: true }) })
  usePullRefresh(refresh)
  const drawn = useGradually(items?.length ?? 0, ROWS_AT_ONCE, view)

  const action = (
    <Button inline onPress={goHome}>
      去提诉求
    </Button>
  )
  const empty =
    view === 'open'
      ? { drawing: 'tea' as const, text: '现在没有正在办的事。有新的事，随时找我们。', action }
      : { text: '您还没有提过诉求。有事您说话。', action }
  return (
    <Page title="我的诉求">
      <Segmented label="看哪些诉求" segments={segments} value={view} onChange={setView} />
      <List
        {...list}
        label="我的诉求"
        items={items?.slice(0, drawn)}
        keyOf={request => request.id}
        empty={empty}
        render={request => (
          <RequestRow
            request={request}
            // All of them stand in the order in which they were submitted, so this is the day that one looks for.
            meta={view === 'all' ? `${formatDay(request.submittedAt)}提交` : undefined}
            onPress={() => openPage(`/packages/resident/request/index?id=${request.id}`)}
          />
        )}
      />
    </Page>
  )
}
