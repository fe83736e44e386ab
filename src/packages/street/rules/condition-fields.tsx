import { categories, categoryIds } from '@domain/request/categories'
import { needs, type RuleCondition } from '@domain/street/settings'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { ChoiceList, MultiChoice } from '@/components/choice-list'
import { ClockInput } from '@/components/clock-input'
import { Field } from '@/components/field'
import { Switch } from '@/components/switch'
import { needNames } from '@/features/request/need-names'
import { weekdays } from '@/lib/time'
import columns from '../shared/columns.module.scss'
import type { RuleProblems } from './rule-edits'
import { WhereField } from './where-field'

interface ConditionProps {
  when: RuleCondition
  onChange: (when: RuleCondition) => void
  problems: RuleProblems
}

const week = weekdays.map((label, index) => ({ value: String(index + 1), label }))
const menu = categoryIds.map(id => ({ value: id, label: categories[id].name }))
const whom = needs.map(need => ({ value: need, label: needNames[need] }))
const WORKDAYS = [1, 2, 3, 4, 5]
const MORNING = { from: '09:00', until: '12:00' }

/** When a rule holds: each condition is off until it is wanted, and then says what it asks. */
export function ConditionFields({ when, onChange, problems }: ConditionProps) {
  const set = (fields: Partial<RuleCondition>) => onChange({ ...when, ...fields })
  return (
    <>
      <Limited
        label="只管某几类事"
        detail="关着：什么事都管"
        on={when.categories !== undefined}
        onSwitch={on => set({ categories: on ? [] : undefined })}
      >
        <Field label="事项类别" name="categories" error={problems.categories}>
          <MultiChoice
            pair
            options={menu}
            value={when.categories ?? []}
            onChange={categories => set({ categories })}
          />
        </Field>
      </Limited>
      <WhereField when={when} onChange={onChange} error={problems.where} />
      <Limited
        label="只在每周某几天"
        detail="关着：每天"
        on={when.weekdays !== undefined}
        onSwitch={on => set({ weekdays: on ? WORKDAYS : undefined })}
      >
        <Field label="星期" name="weekdays" error={problems.weekdays}>
          <MultiChoice
            pair
            options={week}
            value={(when.weekdays ?? []).map(String)}
            onChange={days => set({ weekdays: days.map(Number) })}
          />
        </Field>
      </Limited>
      <Limited
        label="只在某个钟点"
        detail="关着：全天"
        on={when.hours !== undefined}
        onSwitch={on => set({ hours: on ? MORNING : undefined })}
      >
        <Hours value={when.hours ?? MORNING} onChange={hours => set({ hours })} error={problems.hours} />
      </Limited>
      <Field label="办公时间">
        <ChoiceList
          value={choiceOf(when.officeTime)}
          onChange={choice => set({ officeTime: flagOf(choice) })}
          options={[
            { value: 'both', label: '不管是不是办公时间' },
            { value: 'yes', label: '只在办公时间' },
            { value: 'no', label: '只在下班、休息日' },
          ]}
        />
      </Field>
      <Limited
        label="只管家里有这些人的"
        detail="关着：谁家都管"
        on={when.needs !== undefined}
        onSwitch={on => set({ needs: on ? [] : undefined })}
      >
        <Field label="服务对象" name="needs" error={problems.needs}>
          <MultiChoice options={whom} value={when.needs ?? []} onChange={chosen => set({ needs: chosen })} />
        </Field>
      </Limited>
      <Field label="平战结合">
        <ChoiceList
          value={choiceOf(when.emergency)}
          onChange={choice => set({ emergency: flagOf(choice) })}
          options={[
            { value: 'both', label: '平时、应急都用' },
            { value: 'yes', label: '只在应急时用' },
            { value: 'no', label: '只在平时用' },
          ]}
        />
      </Field>
    </>
  )
}

type Either = 'both' | 'yes' | 'no'
const choiceOf = (flag: boolean | undefined): Either => (flag === undefined ? 'both' : flag ? 'yes' : 'no')
const flagOf = (choice: Either): boolean | undefined => (choice === 'both' ? undefined : choice === 'yes')

interface LimitedProps {
  label: string
  detail: string
  on: boolean
  onSwitch: (on: boolean) => void
  children: ReactNode
}

/** A condition that is asked only when it is switched on. */
function Limited({ label, detail, on, onSwitch, children }: LimitedProps) {
  return (
    <View className={columns.group}>
      <Switch label={label} detail={detail} value={on} onChange={onSwitch} />
      {on && children}
    </View>
  )
}

interface HoursProps {
  value: { from: string; until: string }
  onChange: (hours: { from: string; until: string }) => void
  error: string | undefined
}

function Hours({ value, onChange, error }: HoursProps) {
  return (
    <View className={columns.pair}>
      <View className={columns.half}>
        <Field label="从几点" name="hours" error={error} hint={error ? undefined : '晚到早也可以'}>
          <ClockInput value={value.from} onChange={from => onChange({ ...value, from })} />
        </Field>
      </View>
      <View className={columns.half}>
        <Field label="到几点" hint={error ? undefined : '到这一刻为止'}>
          <ClockInput value={value.until} onChange={until => onChange({ ...value, until })} />
        </Field>
      </View>
    </View>
  )
}
