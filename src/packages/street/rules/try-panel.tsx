import type { Input } from '@domain/contract'
import { type CategoryId, categories, categoryIds } from '@domain/request/categories'
import type { StreetContract } from '@domain/street/contract'
import { type Need, needs } from '@domain/street/settings'
import { useQuery } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { sentenceOf } from '@/cloud/error'
import { queryKeys } from '@/cloud/query-keys'
import { Button } from '@/components/button'
import { ChoiceList, MultiChoice } from '@/components/choice-list'
import { ClockInput } from '@/components/clock-input'
import { DateInput } from '@/components/date-input'
import { Field, Fields } from '@/components/field'
import { Icon } from '@/components/icon'
import { Notice } from '@/components/notice'
import { Pressable } from '@/components/pressable'
import { Sheet, SheetPlace } from '@/components/sheet'
import { Skeleton } from '@/components/skeleton'
import { Section, Surface } from '@/components/surface'
import { needNames } from '@/features/request/need-names'
import { UnitFinder } from '@/features/unit/unit-finder'
import { instantOf } from '@/lib/clock'
import { inChina } from '@/lib/time'
import type { Routing } from './rule-edits'
import styles from './rules.module.scss'
import { Answer } from './try-answer'

type Ask = Input<StreetContract, 'tryRoute'>

interface TryPanelProps {
  units: readonly { id: string; name: string; community: string }[]
  /** The rules that are being written; undefined where all are saved. */
  routing: Routing | undefined
}

/** Tries the rules on a request that nobody has made: to whom it would go, why, and by when. */
export function TryPanel({ units, routing }: TryPanelProps) {
  const [category, setCategory] = useState<CategoryId>('free-clinic')
  const [chosen, setChosen] = useState('')
  const [whom, setWhom] = useState<Need[]>([])
  const [timing, setTiming] = useState<'now' | 'other'>('now')
  const [day, setDay] = useState(() => inChina(Date.now()).format('YYYY-MM-DD'))
  const [clock, setClock] = useState('10:00')
  const [asked, setAsked] = useState<Ask>()
  const unit = units.find(({ id }) => id === chosen) ?? units[0]
  const at = timing === 'other' ? instantOf(day, clock) : undefined
  const wrongTime = timing === 'other' && !at
  const ask: Ask | undefined = unit && {
    category,
    unit: unit.id,
    needs: whom,
    ...(at && { at }),
    ...(routing && { routing }),
  }
  const current = JSON.stringify(ask) === JSON.stringify(asked)
  const result = useQuery({
    queryKey: queryKeys.tryRoute(asked),
    queryFn: () => cloud.street.tryRoute(asked!),
    enabled: asked !== undefined && current,
  })

  return (
    <Section title="试一试">
      <Surface>
        <Fields>
          <Field label="什么事">
            <ChoiceList
              pair
              value={category}
              onChange={setCategory}
              options={categoryIds.map(id => ({ value: id, label: categories[id].name }))}
            />
          </Field>
          <UnitPick units={units} value={unit} onChange={setChosen} />
          <Field label="家里有" optional>
            <MultiChoice
              pair
              value={whom}
              onChange={setWhom}
              options={needs.map(need => ({ value: need, label: needNames[need] }))}
            />
          </Field>
          <Field label="什么时候提的">
            <ChoiceList
              pair
              value={timing}
              onChange={setTiming}
              options={[
                { value: 'now', label: '现在' },
                { value: 'other', label: '别的时候' },
              ]}
            />
          </Field>
          {timing === 'other' && (
            <>
              <Field label="哪一天">
                <DateInput value={day} onChange={setDay} />
              </Field>
              <Field label="几点" error={wrongTime ? '请按 09:00 这样填' : null}>
                <ClockInput value={clock} onChange={setClock} />
              </Field>
            </>
          )}
        </Fields>
        {current && result.data && <Answer answer={result.data} unsaved={Boolean(routing)} />}
        {current && result.error && <Notice tone="amber">{sentenceOf(result.error)}</Notice>}
        {current && result.isLoading && <Skeleton rows={1} />}
        {!(current && result.data) && (
          <Button
            kind="secondary"
            disabled={!ask || wrongTime}
            loading={current && result.isFetching}
            onPress={() => (current ? void result.refetch() : setAsked(ask))}
          >
            看看会派给谁
          </Button>
        )}
      </Surface>
    </Section>
  )
}

interface UnitPickProps {
  units: TryPanelProps['units']
  value: TryPanelProps['units'][number] | undefined
  onChange: (id: string) => void
}

function UnitPick({ units, value, onChange }: UnitPickProps) {
  const [open, setOpen] = useState(false)
  return (
    <Field label="哪个单元">
      <Pressable
        className={styles.pick}
        label={`哪个单元：${value?.name ?? '还没有选'}`}
        onPress={() => setOpen(true)}
      >
        <View>{value?.name ?? '选一个单元'}</View>
        <Icon name="chevron-down" small />
      </Pressable>
      <SheetPlace>
        {open && (
          <Sheet open title="哪个单元" onClose={() => setOpen(false)}>
            <UnitFinder
              label="单元"
              value={value?.id ?? ''}
              community={value?.community ?? units[0]?.community ?? ''}
              onChange={({ id }) => {
                onChange(id)
                setOpen(false)
              }}
            />
          </Sheet>
        )}
      </SheetPlace>
    </Field>
  )
}
