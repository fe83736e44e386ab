import { cloud } from '@/cloud/client'
import { ChoiceList } from '@/components/choice-list'
import { Field } from '@/components/field'
import { ifEmpty } from '../if-empty'
import type { Part } from '../parts'
import type { SheetOf } from '../sheet-props'
import { useMoveForm } from '../use-move-form'
import { MoveSheet } from './move-sheet'
import { ReasonField } from './reason-field'

const answers = [
  { value: 'done', label: '办完了', detail: '写一句结果，经办人就能接着办' },
  { value: 'declined', label: '办不了', detail: '说明原因，经办人会另外想办法' },
]

interface ReportSheetProps extends SheetOf {
  part: Part
}

/** Whoever was asked for a part says that it is done, or why it can’t be done. */
export function ReportSheet({ part, ...sheet }: ReportSheetProps) {
  const { draft, change, errorOf, ...form } = useMoveForm({
    move: 'report',
    part: part.id,
    sheet,
    initial: { answer: '', words: '' },
    call: cloud.request.report,
    missing: ({ answer, words }) => ({
      answer: ifEmpty(answer, '请选择办完了还是办不了'),
      words: ifEmpty(words, answer === 'declined' ? '请说说为什么办不了' : '请写一句结果'),
    }),
    input: ({ answer, words }) => ({ part: part.id, done: answer === 'done', words }),
    done: `已经告诉${sheet.view.responsible.name}`,
  })
  const declined = draft.answer === 'declined'
  return (
    <MoveSheet
      title="回报协办"
      about={`请您办的：${part.task}`}
      verb={declined ? '报告办不了' : '报告办完了'}
      running={form.running}
      onSubmit={form.submit}
      onClose={sheet.onClose}
      refusal={form.refusal}
    >
      <Field label="办得怎么样" name="answer" error={errorOf('answer')}>
        <ChoiceList options={answers} value={draft.answer} onChange={answer => change({ answer })} />
      </Field>
      <ReasonField
        label={declined ? '为什么办不了' : '结果'}
        name="words"
        value={draft.words}
        onChange={words => change({ words })}
        error={errorOf('words')}
        maxLength={500}
        phrases={
          declined
            ? ['不会这项手艺，怕办坏', '这几天不在', '需要专业人员来办']
            : ['已经办完', '已经和居民说清楚', '东西已经送到']
        }
      />
    </MoveSheet>
  )
}
