import type { CalendarSettings } from '@domain/street/settings'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { ChoiceList } from '@/components/choice-list'
import { type DayLook, MonthGrid } from '@/components/month-grid'
import { Sheet, SheetPlace } from '@/components/sheet'
import { Surface } from '@/components/surface'
import columns from '../shared/columns.module.scss'
import { type Day, dayWords, monthOf, type PublicYear, withDay, workdaysIn } from './month'

interface MonthViewProps {
  month: string
  onMonth: (month: string) => void
  days: CalendarSettings['days']
  country: PublicYear
  onChange: (days: CalendarSettings['days']) => void
}

/** A month: which days are worked, who says so, and each to be said otherwise by a tap. */
export function MonthView({ month, onMonth, days, country, onChange }: MonthViewProps) {
  const [open, setOpen] = useState('')
  const shown = monthOf(month, days, country)
  const day = shown.find(({ date }) => date === open)
  return (
    <Surface>
      <MonthGrid
        month={month}
        onMonth={onMonth}
        caption={`${workdaysIn(shown)} 个工作日`}
        look={({ day: number }) => lookOf(shown[number - 1]!)}
        onPress={setOpen}
      />
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

function lookOf(day: Day): DayLook {
  const { works, by, weekday } = day
  const word = works ? (weekday > 5 ? '班' : '') : '休'
  return {
    label: `${day.day} ${word}，${dayWords(day)}`,
    word,
    quiet: !works,
    framed: by === 'street',
  }
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
