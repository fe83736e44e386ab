import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { daysOfMonth, type MonthDay, monthAfter, monthWords } from '@/lib/month'
import { weekdays } from '@/lib/time'
import { Icon } from './icon'
import styles from './month-grid.module.scss'
import { Pressable } from './pressable'

/** How a day of the grid looks, and what is read out. */
export interface DayLook {
  label: string
  /** Tinted: a day off. */
  quiet?: boolean
  /** A red frame: somebody has said something of this very day. */
  framed?: boolean
  /** Below the day's number. */
  word?: string
  /** One of several, of which one is chosen; absent: a day to be opened. */
  checked?: boolean
  disabled?: boolean
}

interface MonthGridProps {
  /** YYYY-MM */
  month: string
  onMonth: (month: string) => void
  look: (day: MonthDay) => DayLook
  onPress: (date: string) => void
  /** Below the month's name. */
  caption?: ReactNode
  /** What is chosen, where one of the days is. */
  choice?: string
}

/** A month as a calendar on the wall has it, Monday first, each day to be tapped. */
export function MonthGrid({ month, onMonth, look, onPress, caption, choice }: MonthGridProps) {
  const days = daysOfMonth(month)
  const step = (by: 1 | -1, label: string) => (
    <Pressable className={styles.step} label={label} onPress={() => onMonth(monthAfter(month, by))}>
      <Icon name="chevron" small className={by < 0 ? styles.flipped : undefined} />
    </Pressable>
  )
  return (
    <View>
      <View className={styles.head}>
        {step(-1, '上个月')}
        <View className={styles.month} {...a11y({ live: 'polite' })}>
          {monthWords(month)}
          {caption && <View className={styles.caption}>{caption}</View>}
        </View>
        {step(1, '下个月')}
      </View>
      <View className={styles.grid} {...(choice ? a11y({ role: 'radiogroup', label: choice }) : {})}>
        {weekdays.map(name => (
          <View key={name} className={styles.weekday} {...a11y({ hidden: true })}>
            {name.slice(1)}
          </View>
        ))}
        {Array.from({ length: days[0]!.weekday - 1 }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: empty cells are all the same.
          <View key={`before-${i}`} />
        ))}
        {days.map(day => (
          <Cell key={day.date} day={day} look={look(day)} onPress={() => onPress(day.date)} />
        ))}
      </View>
    </View>
  )
}

function Cell({ day, look, onPress }: { day: MonthDay; look: DayLook; onPress: () => void }) {
  const { label, quiet, framed, word, checked, disabled } = look
  return (
    <Pressable
      role={checked === undefined ? 'button' : 'radio'}
      checked={checked}
      disabled={disabled}
      label={label}
      className={classNames(
        styles.day,
        quiet && styles.quiet,
        framed && styles.framed,
        checked && styles.checked,
        disabled && styles.disabled,
      )}
      onPress={onPress}
    >
      {day.day}
      {word && <View className={styles.word}>{word}</View>}
    </Pressable>
  )
}
