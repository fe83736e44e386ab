import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Segmented } from '@/components/segmented'
import { Sheet } from '@/components/sheet'
import { CandidatePicker, isFit, useCandidates } from './candidate-picker'
import { type HandOver, type HandOverDraft, handOverOf, handOverWords, sendHandOver } from './hand-over'
import { ifEmpty } from './if-empty'
import type { SheetOf, UnitControl } from './sheet-props'
import { ReasonField } from './sheets/reason-field'
import { useMoveForm } from './use-move-form'

const nobody: HandOverDraft = { where: 'here', to: '', unit: '', unitName: '', reason: '' }

interface HandOverSheetProps extends SheetOf {
  kind: HandOver
  Units: UnitControl
}

/** Gives a request to a colleague of the unit, or to another unit. */
export function HandOverSheet({ kind, Units, ...sheet }: HandOverSheetProps) {
  const { view, onClose } = sheet
  const words = handOverWords[kind]
  const again = kind === 'dispatch' && view.status !== 'waiting'
  const candidates = useCandidates(view.id)
  const people = candidates.data?.people.filter(person => person.id !== view.responsible.id)

  // The desk sees the best one chosen already; a cadre names the colleague in person.
  const best = kind === 'dispatch' ? people?.find(isFit)?.id : undefined
  const filledIn = (draft: HandOverDraft): HandOverDraft => {
    const there = people?.some(person => person.id === draft.to && !person.away)
    return { ...draft, to: (there && draft.to) || best || '' }
  }
  const { change, errorOf, ...form } = useMoveForm({
    move: kind,
    sheet,
    initial: nobody,
    call: sendHandOver[kind],
    missing(kept) {
      const { where, to, unit, reason } = filledIn(kept)
      return {
        to: where === 'here' ? ifEmpty(to, '请选择接手的同志') : ifEmpty(unit, '请选择一个单元'),
        unit: false,
        reason: kind === 'transfer' && ifEmpty(reason, '请说说为什么转派'),
      }
    },
    input: kept => handOverOf(filledIn(kept)),
    done: ({ status, responsible }) => `已经${status === 'waiting' ? '交' : '派'}给${responsible.name}`,
  })
  const draft = filledIn(form.draft)
  const nobodyThere = people?.every(person => person.away) && draft.where === 'here'
  const verb = again ? '改派' : words.verb
  return (
    <Sheet
      open
      onClose={onClose}
      title={again ? '改派' : words.title}
      actions={
        <Button loading={form.running} onPress={() => void form.submit()}>
          {form.running ? words.running : verb}
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
        error={errorOf('to') ?? errorOf('unit')}
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
      <ReasonField
        label={words.reason}
        name="reason"
        optional={kind === 'dispatch'}
        value={draft.reason}
        onChange={reason => change({ reason })}
        error={errorOf('reason')}
        phrases={words.phrases}
      />
      {form.refusal}
    </Sheet>
  )
}
