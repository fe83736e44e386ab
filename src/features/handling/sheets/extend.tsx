import { cloud } from '@/cloud/client'
import { ChoiceList } from '@/components/choice-list'
import { Field } from '@/components/field'
import { formatTime } from '@/lib/time'
import { ifEmpty } from '../if-empty'
import type { SheetOf } from '../sheet-props'
import { useMoveForm } from '../use-move-form'
import { MoveSheet } from './move-sheet'
import { ReasonField } from './reason-field'

const days = ['1', '2', '3', '5'].map(value => ({ value, label: `${value} 个工作日` }))

/** 延期: asks the community for more working days, before the deadline. */
export function ExtendSheet(sheet: SheetOf) {
  const { draft, change, errorOf, ...form } = useMoveForm({
    move: 'extend',
    sheet,
    initial: { days: '', reason: '' },
    call: cloud.request.extend,
    missing: ({ days, reason }) => ({
      days: ifEmpty(days, '请选择要多几个工作日'),
      reason: ifEmpty(reason, '请说说为什么要延期'),
    }),
    input: ({ days, reason }) => ({ days: Number(days), reason }),
    done: '延期申请已交社区',
  })
  return (
    <MoveSheet
      title="申请延期"
      about={`现在的期限是${formatTime(sheet.view.resolveBy)}。社区同意以后才算延期，一件事最多延两次。`}
      verb="交给社区"
      running={form.running}
      onSubmit={form.submit}
      onClose={sheet.onClose}
      refusal={form.refusal}
    >
      <Field label="要多几天" name="days" error={errorOf('days')}>
        <ChoiceList options={days} value={draft.days} onChange={days => change({ days })} pair />
      </Field>
      <ReasonField
        label="延期原因"
        name="reason"
        value={draft.reason}
        onChange={reason => change({ reason })}
        error={errorOf('reason')}
        placeholder="请说清楚，方便社区答复；居民也能看到"
        phrases={['材料还没有到', '要等天气好了才能施工', '和居民约的时间在期限以后', '要几家一起商量']}
      />
    </MoveSheet>
  )
}
