import { View } from '@tarojs/components'
import { Pressable } from '@/components/pressable'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { type Day, dateWords, today, weekdayOfDay, weekOf } from '../shared/days'
import type { AppointmentView, Diary } from '../shared/types'
import { clock, isUrgent, lookOf } from '../shared/words'
import { gapLabel, gapShort, wayShort } from './gaps'
import { hoursOf, placeOf, type Range } from './placing'
import { type Cell, cellsOf, type Gap, rangeOf } from './timeline'
import styles from './week-grid.module.scss'

interface WeekGridProps {
  diary: Diary
  day: Day
  chosen: string
  onOpen: (id: string) => void
  onGap: (gap: Gap) => void
}

/** A week as columns, for a wide window: the height of everything is its length. */
export function WeekGrid({ diary, day, chosen, onOpen, onGap }: WeekGridProps) {
  const days = weekOf(day)
  const range = rangeOf(diary, days)
  const now = Date.now()
  const hours = hoursOf(range)
  const height = { height: `calc(var(--hour) * ${hours.length})` }
  return (
    <View className={styles.grid}>
      <View className={styles.hours}>
        <View className={styles.head} />
        <View className={styles.scale} style={height}>
          {hours.map(hour => (
            <View key={hour} className={styles.hour}>
              {`${hour}:00`}
            </View>
          ))}
        </View>
      </View>
      {days.map(each => (
        <View key={each} className={styles.column} {...a11y({ role: 'group', label: weekdayOfDay(each) })}>
          <View className={classNames(styles.head, each === today(now) && styles.today)}>
            {weekdayOfDay(each)}
            <View className={styles.date}>{dateWords(each, now)}</View>
          </View>
          <View className={styles.scale} style={height}>
            {cellsOf(diary, each, range).map(cell => (
              <CellBox
                key={cell.kind === 'appointment' ? cell.item.id : cell.start}
                cell={cell}
                day={each}
                range={range}
                now={now}
                current={cell.kind === 'appointment' && cell.item.id === chosen}
                onPress={() => (cell.kind === 'appointment' ? onOpen(cell.item.id) : onGap(cell))}
              />
            ))}
          </View>
        </View>
      ))}
    </View>
  )
}

interface CellBoxProps {
  cell: Cell
  day: Day
  range: Range
  now: number
  current: boolean
  onPress: () => void
}

function CellBox({ cell, day, range, now, current, onPress }: CellBoxProps) {
  const style = placeOf(cell, day, range)
  if (cell.kind === 'appointment') {
    const { item } = cell
    const detail = `${clock(item.start)} ${wayShort[item.way]}`
    // What is said begins with what is seen, for whoever speaks to their computer.
    const shown = `${isUrgent(item, now) ? '紧急 ' : ''}${item.name} ${detail}`
    return (
      <Pressable
        className={classNames(styles.cell, styles.meeting, current && styles.current, toneOf(item, now))}
        label={`${shown}，到 ${clock(item.end)}，${lookOf(item, now).word}`}
        current={current}
        style={style}
        onPress={onPress}
      >
        <View className={styles.name}>
          {isUrgent(item, now) && <View className={styles.mark}>紧急</View>}
          {item.name}
        </View>
        <View className={styles.detail}>{detail}</View>
      </Pressable>
    )
  }
  const words = gapShort(cell)
  const className = classNames(styles.cell, styles[cell.kind])
  if (Date.parse(cell.end) <= now) return <View className={className} style={style} />
  return (
    <Pressable
      className={className}
      label={[words, gapLabel(cell)].filter(Boolean).join('，')}
      style={style}
      onPress={onPress}
    >
      {words}
    </Pressable>
  )
}

const toneOf = (item: AppointmentView, now: number) =>
  isUrgent(item, now) ? styles.red : styles[lookOf(item, now).tone]
