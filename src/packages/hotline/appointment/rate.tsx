import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { Button } from '@/components/button'
import { ChoiceList } from '@/components/choice-list'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { toast } from '@/components/page'
import { Section, Surface } from '@/components/surface'
import { TextArea } from '@/components/text-area'
import { type Appointment, useHotline } from '@/features/hotline/use-hotline'

const options = [
  { value: '5', label: '很有帮助' },
  { value: '4', label: '有帮助' },
  { value: '3', label: '有一点' },
  { value: '2', label: '不太有' },
  { value: '1', label: '没有帮助' },
]

/** One question afterwards, and a word for the counsellor alone. */
export function Rate({ view }: { view: Appointment }) {
  const [stars, setStars] = useState<string>()
  const [words, setWords] = useState('')
  const rate = useHotline(`rate:${view.id}`, cloud.hotline.rate)
  async function send() {
    const said = words.trim() ? { words: words.trim() } : {}
    if (await rate.send({ id: view.id, version: view.version, stars: Number(stars), ...said })) {
      toast('谢谢您告诉我们')
    }
  }
  return (
    <Section title="这次聊完，对您有帮助吗">
      <Surface>
        <ChoiceList label="对您有帮助吗" options={options} value={stars} onChange={setStars} />
        {stars && (
          <>
            <Field label="想对咨询师说句话吗" optional hint="只有为您咨询的人看得到。">
              <TextArea value={words} onChange={setWords} maxLength={500} />
            </Field>
            {rate.error && <Notice tone="amber">{rate.error.message}</Notice>}
            <Button loading={rate.running} onPress={send}>
              提交
            </Button>
          </>
        )}
      </Surface>
    </Section>
  )
}
