import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Page } from '@/components/page'
import { Skeleton } from '@/components/skeleton'
import { RoleBar } from '@/features/account/role-bar'
import { useMe } from '@/features/account/use-me'
import { CrisisBar } from '@/features/hotline/crisis-bar'
import { openPage } from '@/lib/navigate'
import type { Day } from '../shared/days'
import { urls } from '../shared/types'
import { BeforeDay } from './before-day'
import { DayBar, type DiaryView } from './day-bar'
import { DayView } from './day-view'
import styles from './diary.module.scss'
import { Failed } from './failed'
import { diaryLead } from './lead'
import { OwnPages } from './own-pages'
import type { Shown } from './shown'
import { WeekList } from './week-list'

interface NarrowProps extends Shown {
  view: DiaryView
  onView: (view: DiaryView) => void
}

/** The diary on a phone: what waits, then a day or a week; an appointment opens as a page of its own. */
export function Narrow({ query, day, onDay, view, onView, sheet, onGap, onWalkIn }: NarrowProps) {
  const me = useMe()
  const { data: diary, isPlaceholderData } = query
  const open = (id: string) => openPage(`${urls.appointment}?id=${id}`)
  const toDay = (chosen: Day) => {
    onDay(chosen)
    onView('day')
  }
  return (
    <Page
      title="咨询师日程"
      lead={diaryLead(diary, Date.now())}
      aside={<RoleBar posts={me.data?.posts} here={urls.diary} />}
      actions={
        <Button icon="plus" onPress={() => onWalkIn(day)}>
          登记来访
        </Button>
      }
    >
      <CrisisBar />
      <Failed query={query} />
      {diary && <BeforeDay diary={diary} onOpen={open} />}
      <View className={styles.calendar}>
        <DayBar view={view} onView={onView} day={day} onDay={onDay} />
        {!diary || isPlaceholderData ? (
          !query.error && <Skeleton rows={6} />
        ) : view === 'day' ? (
          <DayView key={day} diary={diary} day={day} onOpen={open} onGap={onGap} />
        ) : (
          <WeekList diary={diary} day={day} onDay={toDay} onOpen={open} />
        )}
      </View>
      <OwnPages />
      {sheet}
    </Page>
  )
}
