import { View } from '@tarojs/components'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { formatDay, inChina, type Moment, weekday } from '@/lib/time'
import styles from './date-time-slots.module.scss'
import { useField } from './field'
import { Icon } from './icon'
import { Pressable } from './pressable'

/** A part of a day, in Lanzhou's calendar. */
export interface WantedTime {
  /** 2026-11-25 */
  date: string
  part: DayPart
}

export type DayPart = 'morning' | 'afternoon' | 'evening'

/** The parts of a day, in words and in hours. */
const dayParts: Record<DayPart, { label: string; from: number; to: number }> = {
  morning: { label: '上午', from: 9, to: 12 },
  afternoon: { label: '下午', from: 14, to: 18 },
  evening: { label: '晚上', from: 19, to: 21 },
}

interface DateTimeSlotsProps {
  value: readonly WantedTime[]
  onChange: (value: WantedTime[]) => void
  /** The moment from which times are offered; parts that are over are left out. */
  now: Moment
  /** How many days. */
  days?: number
  /** How many times may be chosen. */
  max?: number
  parts?: readonly DayPart[]
}

/** Choose the times that suit: each day a row, its parts as big tiles. */
export function DateTimeSlots(props: DateTimeSlotsProps) {
  const { value, onChange, now, days = 5, max = 3, parts = ['morning', 'afternoon', 'evening'] } = props
  const field = useField()
  const today = inChina(now)
  const full = value.length >= max
  const has = (date: string, part: DayPart) => value.some(each => each.date === date && each.part === part)
  const toggle = (date: string, part: DayPart) => {
    const without = value.filter(each => each.date !== date || each.part !== part)
    if (without.length < value.length) onChange(without)
    else if (!full) onChange([...value, { date, part }].sort(inOrder))
  }
  return (
    <View
      className={styles.days}
      {...a11y({ role: 'group', label: field.label, describedBy: field.describedBy })}
    >
      {Array.from({ length: days }, (_, ahead) => {
        const day = today.add(ahead, 'day')
        const date = day.format('YYYY-MM-DD')
        const name = formatDay(day.toDate(), now)
        return (
          <View key={date} className={styles.day}>
            <View className={styles.name}>
              {name}
              <View className={styles.weekday}>{weekday(day.toDate())}</View>
            </View>
            {parts.map(part => {
              const checked = has(date, part)
              const over = ahead === 0 && today.hour() >= dayParts[part].to - 1
              return (
                <Pressable
                  key={part}
                  role="checkbox"
                  checked={checked}
                  disabled={over || (full && !checked)}
                  label={`${name}${dayParts[part].label}`}
                  className={classNames(
                    styles.part,
                    checked && styles.checked,
                    (over || (full && !checked)) && styles.off,
                  )}
                  onPress={() => toggle(date, part)}
                >
                  {checked && <Icon name="check" small />}
                  {dayParts[part].label}
                </Pressable>
              )
            })}
          </View>
        )
      })}
      {full && <View className={styles.weekday}>最多选 {max} 个时间。</View>}
    </View>
  )
}

function inOrder(a: WantedTime, b: WantedTime): number {
  return a.date.localeCompare(b.date) || dayParts[a.part].from - dayParts[b.part].from
}

/** A wanted time in words: 明天上午. */
export function formatWanted(wanted: WantedTime, now: Moment = Date.now()): string {
  return `${formatDay(`${wanted.date}T12:00:00+08:00`, now)}${dayParts[wanted.part].label}`
}
