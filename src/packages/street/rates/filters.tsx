import type { Grouping } from '@domain/ledger/rates'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { ChoiceList } from '@/components/choice-list'
import { Icon } from '@/components/icon'
import { Pressable } from '@/components/pressable'
import { Segmented } from '@/components/segmented'
import { Sheet, SheetPlace } from '@/components/sheet'
import { monthWords } from '@/lib/month'
import pick from '../rules/rules.module.scss'
import { moved, type Span, type SpanId, spanNames } from '../shared/months'
import { groupingNames } from './rate-words'
import styles from './rates.module.scss'

export interface Filters {
  span: SpanId
  own: Span
  by: Grouping
  /** Empty: all that one reaches. */
  community: string
}

interface RateFiltersProps {
  filters: Filters
  onChange: (fields: Partial<Filters>) => void
  communities: readonly { id: string; name: string }[]
}

/** Which months, which community, in which rows. */
export function RateFilters({ filters, onChange, communities }: RateFiltersProps) {
  const { span, own, by, community } = filters
  const ids = Object.keys(spanNames) as SpanId[]
  return (
    <View className={styles.filters}>
      <Segmented
        label="哪几个月提交的"
        segments={ids.map(value => ({ value, label: spanNames[value] }))}
        value={span}
        onChange={next => onChange({ span: next })}
      />
      {span === 'own' && (
        <View className={styles.months}>
          <MonthStepper
            label="从"
            value={own.from}
            onStep={step => onChange({ own: moved(own, 'from', step) })}
          />
          <MonthStepper
            label="到"
            value={own.until}
            onStep={step => onChange({ own: moved(own, 'until', step) })}
          />
        </View>
      )}
      <Segmented
        label="怎么分"
        segments={(Object.keys(groupingNames) as Grouping[]).map(value => ({
          value,
          label: `按${groupingNames[value]}`,
        }))}
        value={by}
        onChange={next => onChange({ by: next })}
      />
      {communities.length > 1 && (
        <CommunityPick
          communities={communities}
          value={community}
          onChange={id => onChange({ community: id })}
        />
      )}
    </View>
  )
}

function MonthStepper(props: { label: string; value: string; onStep: (by: 1 | -1) => void }) {
  const { label, value, onStep } = props
  return (
    <View className={styles.stepper}>
      {label}
      <Pressable className={styles.step} label={`${label}：早一个月`} onPress={() => onStep(-1)}>
        <Icon name="chevron" small className={styles.flipped} />
      </Pressable>
      <View className={styles.month}>{monthWords(value)}</View>
      <Pressable className={styles.step} label={`${label}：晚一个月`} onPress={() => onStep(1)}>
        <Icon name="chevron" small />
      </Pressable>
    </View>
  )
}

interface CommunityPickProps {
  communities: RateFiltersProps['communities']
  value: string
  onChange: (id: string) => void
}

function CommunityPick({ communities, value, onChange }: CommunityPickProps) {
  const [open, setOpen] = useState(false)
  const name = communities.find(({ id }) => id === value)?.name ?? '全部社区'
  return (
    <>
      <Pressable className={pick.pick} label={`社区：${name}`} onPress={() => setOpen(true)}>
        {name}
        <Icon name="chevron-down" small />
      </Pressable>
      <SheetPlace>
        {open && (
          <Sheet open title="看哪个社区" onClose={() => setOpen(false)}>
            <ChoiceList
              label="社区"
              value={value || 'all'}
              onChange={id => {
                onChange(id === 'all' ? '' : id)
                setOpen(false)
              }}
              options={[
                { value: 'all', label: '全部社区' },
                ...communities.map(({ id, name: label }) => ({ value: id, label })),
              ]}
            />
          </Sheet>
        )}
      </SheetPlace>
    </>
  )
}
