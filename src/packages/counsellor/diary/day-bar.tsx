import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { Pressable } from '@/components/pressable'
import { Segmented } from '@/components/segmented'
import { a11y } from '@/lib/a11y'
import { type Day, dayAfter, dayWords, today, weekOf, weekWords } from '../shared/days'
import styles from './diary.module.scss'

export type DiaryView = 'day' | 'week'
const views: { value: DiaryView; label: string }[] = [
  { value: 'day', label: '日' },
  { value: 'week', label: '周' },
]

interface DayBarProps {
  view: DiaryView
  /** Without it there is only one view. */
  onView?: (view: DiaryView) => void
  day: Day
  onDay: (day: Day) => void
}

/** Which day or week is looked at: the one before, the one after, today. */
export function DayBar({ view, onView, day, onDay }: DayBarProps) {
  const now = Date.now()
  const by = view === 'day' ? 1 : 7
  const unit = view === 'day' ? '天' : '周'
  const isNow = view === 'day' ? day === today(now) : weekOf(day).includes(today(now))
  const step = (days: number, label: string) => (
    <Pressable className={styles.step} label={label} onPress={() => onDay(dayAfter(day, days))}>
      <Icon name="chevron" small className={days < 0 ? styles.flipped : undefined} />
    </Pressable>
  )
  return (
    <View className={styles.bar}>
      {onView && (
        <View className={styles.views}>
          <Segmented label="看一天还是一周" segments={views} value={view} onChange={onView} />
        </View>
      )}
      <View className={styles.days}>
        {step(-by, `前一${unit}`)}
        <View className={styles.day} {...a11y({ live: 'polite' })}>
          {view === 'day' ? dayWords(day, now) : weekWords(day, now)}
        </View>
        {step(by, `后一${unit}`)}
      </View>
      {/* Its place stays, so that nothing jumps under the finger. */}
      <View className={isNow ? styles.gone : undefined} {...a11y({ hidden: isNow })}>
        <Button kind="quiet" inline disabled={isNow} onPress={() => onDay(today(now))}>
          {view === 'day' ? '今天' : '本周'}
        </Button>
      </View>
    </View>
  )
}
