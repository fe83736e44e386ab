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
import { useMove } from '@/features/request/use-move'
import { useDraft } from '@/lib/draft'
import { reasonFrom, reopenReasons } from './reason'

/** What is still wrong, and having it done again; or only saying so. */
export function ReopenSheet({ view, onClose }: { view: RequestView; onClose: () => void }) {
  const [form, change, clear] = useDraft(`reopen:${view.id}`, { chosen: [] as string[], words: '' })
  const reopen = useMove('reopen', view.id, cloud.request.reopen)
  const rate = useMove('rate', view.id, cloud.request.rate)
  const [tried, setTried] = useState(false)
  const reason = reasonFrom(form.chosen, form.words)
  const problem = tried && !reason ? '请选一个原因，或者写一句' : undefined
  const error = reopen.error ?? rate.error

  function done(words: string) {
    clear()
    onClose()
    toast(words)
  }
  async function again() {
    setTried(true)
    if (!reason) return
    if (await reopen.send({ reason })) done('已请重办')
  }
  async function onlySay() {
    const words = reason ? { words: reason } : {}
    if (await rate.send({ solved: false, ...words })) done('已记下，7 天内都可以请重办')
  }
  // Said already that it isn't solved: nothing is left but to have it done again.
  const canSay = view.moves.includes('rate') && view.verdict !== 'unsolved'
  return (
    <Sheet
      open
      onClose={onClose}
      title="哪里还没有解决？"
      actions={
        <>
          {canSay && (
            <Button kind="secondary" loading={rate.running} onPress={onlySay}>
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
      {error && <Notice tone="amber">{error.message}</Notice>}
    </Sheet>
  )
}
