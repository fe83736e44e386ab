import type { RequestView } from '@domain/request/schema'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Icon } from '@/components/icon'
import { Notice } from '@/components/notice'
import { toast } from '@/components/page'
import { Pressable } from '@/components/pressable'
import { Sheet } from '@/components/sheet'
import { Section } from '@/components/surface'
import { TextArea } from '@/components/text-area'
import { useMove } from '@/features/request/use-move'
import { useDraft } from '@/lib/draft'
import styles from './index.module.scss'
import { ReopenSheet } from './reopen-sheet'

/** The resident's verdict on what was done: two big choices, words if they like. */
export function Verdict({ view }: { view: RequestView }) {
  const [choice, setChoice] = useState<'solved' | 'unsolved'>()
  const close = () => setChoice(undefined)
  return (
    <Section title="解决了吗？">
      <View className={styles.verdict}>
        <Pressable className={styles.choice} onPress={() => setChoice('solved')}>
          <Icon name="smile" />
          解决了
        </Pressable>
        <Pressable className={styles.choice} onPress={() => setChoice('unsolved')}>
          <Icon name="frown" />
          还没有
        </Pressable>
      </View>
      {choice === 'solved' && <SolvedSheet view={view} onClose={close} />}
      {choice === 'unsolved' && <ReopenSheet view={view} onClose={close} />}
    </Section>
  )
}

function SolvedSheet({ view, onClose }: { view: RequestView; onClose: () => void }) {
  const [{ words }, change, clear] = useDraft(`rate:${view.id}`, { words: '' })
  const rate = useMove('rate', view.id, cloud.request.rate)
  async function send() {
    if (!(await rate.send({ solved: true, ...(words.trim() && { words: words.trim() }) }))) return
    clear()
    onClose()
    toast('谢谢您的评价')
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title="太好了，问题解决了"
      actions={
        <Button loading={rate.running} onPress={send}>
          确认解决了
        </Button>
      }
    >
      <Field label="想对办理的人说句话吗" optional>
        <TextArea value={words} onChange={typed => change({ words: typed })} maxLength={500} />
      </Field>
      {rate.error && <Notice tone="amber">{rate.error.message}</Notice>}
    </Sheet>
  )
}
