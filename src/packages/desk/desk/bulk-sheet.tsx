import type { RequestItem } from '@domain/request/schema'
import { useQueryClient } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { queryKeys } from '@/cloud/query-keys'
import { useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Segmented } from '@/components/segmented'
import { Sheet } from '@/components/sheet'
import { TextArea } from '@/components/text-area'
import { CandidatePicker, useCandidates } from '@/features/handling/candidate-picker'
import { UnitFinder } from '@/features/unit/unit-finder'
import { useDraft } from '@/lib/draft'
import { commonUnit, type Outcome, outcomesOf } from './bulk'
import { OutcomeSheet } from './bulk-outcome'
import styles from './desk.module.scss'

type How = 'auto' | 'person' | 'unit'
interface Unit {
  id: string
  name: string
}

interface BulkSheetProps {
  items: readonly RequestItem[]
  onClose: () => void
  /** The ids of those that were not dispatched. */
  onSent: (failed: string[]) => void
}

/** Dispatches several at once: each to the most suitable of its unit, all to one person, or to another unit. */
export function BulkSheet({ items, onClose, onSent }: BulkSheetProps) {
  const client = useQueryClient()
  const [how, setHow] = useState<How>('auto')
  const [elsewhere, setElsewhere] = useState<Unit>()
  const [to, setTo] = useState('')
  const [draft, change, clear] = useDraft('desk:dispatch-many', { reason: '' })
  const [tried, setTried] = useState(false)
  const [outcomes, setOutcomes] = useState<Outcome[]>()
  const { send, running, error } = useCommand('dispatchMany', cloud.request.dispatchMany)
  if (outcomes) return <OutcomeSheet outcomes={outcomes} onClose={onClose} />

  const missing =
    (how === 'person' && !to && '请选择接手的同志') || (how === 'unit' && !elsewhere && '请选择一个单元')
  async function submit() {
    setTried(true)
    if (missing) return
    const sent = items.map(({ id, version }) => ({ id, version }))
    const answer = await send({
      items: sent,
      ...(how === 'person' && { to }),
      ...(how !== 'auto' && elsewhere && { unit: elsewhere.id }),
      ...(draft.reason.trim() && { reason: draft.reason }),
    })
    if (!answer) return
    clear()
    setOutcomes(outcomesOf(answer.results, items))
    onSent(answer.results.filter(({ ok }) => !ok).map(({ id }) => id))
    void client.invalidateQueries({ queryKey: queryKeys.requests })
    void client.invalidateQueries({ queryKey: queryKeys.board })
  }

  const wanting = tried ? missing || null : null
  return (
    <Sheet
      open
      onClose={onClose}
      title={`派单（${items.length} 件）`}
      actions={
        <Button loading={running} onPress={submit}>
          {running ? '正在派单' : '派单'}
        </Button>
      }
    >
      <Segmented
        label="怎么派"
        segments={[
          { value: 'auto', label: '自动派' },
          { value: 'person', label: '指定同志' },
          { value: 'unit', label: '别的单元' },
        ]}
        value={how}
        onChange={next => {
          setHow(next)
          setTried(false)
          setElsewhere(undefined)
          setTo('')
        }}
      />
      {how === 'auto' && <View>每件都派给本单元里最合适的同志。</View>}
      {how === 'person' && (
        <OnePerson
          items={items}
          unit={elsewhere}
          onUnit={unit => {
            setElsewhere(unit)
            setTo('')
          }}
          to={to}
          onTo={setTo}
          error={wanting}
        />
      )}
      {how === 'unit' && (
        <Field label="转到哪个单元" name="unit" hint="会自动派给那个单元里最合适的同志。" error={wanting}>
          <UnitFinder
            label="单元"
            community={items[0]?.community ?? ''}
            value={elsewhere?.id ?? ''}
            onChange={setElsewhere}
          />
        </Field>
      )}
      <Field label="想说明的话" name="reason" optional>
        <TextArea value={draft.reason} onChange={reason => change({ reason })} maxLength={300} />
      </Field>
      {error && <Notice tone={error.again ? 'amber' : 'red'}>{error.message}</Notice>}
    </Sheet>
  )
}

interface OnePersonProps {
  items: readonly RequestItem[]
  unit: Unit | undefined
  onUnit: (unit: Unit | undefined) => void
  to: string
  onTo: (person: string) => void
  error: string | null
}

/** One person for all of them: of their own unit, or of one that is chosen where they are from several. */
function OnePerson({ items, unit, onUnit, to, onTo, error }: OnePersonProps) {
  const where = unit ?? commonUnit(items)
  const community = items[0]?.community ?? ''
  if (!where) {
    return (
      <Field
        label="哪个单元的同志"
        name="unit"
        hint="选中的事在几个单元；派给一位同志，就都转到他的单元。"
        error={error}
      >
        <UnitFinder label="单元" community={community} value="" onChange={onUnit} />
      </Field>
    )
  }
  return (
    <View className={styles.person}>
      <Field label={where.name} name="to" error={error}>
        <People id={items[0]?.id ?? ''} unit={where.id} to={to} onTo={onTo} />
      </Field>
      {unit && (
        <Button kind="quiet" inline onPress={() => onUnit(undefined)}>
          换一个单元
        </Button>
      )}
    </View>
  )
}

function People({
  id,
  unit,
  to,
  onTo,
}: {
  id: string
  unit: string
  to: string
  onTo: (to: string) => void
}) {
  const candidates = useCandidates(id, unit)
  return (
    <CandidatePicker
      candidates={candidates}
      holder={undefined}
      value={to}
      onChange={onTo}
      label="接手的同志"
    />
  )
}
