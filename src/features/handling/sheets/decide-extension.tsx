import { cloud } from '@/cloud/client'
import { ChoiceList } from '@/components/choice-list'
import { Field } from '@/components/field'
import { formatTime } from '@/lib/time'
import { ifEmpty } from '../if-empty'
import type { SheetOf } from '../sheet-props'
import { useMoveForm } from '../use-move-form'
import { MoveSheet } from './move-sheet'
import { ReasonField } from './reason-field'

/** The desk grants more time, or declines with a reason. */
export function DecideExtensionSheet(sheet: SheetOf) {
  const { extension, responsible } = sheet.view
  const until = extension ? formatTime(extension.until) : ''
  const over = extension !== null && Date.parse(extension.until) <= Date.now()
  const { draft, change, errorOf, ...form } = useMoveForm({
    move: 'decideExtension',
    sheet,
    initial: { answer: '', reason: '' },
    call: cloud.request.decideExtension,
    missing: ({ answer, reason }) => ({
      answer: ifEmpty(answer, '请选择同意还是不同意'),
      reason: answer === 'no' && ifEmpty(reason, '请写明不同意延期的理由'),
    }),
    input: ({ answer, reason }) => ({ approve: answer === 'yes', ...(reason.trim() && { reason }) }),
    done: view => (view.story[0]?.type === 'extended' ? '已经同意延期' : '已经答复经办人'),
  })
  return (
    <MoveSheet
      title="答复延期"
      about={`${responsible.name}申请延到${until}：${extension?.reason ?? ''}`}
      verb="答复经办人"
      running={form.running}
      onSubmit={form.submit}
      onClose={sheet.onClose}
      refusal={form.refusal}
    >
      <Field label="同意吗" name="answer" error={errorOf('answer')}>
        <ChoiceList
          options={[
            {
              value: 'yes',
              label: '同意延期',
              detail: over ? '申请的时间已经过了，天数从现在算起' : `期限改为${until}`,
            },
            { value: 'no', label: '不同意', detail: '期限不变，请写明理由' },
          ]}
          value={draft.answer}
          onChange={answer => change({ answer })}
        />
      </Field>
      <ReasonField
        label={draft.answer === 'no' ? '不同意的理由' : '想说明的话'}
        name="reason"
        value={draft.reason}
        onChange={reason => change({ reason })}
        error={errorOf('reason')}
        optional={draft.answer !== 'no'}
        phrases={
          draft.answer === 'no'
            ? ['居民等不起，请先办', '可以请人协办', '请先和居民商量好']
            : ['请把新的时间告诉居民']
        }
      />
    </MoveSheet>
  )
}
