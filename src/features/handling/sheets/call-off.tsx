import { cloud } from '@/cloud/client'
import { ifEmpty } from '../if-empty'
import type { Part } from '../parts'
import type { SheetOf } from '../sheet-props'
import { useMoveForm } from '../use-move-form'
import { MoveSheet } from './move-sheet'
import { ReasonField } from './reason-field'

/** Takes back a part that was asked for. */
export function CallOffSheet({ part, ...sheet }: SheetOf & { part: Part }) {
  const { draft, change, errorOf, ...form } = useMoveForm({
    move: 'callOff',
    part: part.id,
    sheet,
    initial: { reason: '' },
    call: cloud.request.callOff,
    missing: ({ reason }) => ({ reason: ifEmpty(reason, '请说说为什么取消') }),
    input: ({ reason }) => ({ part: part.id, reason }),
    done: `已经告诉${part.name}不用办了`,
  })
  return (
    <MoveSheet
      title="取消协办"
      about={`${part.name}不用再办“${part.task}”，会收到通知。`}
      verb="取消协办"
      running={form.running}
      onSubmit={form.submit}
      onClose={sheet.onClose}
      refusal={form.refusal}
    >
      <ReasonField
        label="取消的原因"
        name="reason"
        value={draft.reason}
        onChange={reason => change({ reason })}
        error={errorOf('reason')}
        phrases={['我自己办完了', '换了别的同志', '居民说不用了']}
      />
    </MoveSheet>
  )
}
