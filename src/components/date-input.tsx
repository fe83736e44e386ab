import { View } from '@tarojs/components'
import { useState } from 'react'
import { classNames } from '@/lib/class-names'
import { monthNow } from '@/lib/month'
import { daysAway, formatDay, inChina, weekday } from '@/lib/time'
import styles from './date-input.module.scss'
import { useField } from './field'
import { Icon } from './icon'
import { MonthGrid } from './month-grid'
import { Pressable } from './pressable'

interface DateInputProps {
  /** YYYY-MM-DD, in Lanzhou. */
  value: string
  onChange: (value: string) => void
  /** The first day that can be chosen, YYYY-MM-DD. */
  from?: string
}

const noon = (date: string) => `${date}T12:00:00+08:00`

/** 今天 11月26日 周四; with the year when it is another one. */
function dateWords(date: string, now: number): string {
  const at = inChina(noon(date))
  const near = daysAway(at.toDate(), now)
  const full = at.format(at.year() === inChina(now).year() ? 'M月D日' : 'YYYY年M月D日')
  return [near >= 0 && near <= 2 && formatDay(at.toDate(), now), full, weekday(at.toDate())]
    .filter(Boolean)
    .join(' ')
}

/** A day: shown in words, chosen in a month that opens below it. */
export function DateInput({ value, onChange, from }: DateInputProps) {
  const [now] = useState(Date.now)
  const [month, setMonth] = useState<string>()
  const field = useField()
  const words = dateWords(value, now)
  return (
    <View>
      <Pressable
        id={field.id}
        className={classNames(styles.value, field.invalid && styles.invalid)}
        label={`${field.label ?? '日期'}：${words}`}
        describedBy={field.describedBy}
        expanded={month !== undefined}
        onPress={() => setMonth(month === undefined ? value.slice(0, 7) || monthNow(now) : undefined)}
      >
        <View>{words}</View>
        <Icon name="calendar" small />
      </Pressable>
      {month !== undefined && (
        <View className={styles.month}>
          <MonthGrid
            month={month}
            onMonth={setMonth}
            choice={field.name ?? '日期'}
            look={({ date }) => ({
              label: dateWords(date, now),
              checked: date === value,
              disabled: from !== undefined && date < from,
            })}
            onPress={date => {
              onChange(date)
              setMonth(undefined)
            }}
          />
        </View>
      )}
    </View>
  )
}
