import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { Button } from '@/components/button'
import { ChoiceList } from '@/components/choice-list'
import { Field } from '@/components/field'
import { toast } from '@/components/page'
import { Sheet } from '@/components/sheet'
import { clearBooking, detailsOf, isUnkept, useBooking } from '@/features/hotline/booking'
import { toHotline } from '@/features/hotline/flow'
import { useHotline, useReminderTemplates } from '@/features/hotline/use-hotline'
import { teacher } from '@/features/hotline/words'
import { askForMessages } from '@/lib/messages'
import { inChina } from '@/lib/time'
import { Refusal } from './refusal'

const spans = [
  { value: '7', label: '一周' },
  { value: '14', label: '两周' },
  { value: '30', label: '一个月' },
]

interface WaitSheetProps {
  /** The counsellor who was chosen; absent: any. */
  name?: string
  onClose: () => void
}

/** Waiting for a place that becomes free (候补): with whom, and until when it still helps. */
export function WaitSheet({ name, onClose }: WaitSheetProps) {
  const made = useBooking()
  const [who, setWho] = useState<'one' | 'any'>(made.counsellor === 'any' ? 'any' : 'one')
  const [days, setDays] = useState('30')
  const wait = useHotline('wait', cloud.hotline.wait)
  const templates = useReminderTemplates()

  async function send() {
    askForMessages(templates)
    const today = inChina(Date.now())
    const answer = await wait.send({
      counsellor: who === 'any' ? 'any' : made.counsellor,
      from: today.format('YYYY-MM-DD'),
      until: today.add(Number(days), 'day').format('YYYY-MM-DD'),
      ...detailsOf(made),
    })
    if (!answer) return
    toast(isUnkept(made) ? '已经排上了。您没有同意保存，写的内容没有保存' : '已经排上了')
    await toHotline()
    clearBooking()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title="有空位时告诉我"
      actions={
        <Button loading={wait.running} onPress={send}>
          加入候补
        </Button>
      }
    >
      {made.counsellor !== 'any' && name && (
        <Field label="等哪位咨询师">
          <ChoiceList
            options={[
              { value: 'one' as const, label: `只等${teacher(name)}` },
              { value: 'any' as const, label: '哪位都可以', detail: '等得短一些' },
            ]}
            value={who}
            onChange={setWho}
          />
        </Field>
      )}
      <Field label="等多久" hint="有了空位先为您留一会儿，再问您要不要。您写的内容会一起交给咨询师。">
        <ChoiceList trio options={spans} value={days} onChange={setDays} />
      </Field>
      {wait.error && <Refusal error={wait.error} />}
    </Sheet>
  )
}
