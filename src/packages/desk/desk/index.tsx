import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import { SplitView } from '@/components/split-view'
import { RoleBar } from '@/features/account/role-bar'
import { useMe } from '@/features/account/use-me'
import { DETAIL, useChosen } from '@/features/handling/use-chosen'
import { useRequestList } from '@/features/request/use-request-list'
import { usePullRefresh } from '@/lib/pull-refresh'
import styles from '../../staff/list-column.module.scss'
import { NoPost } from '../../staff/no-post'
import { RequestPane } from '../../staff/request-pane'
import { DeskFilters } from './desk-filters'
import { DeskList } from './desk-list'
import { byCommunity, deskLead, reachOf } from './groups'
import { useFilters } from './use-filters'

const HERE = '/packages/desk/desk/index'
const TITLE = '派单台'
const NO_POST = '您现在没有社区或街道的岗位。岗位由街道登记，有疑问请联系街道。'

/** The dispatch desk: what waits, by community; what became of it. */
export default function Desk() {
  const me = useMe()
  const [filters, change] = useFilters()
  const { status, community, unit } = filters
  const list = useRequestList({
    view: 'desk',
    status,
    ...(community && { community }),
    ...(unit && { unit }),
  })
  usePullRefresh(list.refresh)

  const groups = list.items && byCommunity(list.items)
  const ids = groups?.flatMap(({ items }) => items.map(({ id }) => id)) ?? []
  const { chosen, choose } = useChosen(ids, '/packages/desk/request/index')

  const reach = me.data && reachOf(me.data.posts)
  if (reach && !reach.desk) return <NoPost title={TITLE} text={NO_POST} />
  return (
    <Page
      title={TITLE}
      lead={deskLead(status, ids.length, Boolean(list.more), reach?.name)}
      wide
      fill
      aside={<RoleBar posts={me.data?.posts} here={HERE} />}
    >
      <SplitView
        hint="从左边选一件来看，也可以按键盘上的 ↑ 和 ↓。"
        labels={['诉求列表', DETAIL]}
        detail={chosen ? <RequestPane key={chosen} id={chosen} place="desk" /> : undefined}
        list={
          <View className={styles.list}>
            <DeskFilters filters={filters} onChange={change} communities={reach?.communities} />
            <View>
              <DeskList
                key={`${status}${community}${unit}`}
                list={list}
                status={status}
                chosen={chosen}
                onOpen={choose}
              />
            </View>
          </View>
        }
      />
    </Page>
  )
}
