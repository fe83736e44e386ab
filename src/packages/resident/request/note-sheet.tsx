import type { RequestView } from '@domain/request/schema'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { toast } from '@/components/page'
import { Sheet } from '@/components/sheet'
import { TextArea } from '@/components/text-area'
import { useMove } from '@/features/request/use-move'
import { useDraft } from '@/lib/draft'

/** Further facts from the requester, for whoever handles it. */
export function NoteSheet({ view, onClose }: { view: RequestView; onClose: () => void }) {
  const [{ text }, change, clear] = useDraft(`note:${view.id}`, { text: '' })
  const note = useMove('note', view.id, cloud.request.note)
  const [tried, setTried] = useState(false)
  const missing = tried && !text.trim() ? '请写一句再发' : undefined
  async function send() {
    setTried(true)
    if (!text.trim() || !(await note.send({ text: text.trim() }))) return
    clear()
    onClose()
    toast('已补充')
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title="补充情况"
      actions={
        <Button loading={note.running} onPress={send}>
          发给办理的人
        </Button>
      }
    >
      <Field label="想补充什么" error={missing} hint={`${view.responsible.name}会看到。`}>
        <TextArea value={text} onChange={typed => change({ text: typed })} maxLength={500} />
      </Field>
      {note.error && <Notice tone="amber">{note.error.message}</Notice>}
    </Sheet>
  )
}
