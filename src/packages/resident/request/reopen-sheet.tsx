import type { RequestView } from '@domain/request/schema'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { Button } from '@/components/button'
import { MultiChoice } from '@/components/choice-list'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { toast } from '@/components/page'
import { Sheet } from '@/components/sheet'
import { TextArea } from '@/components/text-area'
import { useTemplates } from '@/features/request/use-home'
import { useMove } from '@/features/request/use-move'
import { useDraft } from '@/lib/draft'
import { askForMessages } from '@/lib/messages'
import { reasonFrom, reopenReasons } from './reason'

interface ReopenProps {
  view: RequestView
  onClose: () => void
  /** Only saying that it isn't solved, without having it done again; absent where that was said already. */
  onOnlySay?: () => void
}

/** What is still wrong, and having it done again. */
export function ReopenSheet({ view, onClose, onOnlySay }: ReopenProps) {
  const [form, change, clear] = useDraft(`reopen:${view.id}`, { chosen: [] as string[], words: '' })
  const reopen = useMove('reopen', view.id, cloud.request.reopen)
  const templates = useTemplates()
  const [tried, setTried] = useState(false)
  const reason = reasonFrom(form.chosen, form.words)
  const problem = tried && !reason ? '请选一个原因，或者写一句' : undefined

  async function again() {
    setTried(true)
    if (!reason) return
    askForMessages(templates)
    if (!(await reopen.send({ reason }))) return
    clear()
    onClose()
    toast('已请重办')
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title="哪里还没有解决？"
      actions={
        <>
          {onOnlySay && (
            <Button kind="secondary" onPress={onOnlySay}>
              先不重办
            </Button>
          )}
          <Button loading={reopen.running} onPress={again}>
            请重办
          </Button>
        </>
      }
    >
      <Field label="原因" error={problem} hint="可以选几个">
        <MultiChoice
          pair
          options={reopenReasons}
          value={form.chosen}
          onChange={chosen => change({ chosen })}
        />
      </Field>
      <Field label="还想说什么" optional>
        <TextArea value={form.words} onChange={words => change({ words })} maxLength={240} />
      </Field>
      {reopen.error && <Notice tone="amber">{reopen.error.message}</Notice>}
    </Sheet>
  )
}
