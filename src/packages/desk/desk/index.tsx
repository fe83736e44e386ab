import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Page } from '@/components/page'
import { SheetPlace } from '@/components/sheet'
import { SplitView } from '@/components/split-view'
import { reachOf } from '@/features/account/reach'
import { RoleBar } from '@/features/account/role-bar'
import { useMe } from '@/features/account/use-me'
import { DETAIL, useChosen } from '@/features/handling/use-chosen'
import { useRequestList } from '@/features/request/use-request-list'
import { usePullRefresh } from '@/lib/pull-refresh'
import styles from '../../staff/list-column.module.scss'
import { NoPost } from '../../staff/no-post'
import { RequestPane } from '../../staff/request-pane'
import { BulkSheet } from './bulk-sheet'
import { DeskFilters } from './desk-filters'
import { DeskList } from './desk-list'
import { byCommunity, deskLead } from './groups'
import { askFor } from './looks'
import { useFilters } from './use-filters'
import { usePicking } from './use-picking'

const HERE = '/packages/desk/desk/index'
const TITLE = '派单台'
const NO_POST = '您现在没有社区或街道的岗位。岗位由街道登记，有疑问请联系街道。'

/** The dispatch desk: what waits, by community; what became of it. */
export default function Desk() {
  const me = useMe()
  const [filters, change] = useFilters()
  const { look, category, community, unit } = filters
  const list = useRequestList({
    view: 'desk',
    ...askFor(look),
    ...(category && { category }),
    ...(community && { community }),
    ...(unit && { unit }),
  })
  usePullRefresh(list.refresh)

  const groups = list.items && byCommunity(list.items)
  const ids = groups?.flatMap(({ items }) => items.map(({ id }) => id)) ?? []
  const { chosen, choose } = useChosen(ids, '/packages/desk/request/index')

  const picking = usePicking(list.items)
  const [dispatching, setDispatching] = useState(false)

  const reach = me.data && reachOf(me.data.posts)
  if (me.data && !reach) return <NoPost title={TITLE} text={NO_POST} />
  return (
    <Page
      title={TITLE}
      lead={groups && deskLead(look, ids.length, Boolean(list.more), reach?.name)}
      wide
      fill
      actions={
        picking.on && (
          <>
            <Button kind="secondary" onPress={picking.stop}>
              不选了
            </Button>
            <Button disabled={picking.items.length === 0} onPress={() => setDispatching(true)}>
              {picking.items.length > 0 ? `派单（${picking.items.length} 件）` : '请选择要派的事'}
            </Button>
          </>
        )
      }
      aside={<RoleBar posts={me.data?.posts} here={HERE} />}
    >
      <SplitView
        hint="从左边选一件来看，也可以按键盘上的 ↑ 和 ↓。"
        labels={['诉求列表', DETAIL]}
        detail={chosen ? <RequestPane key={chosen} id={chosen} place="desk" /> : undefined}
        list={
          <View className={styles.list}>
            <DeskFilters
              filters={filters}
              onChange={change}
              communities={reach?.street ? undefined : reach?.communities}
              picking={picking}
            />
            <View>
              <DeskList
                key={`${look}${category}${community}${unit}`}
                list={list}
                look={look}
                picking={picking}
                chosen={chosen}
                onOpen={choose}
              />
            </View>
          </View>
        }
      />
      <SheetPlace>
        {dispatching && (
          <BulkSheet items={picking.items} onClose={() => setDispatching(false)} onSent={picking.keepOnly} />
        )}
      </SheetPlace>
    </Page>
  )
}
