import type { CalendarSettings } from '@domain/street/settings'
import { useQuery } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { readSentenceOf } from '@/cloud/error'
import { queryKeys } from '@/cloud/query-keys'
import { ErrorState } from '@/components/empty-state'
import { Notice } from '@/components/notice'
import { Skeleton } from '@/components/skeleton'
import { Section, Surface } from '@/components/surface'
import { Switch } from '@/components/switch'
import { monthNow } from '@/lib/month'
import columns from '../shared/columns.module.scss'
import styles from './calendar.module.scss'
import { Hours } from './hours'
import { MonthView } from './month-view'

const DAY_MS = 86_400_000

interface CalendarTabProps {
  value: CalendarSettings
  onChange: (value: CalendarSettings) => void
  /** How deadlines are counted, in sentences. */
  rules: readonly string[]
}

/** Office hours, days off and make-up workdays, and how deadlines are counted from them. */
export function CalendarTab({ value, onChange, rules }: CalendarTabProps) {
  const [month, setMonth] = useState(() => monthNow(Date.now()))
  const year = Number(month.slice(0, 4))
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.publicDays(year),
    queryFn: () => cloud.street.publicDays({ year }),
    staleTime: DAY_MS,
  })
  return (
    <View className={columns.columns}>
      <View className={columns.main}>
        <Section title="哪天上班">
          {data ? (
            <>
              <MonthView
                month={month}
                onMonth={setMonth}
                days={value.days}
                country={data}
                onChange={days => onChange({ ...value, days })}
              />
              <Year
                year={year}
                announced={data.announced}
                entered={value.announced.includes(year)}
                onEnter={on => {
                  const others = value.announced.filter(each => each !== year)
                  onChange({ ...value, announced: on ? [...others, year].sort() : others })
                }}
              />
            </>
          ) : error ? (
            <ErrorState text={readSentenceOf(error)} onRetry={() => void refetch()} />
          ) : (
            <Skeleton rows={5} />
          )}
        </Section>
      </View>
      <View className={columns.side}>
        <Hours value={value.hours} onChange={hours => onChange({ ...value, hours })} />
        <Section title="期限怎么算">
          <Surface>
            {rules.map((rule, index) => (
              <View key={rule} className={styles.rule}>
                {index + 1}. {rule}
              </View>
            ))}
          </Surface>
        </Section>
      </View>
    </View>
  )
}

interface YearProps {
  year: number
  announced: boolean
  entered: boolean
  onEnter: (on: boolean) => void
}

/** Whether a year's holidays are known, and from whom. */
function Year({ year, announced, entered, onEnter }: YearProps) {
  if (announced)
    return <Notice tone="green">{`${year} 年的放假和调休按国务院办公厅的通知，已经排好。`}</Notice>
  return (
    <>
      {!entered && (
        <Notice tone="amber">
          {`${year} 年的放假安排系统里还没有，先按周一到周五上班算，碰到的期限标为“暂定”。`}
        </Notice>
      )}
      <Surface>
        <Switch
          label={`${year} 年放假安排已按通知录入`}
          detail="先照通知把放假和调休的日子都点好，再打开；期限就不再暂定"
          value={entered}
          onChange={onEnter}
        />
      </Surface>
    </>
  )
}
