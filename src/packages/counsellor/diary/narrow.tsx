import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Page } from '@/components/page'
import { Segmented } from '@/components/segmented'
import { Skeleton } from '@/components/skeleton'
import { RoleBar } from '@/features/account/role-bar'
import { useMe } from '@/features/account/use-me'
import { CrisisBar } from '@/features/hotline/crisis-bar'
import { openPage } from '@/lib/navigate'
import type { Day } from '../shared/days'
import { urls } from '../shared/types'
import { BeforeDay, First } from './before-day'
import { DayBar, type DiaryView } from './day-bar'
import { DayView } from './day-view'
import styles from './diary.module.scss'
import { Failed } from './failed'
import { diaryLead } from './lead'
import { OwnPages } from './own-pages'
import type { Shown } from './shown'
import { WeekList } from './week-list'

interface NarrowProps extends Shown {
  /** Without one it is what waits, if there is anything. */
  view: DiaryView | undefined
  onView: (view: DiaryView) => void
}

/** The diary on a phone: what waits, then a day or a week; an appointment opens as a page of its own. */
export function Narrow({ view, onView, ...props }: NarrowProps) {
  const me = useMe()
  const { query, current, day, onDay, sheet, onGap, onWalkIn } = props
  const { data: diary, isPlaceholderData } = query
  const now = current.data
  const open = (id: string) => openPage(`${urls.appointment}?id=${id}`)
  const waiting = now && now.todo.length + now.calls.length
  const shown = view ?? (waiting ? 'todo' : 'day')
  const toDay = (chosen: Day) => {
    onDay(chosen)
    onView('day')
  }
  return (
    <Page
      title="咨询师日程"
      lead={diaryLead(now, Date.now())}
      aside={<RoleBar posts={me.data?.posts} here={urls.diary} />}
      actions={
        <Button icon="plus" onPress={() => onWalkIn(day)}>
          登记来访
        </Button>
      }
    >
      <CrisisBar />
      <Failed query={query} />
      {now ? (
        <>
          <First diary={now} onOpen={open} />
          <View className={styles.calendar}>
            <Segmented
              label="看什么"
              segments={[
                { value: 'todo', label: '要办', count: waiting },
                { value: 'day', label: '日' },
                { value: 'week', label: '周' },
              ]}
              value={shown}
              onChange={onView}
            />
            {shown !== 'todo' && <DayBar view={shown} day={day} onDay={onDay} />}
            {shown === 'todo' ? (
              <View className={styles.todo}>
                <BeforeDay diary={now} onOpen={open} />
              </View>
            ) : !diary || isPlaceholderData ? (
              !query.error && <Skeleton rows={6} />
            ) : shown === 'day' ? (
              <DayView key={day} diary={diary} day={day} onOpen={open} onGap={onGap} />
            ) : (
              <WeekList diary={diary} day={day} onDay={toDay} onOpen={open} />
            )}
          </View>
        </>
      ) : (
        !query.error && <Skeleton rows={6} />
      )}
      <OwnPages />
      {sheet}
    </Page>
  )
}
