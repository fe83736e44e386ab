import type { CalendarSettings } from '@domain/street/settings'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { ChoiceList } from '@/components/choice-list'
import { Icon } from '@/components/icon'
import { Pressable } from '@/components/pressable'
import { Sheet, SheetPlace } from '@/components/sheet'
import { Surface } from '@/components/surface'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import columns from '../shared/columns.module.scss'
import { monthAfter, monthWords } from '../shared/months'
import styles from './calendar.module.scss'
import { type Day, dayWords, monthOf, type PublicYear, withDay, workdaysIn } from './month'

interface MonthViewProps {
  month: string
  onMonth: (month: string) => void
  days: CalendarSettings['days']
  country: PublicYear
  onChange: (days: CalendarSettings['days']) => void
}

const WEEK = ['一', '二', '三', '四', '五', '六', '日']

/** A month: which days are worked, who says so, and each to be said otherwise by a tap. */
export function MonthView({ month, onMonth, days, country, onChange }: MonthViewProps) {
  const [open, setOpen] = useState('')
  const shown = monthOf(month, days, country)
  const day = shown.days.find(({ date }) => date === open)
  const step = (by: 1 | -1, label: string) => (
    <Pressable className={styles.step} label={label} onPress={() => onMonth(monthAfter(month, by))}>
      <Icon name="chevron" small className={by < 0 ? styles.flipped : undefined} />
    </Pressable>
  )
  return (
    <Surface>
      <View className={styles.head}>
        {step(-1, '上个月')}
        <View className={styles.month} {...a11y({ live: 'polite' })}>
          {monthWords(month)}
          <View className={styles.count}>{workdaysIn(shown.days)} 个工作日</View>
        </View>
        {step(1, '下个月')}
      </View>
      <View className={styles.grid}>
        {WEEK.map(name => (
          <View key={name} className={styles.weekday} {...a11y({ hidden: true })}>
            {name}
          </View>
        ))}
        {Array.from({ length: shown.before }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: empty cells are all the same.
          <View key={`before-${i}`} />
        ))}
        {shown.days.map(each => (
          <Cell key={each.date} day={each} onPress={() => setOpen(each.date)} />
        ))}
      </View>
      <View className={columns.hint}>
        “休”是休息，“班”是周末上班。红框是街道自己设的，先于国家安排。点哪天改哪天。
      </View>
      <SheetPlace>
        {day && (
          <DaySheet
            day={day}
            own={days[day.date]}
            onChoose={kind => {
              onChange(withDay(days, day.date, kind))
              setOpen('')
            }}
            onClose={() => setOpen('')}
          />
        )}
      </SheetPlace>
    </Surface>
  )
}

function Cell({ day, onPress }: { day: Day; onPress: () => void }) {
  const { works, by, weekday } = day
  const word = works ? (weekday > 5 ? '班' : '') : '休'
  return (
    <Pressable
      className={classNames(styles.day, !works && styles.off, by === 'street' && styles.own)}
      label={`${day.day} ${word}，${dayWords(day)}`}
      onPress={onPress}
    >
      {day.day}
      {word && <View className={styles.word}>{word}</View>}
    </Pressable>
  )
}

interface DaySheetProps {
  day: Day
  own: 'off' | 'work' | undefined
  onChoose: (kind: 'off' | 'work' | 'country') => void
  onClose: () => void
}

function DaySheet({ day, own, onChoose, onClose }: DaySheetProps) {
  const [kind, setKind] = useState<'off' | 'work' | 'country'>(own ?? 'country')
  return (
    <Sheet
      open
      onClose={onClose}
      title={`${Number(day.date.slice(5, 7))}月${day.day}日`}
      actions={<Button onPress={() => onChoose(kind)}>就这样</Button>}
    >
      <View>{dayWords(day)}。</View>
      <ChoiceList
        label="这一天"
        value={kind}
        onChange={setKind}
        options={[
          { value: 'country', label: '按国家安排', detail: '法定放假、调休和周末' },
          { value: 'work', label: '上班' },
          { value: 'off', label: '休息' },
        ]}
      />
    </Sheet>
  )
}
