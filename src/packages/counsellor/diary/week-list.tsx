import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Pressable } from '@/components/pressable'
import { wayNames } from '@/features/hotline/words'
import { classNames } from '@/lib/class-names'
import { type Day, dateWords, today, weekdayOfDay, weekOf } from '../shared/days'
import type { Diary } from '../shared/types'
import { clock, isUrgent } from '../shared/words'
import styles from './diary.module.scss'
import { cellsOf, itemsOn, rangeOf } from './timeline'

interface WeekListProps {
  diary: Diary
  day: Day
  onDay: (day: Day) => void
  onOpen: (id: string) => void
}

/** A week on a phone: each day with its appointments and how much room is left; a day opens by a tap. */
export function WeekList({ diary, day, onDay, onOpen }: WeekListProps) {
  const now = Date.now()
  return (
    <View className={styles.week}>
      {weekOf(day).map(each => {
        const items = itemsOn(diary, each)
        return (
          <View key={each} className={styles.weekDay}>
            <Pressable
              className={classNames(styles.weekHead, each === today(now) && styles.today)}
              onPress={() => onDay(each)}
            >
              <View className={styles.weekName}>
                {weekdayOfDay(each)} {dateWords(each, now)}
              </View>
              <View className={styles.count}>{countWords(diary, each, items.length)}</View>
              <Icon name="chevron" small className={styles.chevron} />
            </Pressable>
            {items.map(item => (
              <Pressable key={item.id} className={styles.weekItem} onPress={() => onOpen(item.id)}>
                <View className={styles.clock}>{clock(item.start)}</View>
                <View className={styles.weekWho}>{item.name}</View>
                {isUrgent(item, now) && <View className={styles.mark}>紧急</View>}
                <View className={styles.until}>{wayNames[item.way]}</View>
              </Pressable>
            ))}
          </View>
        )
      })}
    </View>
  )
}

/** 3 个预约，还空 4 个; 休息. */
function countWords(diary: Diary, day: Day, meetings: number): string {
  const gaps = cellsOf(diary, day, rangeOf(diary, [day]))
  const free = gaps.filter(({ kind }) => kind === 'free').length
  const parts = [meetings > 0 && `${meetings} 个预约`, free > 0 && `还空 ${free} 个`].filter(Boolean)
  if (parts.length > 0) return parts.join('，')
  return gaps.some(({ kind }) => kind === 'idle') ? '没有预约' : '不开放'
}
