import { cloud } from '@/cloud/client'
import { queryKeys } from '@/cloud/query-keys'
import { usePages } from '@/cloud/use-pages'
import { List } from '@/components/list'
import { ListItem } from '@/components/list-item'
import { Page } from '@/components/page'
import { CrisisBar } from '@/features/hotline/crisis-bar'
import { startWords } from '@/features/hotline/when'
import { teacher } from '@/features/hotline/words'
import { useGradually } from '@/lib/gradually'
import { usePullRefresh } from '@/lib/pull-refresh'
import { formatTime } from '@/lib/time'

/** Rows of one setData. */
const ROWS_AT_ONCE = 8

/** Every reading of notes about me: who, when, of which session (个人信息保护法 art. 45). */
export default function Readings() {
  const { items, refresh, ...list } = usePages({
    queryKey: queryKeys.readings,
    read: async cursor => {
      const page = await cloud.hotline.readings(cursor ? { cursor } : {})
      return {
        ...page,
        items: page.items.map(item => ({ ...item, id: `${item.at} ${item.reader} ${item.start}` })),
      }
    },
  })
  usePullRefresh(refresh)
  const drawn = useGradually(items?.length ?? 0, ROWS_AT_ONCE)
  return (
    <Page title="谁看过我的记录" lead="咨询记录是加密的。每看一次，这里就记一笔。">
      <CrisisBar />
      <List
        {...list}
        label="查看记录"
        items={items?.slice(0, drawn)}
        keyOf={({ id }) => id}
        empty={{ drawing: 'tea', text: '还没有人看过您的咨询记录。' }}
        render={({ at, reader, start }) => (
          <ListItem
            icon="user"
            title={teacher(reader)}
            detail={`看了${startWords(start)} 那次的记录`}
            meta={formatTime(at)}
          />
        )}
      />
    </Page>
  )
}
