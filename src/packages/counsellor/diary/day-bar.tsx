import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { Pressable } from '@/components/pressable'
import { a11y } from '@/lib/a11y'
import { type Day, dayAfter, dayWords, today, weekOf, weekWords } from '../shared/days'
import styles from './diary.module.scss'

/** What waits, a day, a week. */
export type DiaryView = 'todo' | 'day' | 'week'

interface DayBarProps {
  view: 'day' | 'week'
  day: Day
  onDay: (day: Day) => void
}

/** Which day or week is looked at: the one before, the one after, today. */
export function DayBar({ view, day, onDay }: DayBarProps) {
  const now = Date.now()
  const by = view === 'day' ? 1 : 7
  const unit = view === 'day' ? '天' : '周'
  const isNow = view === 'day' ? day === today(now) : weekOf(day).includes(today(now))
  // Broken between its parts where letters are large, never inside of one.
  const words = (view === 'day' ? dayWords(day, now) : weekWords(day, now)).split(' ')
  const step = (days: number, label: string) => (
    <Pressable className={styles.step} label={label} onPress={() => onDay(dayAfter(day, days))}>
      <Icon name="chevron" small className={days < 0 ? styles.flipped : undefined} />
    </Pressable>
  )
  return (
    <View className={styles.bar}>
      {step(-by, `前一${unit}`)}
      <View className={styles.day} {...a11y({ live: 'polite' })}>
        {words.map(part => (
          <View key={part} className={styles.part}>
            {part}
          </View>
        ))}
      </View>
      {step(by, `后一${unit}`)}
      {!isNow && (
        <Button kind="quiet" inline onPress={() => onDay(today(now))}>
          {view === 'day' ? '回今天' : '回本周'}
        </Button>
      )}
    </View>
  )
}
