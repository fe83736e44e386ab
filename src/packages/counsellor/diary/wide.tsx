import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Page } from '@/components/page'
import { Skeleton } from '@/components/skeleton'
import { SplitView } from '@/components/split-view'
import { RoleBar } from '@/features/account/role-bar'
import { useMe } from '@/features/account/use-me'
import { CrisisBar } from '@/features/hotline/crisis-bar'
import { openPage } from '@/lib/navigate'
import { AppointmentPane } from '../appointment/pane'
import { urls } from '../shared/types'
import { BeforeDay, First } from './before-day'
import { DayBar } from './day-bar'
import styles from './diary.module.scss'
import { Failed } from './failed'
import { diaryLead } from './lead'
import { ownPages } from './own-pages'
import type { Shown } from './shown'
import { WeekGrid } from './week-grid'

/** The diary at a desk: the week as columns, and at the right what waits or the chosen appointment. */
export function Wide({ query, current, day, onDay, sheet, onGap, onWalkIn }: Shown) {
  const me = useMe()
  const [chosen, setChosen] = useState('')
  const { data: diary, isPlaceholderData } = query
  const now = current.data
  return (
    <Page
      title="咨询师日程"
      lead={diaryLead(now, Date.now())}
      wide
      fill
      aside={
        <>
          {ownPages.map(({ url, title, icon }) => (
            <Button key={url} kind="quiet" inline icon={icon} onPress={() => openPage(url)}>
              {title}
            </Button>
          ))}
          <RoleBar posts={me.data?.posts} here={urls.diary} />
        </>
      }
    >
      <CrisisBar />
      <SplitView
        broad
        labels={['这一周', '预约详情']}
        list={
          <View className={styles.wide}>
            <View className={styles.tools}>
              <DayBar view="week" day={day} onDay={onDay} />
              <Button kind="secondary" inline icon="plus" onPress={() => onWalkIn(day)}>
                登记来访
              </Button>
            </View>
            <Failed query={query} />
            {!diary || isPlaceholderData ? (
              !query.error && <Skeleton rows={6} />
            ) : (
              <WeekGrid diary={diary} day={day} chosen={chosen} onOpen={setChosen} onGap={onGap} />
            )}
          </View>
        }
        detail={
          chosen ? (
            <AppointmentPane key={chosen} id={chosen} onClose={() => setChosen('')} />
          ) : (
            now && (
              <>
                <First diary={now} onOpen={setChosen} />
                <BeforeDay diary={now} onOpen={setChosen} />
              </>
            )
          )
        }
      />
      {sheet}
    </Page>
  )
}
