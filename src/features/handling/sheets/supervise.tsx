import { cloud } from '@/cloud/client'
import { ChoiceList } from '@/components/choice-list'
import { Field } from '@/components/field'
import { ifEmpty } from '../if-empty'
import type { SheetOf } from '../sheet-props'
import { useMoveForm } from '../use-move-form'
import { MoveSheet } from './move-sheet'
import { ReasonField } from './reason-field'
import { replyChoices } from './reply-by'

/** 督办: the responsible party has to reply by a time. */
export function SuperviseSheet(sheet: SheetOf) {
  const choices = replyChoices(Date.now())
  const { draft, change, errorOf, ...form } = useMoveForm({
    move: 'supervise',
    sheet,
    initial: { words: '', by: 'next' },
    call: cloud.request.supervise,
    missing: ({ words }) => ({ words: ifEmpty(words, '请写清楚要他们做什么'), replyBy: false }),
    input: ({ words, by }) => {
      const at = choices.find(choice => choice.value === by)?.at
      return { words, ...(at && { replyBy: at }) }
    },
    done: '已经督办，等经办人回复',
  })
  return (
    <MoveSheet
      title="督办"
      about={`${sheet.view.responsible.name}要在期限前回复。这段话只有工作人员看得到。`}
      verb="督办"
      running={form.running}
      onSubmit={form.submit}
      onClose={sheet.onClose}
      refusal={form.refusal}
    >
      <ReasonField
        label="督办的话"
        name="words"
        value={draft.words}
        onChange={words => change({ words })}
        error={errorOf('words')}
        placeholder="例如：居民已经催了两次，请今天联系上居民"
        phrases={['请今天联系居民', '请说明为什么还没有办好', '请上门看一看', '请把办理时间定下来']}
      />
      <Field label="什么时候前回复" name="replyBy" error={errorOf('replyBy')}>
        <ChoiceList
          options={choices}
          value={choices.some(({ value }) => value === draft.by) ? draft.by : 'next'}
          onChange={by => change({ by })}
        />
      </Field>
    </MoveSheet>
  )
}
