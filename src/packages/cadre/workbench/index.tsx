import { View } from '@tarojs/components'
import { useState } from 'react'
import { Page } from '@/components/page'
import { Segmented } from '@/components/segmented'
import { SplitView } from '@/components/split-view'
import { RoleBar } from '@/features/account/role-bar'
import { useMe } from '@/features/account/use-me'
import { DETAIL, useChosen } from '@/features/handling/use-chosen'
import { HotlineLink } from '@/features/hotline/entrance'
import { usePullRefresh } from '@/lib/pull-refresh'
import styles from '../../staff/list-column.module.scss'
import { NoPost } from '../../staff/no-post'
import { RequestPane } from '../../staff/request-pane'
import { type Tab, workbenchLead } from './tabs'
import { useFirst } from './use-first'
import { useWorkbench } from './use-workbench'
import { WithdrawnNotice } from './withdrawn-notice'
import { WorkbenchList } from './workbench-list'

const HERE = '/packages/cadre/workbench/index'
const TITLE = '干部工作台'
const NO_POST = '您现在没有下沉干部或小区组长的岗位。岗位由街道登记：请把“我的”里的“我的编号”发给街道。'

/** What waits in my units, what is in my hand, what is due, what I did. */
export default function Workbench() {
  const me = useMe()
  const [unit, setUnit] = useState('')
  const [tab, setTab] = useState<Tab>('waiting')
  const { tabs, helping, flooded, refresh, ...bench } = useWorkbench(unit, tab)
  usePullRefresh(refresh)

  const list = useFirst(bench.list)
  const { chosen, choose } = useChosen(list.items?.map(({ id }) => id) ?? [], '/packages/cadre/request/index')

  const posts = me.data?.posts
  const units = unitsOf(posts)
  if (me.data && units.length === 0) return <NoPost title={TITLE} text={NO_POST} />
  return (
    <Page
      title={TITLE}
      lead={tabs ? workbenchLead(tabs, flooded) : undefined}
      wide
      fill
      aside={
        <>
          <RoleBar posts={posts} here={HERE} />
          {/* Cadres book too; it says no more than its name. */}
          <HotlineLink />
        </>
      }
    >
      <SplitView
        hint="从左边选一件来看，也可以按键盘上的 ↑ 和 ↓。"
        labels={['诉求列表', DETAIL]}
        detail={chosen ? <RequestPane key={chosen} id={chosen} place="workbench" /> : undefined}
        list={
          <View className={styles.list}>
            {tabs && <WithdrawnNotice requests={tabs.withdrawn} onOpen={choose} />}
            <View className={styles.top}>
              {units.length > 1 && (
                <Segmented
                  label="单元"
                  segments={[{ value: '', label: '全部单元' }, ...units]}
                  value={unit}
                  onChange={setUnit}
                />
              )}
              <Segmented
                label="诉求"
                segments={[
                  { value: 'waiting', label: '待接单', count: tabs?.waiting.length, more: flooded },
                  { value: 'hand', label: '在办', count: tabs?.hand.length },
                  { value: 'soon', label: '快到期', count: tabs?.soon.length },
                  { value: 'helping', label: '协办', count: helping?.length },
                  { value: 'done', label: '已办' },
                ]}
                value={tab}
                onChange={setTab}
              />
            </View>
            <View>
              <WorkbenchList
                key={tab}
                tab={tab}
                list={list}
                chosen={chosen}
                severalUnits={units.length > 1 && !unit}
                onOpen={choose}
                onStale={refresh}
              />
            </View>
          </View>
        }
      />
    </Page>
  )
}

type Posts = NonNullable<ReturnType<typeof useMe>['data']>['posts']

/** The units of a cadre's posts, each once. */
function unitsOf(posts: Posts = []) {
  const held = posts.filter(({ role }) => role === 'cadre' || role === 'lead')
  return [...new Map(held.map(({ scope, scopeName }) => [scope, scopeName]))].map(([value, label]) => ({
    value,
    label,
  }))
}
