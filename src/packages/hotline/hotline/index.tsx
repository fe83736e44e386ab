import { View } from '@tarojs/components'
import { useState } from 'react'
import { readSentenceOf } from '@/cloud/error'
import { Button } from '@/components/button'
import { List } from '@/components/list'
import { ListItem } from '@/components/list-item'
import { Page } from '@/components/page'
import { Section } from '@/components/surface'
import { changeBooking } from '@/features/hotline/booking'
import { CrisisBar } from '@/features/hotline/crisis-bar'
import { type CounsellorView, type HotlineHome, useHotlineHome } from '@/features/hotline/use-hotline'
import { useReadAs } from '@/features/message/use-read-as'
import { openPage } from '@/lib/navigate'
import { usePullRefresh } from '@/lib/pull-refresh'
import { CounsellorRow } from './counsellor-row'
import { CounsellorSheet } from './counsellor-sheet'
import styles from './index.module.scss'
import { Mine } from './mine'

/** Whether another appointment can be made now: one at a time, after no-shows a call comes first. */
const canBook = ({ counsellors, open, callFirst }: HotlineHome) =>
  counsellors.length > 0 && !open && !callFirst

function book(counsellor: string) {
  changeBooking({ counsellor })
  void openPage('/packages/hotline/about/index')
}

/** The hotline's first screen: help at once, what is mine, booking, who the counsellors are. */
export default function Hotline() {
  const { data, error, refetch } = useHotlineHome()
  const [shown, setShown] = useState<CounsellorView>()
  usePullRefresh(refetch)
  useReadAs('client', data !== undefined)
  const free = data !== undefined && canBook(data)
  function bookWith(counsellor: string) {
    // Whoever comes back finds the page, not what led away from it.
    setShown(undefined)
    book(counsellor)
  }
  return (
    <Page
      title="双心热线"
      lead="心里有事，和咨询师聊聊。只有您和咨询师知道，街道、社区、单位都看不到。"
      actions={free && <Button onPress={() => book('any')}>预约咨询</Button>}
    >
      <CrisisBar />
      <View className={styles.hint}>预约要等到约好的时间。现在就难受、有危险，请马上打上面的电话。</View>
      {data && <Mine home={data} />}
      <Section title="咨询师">
        <List
          label="咨询师"
          items={data?.counsellors}
          error={error && readSentenceOf(error)}
          onRetry={() => void refetch()}
          keyOf={({ id }) => id}
          empty={{ drawing: 'tea', text: '现在没有可以预约的咨询师，过些时候再来看看。' }}
          render={counsellor => (
            <CounsellorRow counsellor={counsellor} onPress={() => setShown(counsellor)} />
          )}
        />
      </Section>
      <List
        label="我的"
        items={links}
        keyOf={({ url }) => url}
        empty={{ text: '' }}
        render={({ url, ...row }) => <ListItem {...row} onPress={() => void openPage(url)} />}
      />
      {shown && (
        <CounsellorSheet
          counsellor={shown}
          onClose={() => setShown(undefined)}
          onBook={free ? () => bookWith(shown.id) : undefined}
        />
      )}
    </Page>
  )
}

const links = [
  { icon: 'calendar' as const, title: '我的预约', url: '/packages/hotline/mine/index' },
  { icon: 'search' as const, title: '谁看过我的记录', url: '/packages/hotline/readings/index' },
]
