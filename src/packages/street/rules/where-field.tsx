import type { RuleCondition } from '@domain/street/settings'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { readSentenceOf } from '@/cloud/error'
import { ChoiceList, MultiChoice } from '@/components/choice-list'
import { ErrorState } from '@/components/empty-state'
import { Field } from '@/components/field'
import { Segmented } from '@/components/segmented'
import { Skeleton } from '@/components/skeleton'
import { byCommunity } from '@/features/unit/find-units'
import { useUnits } from '@/features/unit/use-units'
import columns from '../shared/columns.module.scss'

interface WhereFieldProps {
  when: RuleCondition
  onChange: (when: RuleCondition) => void
  error: string | undefined
}
type Where = 'all' | 'communities' | 'units'

const whereOf = ({ units, communities }: RuleCondition): Where =>
  units ? 'units' : communities ? 'communities' : 'all'

/** Where a rule holds: everywhere, in some communities, or in some units. */
export function WhereField({ when, onChange, error }: WhereFieldProps) {
  const where = whereOf(when)
  const limit = (next: Where) =>
    onChange({
      ...when,
      units: next === 'units' ? (when.units ?? []) : undefined,
      communities: next === 'communities' ? (when.communities ?? []) : undefined,
    })
  return (
    <View className={columns.group}>
      <Field label="在哪里适用" name="where" error={error}>
        <ChoiceList
          value={where}
          onChange={limit}
          options={[
            { value: 'all', label: '全街道' },
            { value: 'communities', label: '某几个社区' },
            { value: 'units', label: '某几个单元' },
          ]}
        />
      </Field>
      {where !== 'all' && <Places kind={where} when={when} onChange={onChange} />}
    </View>
  )
}

function Places({
  kind,
  when,
  onChange,
}: Omit<WhereFieldProps, 'error'> & { kind: 'communities' | 'units' }) {
  const { data, error, refetch } = useUnits()
  const [shown, setShown] = useState('')
  if (!data) {
    if (!error) return <Skeleton rows={3} />
    return <ErrorState text={readSentenceOf(error)} onRetry={() => void refetch()} />
  }
  const optionsOf = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }))
  if (kind === 'communities') {
    return (
      <MultiChoice
        label="社区"
        options={optionsOf(data.communities)}
        value={when.communities ?? []}
        onChange={communities => onChange({ ...when, communities })}
      />
    )
  }
  const groups = byCommunity(data)
  const group = groups.find(({ id }) => id === shown) ?? groups[0]
  const here = group?.units ?? []
  const elsewhere = (when.units ?? []).filter(id => !here.some(unit => unit.id === id))
  return (
    <>
      {groups.length > 1 && (
        <Segmented
          label="社区"
          segments={groups.map(({ id, name, units }) => ({
            value: id,
            label: name.replace(/社区$/, ''),
            count: units.filter(unit => when.units?.includes(unit.id)).length,
          }))}
          value={group?.id ?? ''}
          onChange={setShown}
        />
      )}
      <MultiChoice
        label={`${group?.name ?? ''}的单元`}
        options={optionsOf(here)}
        value={when.units ?? []}
        onChange={units => onChange({ ...when, units: [...elsewhere, ...units] })}
      />
    </>
  )
}
