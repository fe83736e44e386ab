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

/** What was merged with somebody else's request, taken up on its own again. */
export function SeparateSheet({ view, onClose }: { view: RequestView; onClose: () => void }) {
  const [{ words }, change, clear] = useDraft(`separate:${view.id}`, { words: '' })
  const reopen = useMove('reopen', view.id, cloud.request.reopen)
  const templates = useTemplates()
  async function send() {
    askForMessages(templates)
    if (!(await reopen.send({ reason: words.trim() || '要求单独办理' }))) return
    clear()
    onClose()
    toast('已改为单独办理')
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title="单独办理这件事？"
      actions={
        <Button loading={reopen.running} onPress={send}>
          我要单独办理
        </Button>
      }
    >
      <Field label="和那件事有什么不一样" optional hint="写一句，接手的人好明白。">
        <TextArea value={words} onChange={typed => change({ words: typed })} maxLength={300} />
      </Field>
      {reopen.error && <Notice tone="amber">{reopen.error.message}</Notice>}
    </Sheet>
  )
}
