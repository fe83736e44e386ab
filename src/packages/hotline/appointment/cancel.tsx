import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { toast } from '@/components/page'
import { Sheet } from '@/components/sheet'
import { TextArea } from '@/components/text-area'
import { type Appointment, useHotline } from '@/features/hotline/use-hotline'
import { startWords } from '@/features/hotline/when'
import styles from './index.module.scss'

/** Calling it off: freely until the cut-off, with a word afterwards. */
export function Cancel({ view, now }: { view: Appointment; now: number }) {
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const cancel = useHotline(`cancel:${view.id}`, cloud.hotline.cancel)
  const needed = view.reasonNeeded || cancel.error?.code === 'REASON_NEEDED'
  const missing = needed && !reason.trim()

  async function send() {
    setTried(true)
    if (missing) return
    const said = reason.trim() ? { reason: reason.trim() } : {}
    if (!(await cancel.send({ id: view.id, version: view.version, ...said }))) return
    setAsking(false)
    toast('已取消')
    void Taro.pageScrollTo({ scrollTop: 0, duration: 200 })
  }
  return (
    <View className={styles.stack}>
      <Button kind="danger" icon="return" onPress={() => setAsking(true)}>
        取消预约
      </Button>
      <View className={styles.soft}>
        {needed
          ? '离开始很近了，取消要写一句原因。'
          : `${startWords(view.freeUntil, now)} 之前可以随意取消或改时间。`}
      </View>
      <Sheet
        open={asking}
        onClose={() => setAsking(false)}
        title="取消这次预约？"
        actions={
          <>
            <Button kind="secondary" onPress={() => setAsking(false)}>
              先不
            </Button>
            <Button kind="danger" loading={cancel.running} onPress={send}>
              取消预约
            </Button>
          </>
        }
      >
        <View>这个时间会让给别人。以后随时可以再约；只是时间不合适的话，也可以改时间。</View>
        {needed && (
          <Field
            label="为什么取消"
            hint="只有咨询师看得到。"
            error={tried && missing ? '请写一句原因，咨询师好另作安排' : undefined}
          >
            <TextArea value={reason} onChange={setReason} maxLength={200} />
          </Field>
        )}
        {cancel.error && <Notice tone="amber">{cancel.error.message}</Notice>}
      </Sheet>
    </View>
  )
}
