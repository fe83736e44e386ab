import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { toast } from '@/components/page'
import { Sheet } from '@/components/sheet'
import { TextArea } from '@/components/text-area'
import { type Appointment, useHotline } from '@/features/hotline/use-hotline'

/** Saying that a no-show was none; the word goes to the counsellor. */
export function Appeal({ view }: { view: Appointment }) {
  const [open, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const appeal = useHotline(`appeal:${view.id}`, cloud.hotline.appeal)
  if (!view.can.includes('appeal')) return null

  async function send() {
    setTried(true)
    if (!words.trim()) return
    if (!(await appeal.send({ id: view.id, version: view.version, words: words.trim() }))) return
    setOpen(false)
    toast('已经告诉咨询师')
  }
  return (
    <>
      <Button kind="secondary" icon="edit" onPress={() => setOpen(true)}>
        不是这样，我来说明
      </Button>
      <Sheet
        open={open}
        onClose={() => setOpen(false)}
        title="那天是怎么回事"
        actions={
          <Button loading={appeal.running} onPress={send}>
            请更正
          </Button>
        }
      >
        <Field
          label="您的说明"
          hint="只有咨询师看得到。"
          error={tried && !words.trim() ? '请写一句' : undefined}
        >
          <TextArea
            value={words}
            onChange={setWords}
            maxLength={200}
            placeholder="例如：我按时到了，没有等到电话"
          />
        </Field>
        {appeal.error && <Notice tone="amber">{appeal.error.message}</Notice>}
      </Sheet>
    </>
  )
}
