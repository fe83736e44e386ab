import type { RequestView } from '@domain/request/schema'
import { cloud } from '@/cloud/client'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { toast } from '@/components/page'
import { Sheet } from '@/components/sheet'
import { TextArea } from '@/components/text-area'
import { useTemplates } from '@/features/request/use-home'
import { useMove } from '@/features/request/use-move'
import { useDraft } from '@/lib/draft'
import { askForMessages } from '@/lib/messages'
import { reminding } from './reminding'

/** 催办: a button for reminding whoever has it, once a day. */
export function RemindButton({ view, onPress }: { view: RequestView; onPress: () => void }) {
  const state = reminding(view)
  if (!state) return null
  return (
    <Button kind="secondary" icon="bell" disabled={state === 'done'} onPress={onPress}>
      {state === 'done' ? '今天已催办' : '催办'}
    </Button>
  )
}

/** What one likes to say with it. */
export function RemindSheet({ view, onClose }: { view: RequestView; onClose: () => void }) {
  const [{ words }, change, clear] = useDraft(`remind:${view.id}`, { words: '' })
  const remind = useMove('remind', view.id, cloud.request.remind)
  const templates = useTemplates()
  const who = view.responsible.name
  async function send() {
    askForMessages(templates)
    if (!(await remind.send(words.trim() ? { words: words.trim() } : {}))) return
    clear()
    onClose()
    toast('已催办')
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={`提醒${who}快一点`}
      actions={
        <Button icon="bell" loading={remind.running} onPress={send}>
          催办
        </Button>
      }
    >
      <Field label="想说什么" optional hint={`${who}马上会收到。一天可以催办一次。`}>
        <TextArea value={words} onChange={typed => change({ words: typed })} maxLength={500} />
      </Field>
      {remind.error && <Notice tone="amber">{remind.error.message}</Notice>}
    </Sheet>
  )
}
