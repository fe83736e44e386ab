import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { toast } from '@/components/page'
import { Segmented } from '@/components/segmented'
import { Sheet } from '@/components/sheet'
import { TextArea } from '@/components/text-area'
import { useDraft } from '@/lib/draft'
import { CandidatePicker, isFit, useCandidates } from './candidate-picker'
import { type HandOver, type HandOverDraft, handOverOf, handOverWords, sendHandOver } from './hand-over'
import styles from './handling.module.scss'
import { QuickPhrases } from './quick-phrases'
import { Refusal } from './refusal'
import type { SheetOf, UnitControl } from './sheet-props'

const nobody: HandOverDraft = { where: 'here', to: '', unit: '', unitName: '', reason: '' }

interface HandOverSheetProps extends SheetOf {
  kind: HandOver
  Units: UnitControl
}

/** Gives a request to a colleague of the unit, or to another unit. */
export function HandOverSheet({ kind, Units, view, onDone, onClose, onStale }: HandOverSheetProps) {
  const words = handOverWords[kind]
  const again = kind === 'dispatch' && view.status !== 'waiting'
  const [kept, change, clear] = useDraft(`handling:${kind}:${view.id}`, nobody)
  const [tried, setTried] = useState(false)
  const { send, running, error } = useCommand(`${kind}:${view.id}`, sendHandOver[kind])
  const candidates = useCandidates(view.id)
  const people = candidates.data?.people.filter(person => person.id !== view.responsible.id)

  // The desk sees the best one chosen already; a cadre names the colleague in person.
  const best = kind === 'dispatch' ? people?.find(isFit)?.id : undefined
  const there = people?.some(person => person.id === kept.to && !person.away)
  const draft = { ...kept, to: (there && kept.to) || best || '' }
  const ready = handOverOf(draft, view)
  const noReason = kind === 'transfer' && draft.reason.trim() === ''
  const nobodyThere = people?.every(person => person.away) && draft.where === 'here'

  async function submit() {
    setTried(true)
    if (!ready || noReason) return
    const done = await send(ready)
    if (!done) return
    clear()
    toast(done.status === 'waiting' ? `已经交给${done.responsible.name}` : `已经派给${done.responsible.name}`)
    onDone(done)
  }

  const whoMissing = tried && !ready ? (draft.where === 'here' ? '请选择接手的同志' : '请选择一个单元') : null
  const verb = again ? '改派' : words.verb
  return (
    <Sheet
      open
      onClose={onClose}
      title={again ? '改派' : words.title}
      actions={
        <Button loading={running} onPress={submit}>
          {running ? words.running : verb}
        </Button>
      }
    >
      <Segmented
        label="交到哪里"
        segments={[
          { value: 'here', label: '本单元的同志' },
          { value: 'elsewhere', label: '别的单元' },
        ]}
        value={draft.where}
        onChange={where => change({ where })}
      />
      {nobodyThere && <Notice tone="amber">这个单元现在没有在岗的同志，请选“别的单元”。</Notice>}
      <Field
        label={draft.where === 'here' ? view.unitName : '转到哪个单元'}
        name="to"
        hint={draft.where === 'here' ? undefined : words.elsewhere}
        error={whoMissing ?? (error?.field === 'to' || error?.field === 'unit' ? error.message : null)}
      >
        {draft.where === 'here' ? (
          <CandidatePicker
            candidates={candidates}
            holder={view.responsible.id}
            value={draft.to}
            onChange={to => change({ to })}
            label="接手的同志"
          />
        ) : (
          <Units
            community={view.community}
            not={view.unit}
            value={draft.unit}
            onChange={({ id, name }) => change({ unit: id, unitName: name })}
            label="单元"
          />
        )}
      </Field>
      <View className={styles.group}>
        <Field
          label={words.reason}
          name="reason"
          optional={kind === 'dispatch'}
          error={tried && noReason ? '请说说为什么转派' : error?.field === 'reason' ? error.message : null}
        >
          <TextArea value={draft.reason} onChange={reason => change({ reason })} maxLength={300} />
        </Field>
        <QuickPhrases
          phrases={words.phrases}
          value={draft.reason}
          onChange={reason => change({ reason: reason.slice(0, 300) })}
          label={words.reason}
        />
      </View>
      <Refusal error={error} fields={['to', 'unit', 'reason']} onStale={onStale} />
    </Sheet>
  )
}
