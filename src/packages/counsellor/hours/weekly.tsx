import type { Hours } from '@domain/hotline/schedule'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { ClockWindows } from '@/components/clock-windows'
import { List } from '@/components/list'
import { ListItem } from '@/components/list-item'
import { Sheet, SheetPlace } from '@/components/sheet'
import { Section } from '@/components/surface'
import { Switch } from '@/components/switch'
import { weekdays } from '@/lib/time'
import styles from './hours.module.scss'
import { dayHoursWords, windowsProblem } from './hours-words'

/** Windows of one day, as the contract takes them. */
const MOST = 6

interface WeeklyProps {
  value: readonly Hours[][]
  onChange: (value: Hours[][]) => void
}

/** The hours of each weekday. */
export function Weekly({ value, onChange }: WeeklyProps) {
  const [open, setOpen] = useState<number>()
  return (
    <Section title="每周的时间">
      <List
        label="每周的时间"
        items={weekdays}
        keyOf={name => name}
        empty={{ text: '' }}
        render={name => {
          const index = weekdays.indexOf(name)
          return (
            <ListItem
              title={name}
              detail={dayHoursWords(value[index] ?? [])}
              onPress={() => setOpen(index)}
            />
          )
        }}
      />
      <SheetPlace>
        {open !== undefined && (
          <DaySheet
            key={open}
            index={open}
            hours={value[open] ?? []}
            onClose={() => setOpen(undefined)}
            onDone={(hours, workdays) => {
              onChange(value.map((own, i) => (i === open || (workdays && i < 5) ? hours : own)))
              setOpen(undefined)
            }}
          />
        )}
      </SheetPlace>
    </Section>
  )
}

interface DaySheetProps {
  index: number
  hours: readonly Hours[]
  onClose: () => void
  onDone: (hours: Hours[], workdays: boolean) => void
}

function DaySheet({ index, hours, onClose, onDone }: DaySheetProps) {
  const [value, setValue] = useState<Hours[]>([...hours])
  const [workdays, setWorkdays] = useState(false)
  const [tried, setTried] = useState(false)
  const finish = () => {
    setTried(true)
    if (!windowsProblem(value)) onDone(value, workdays)
  }
  return (
    <Sheet
      open
      title={`${weekdays[index]}的时间`}
      onClose={onClose}
      actions={<Button onPress={finish}>改好了</Button>}
    >
      <View className={styles.group}>
        {value.length === 0 && <View className={styles.soft}>这一天休息。</View>}
        <ClockWindows
          value={value}
          onChange={setValue}
          most={MOST}
          problem={tried ? windowsProblem(value) : undefined}
        />
      </View>
      {index < 5 && <Switch label="周一到周五都这样" value={workdays} onChange={setWorkdays} />}
    </Sheet>
  )
}
