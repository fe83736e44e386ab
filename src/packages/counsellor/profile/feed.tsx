import { View } from '@tarojs/components'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { perTap } from '@/cloud/key-keepers'
import { Button } from '@/components/button'
import { toast } from '@/components/page'
import { Confirm } from '@/components/sheet'
import { Section, Surface } from '@/components/surface'
import { useHotline } from '@/features/hotline/use-hotline'
import { copyText } from '@/lib/device'
import { addressOf } from './feed-address'
import styles from './profile.module.scss'

/** The private address under which a calendar program reads the diary: copied, or made anew. */
export function Feed({ path }: { path: string }) {
  const [asking, setAsking] = useState(false)
  const { send, running, error } = useHotline('feed', cloud.hotline.renewFeed, perTap)
  const { address, whole } = addressOf(path)
  async function renew() {
    const done = await send({})
    if (!done) return
    setAsking(false)
    toast('已换新地址，请重新复制')
  }
  return (
    <Section title="在自己的日历里看">
      <Surface>
        <View className={styles.soft}>
          把这个地址加进手机或电脑的日历（“订阅日历”），预约会自己出现，只有时间、称呼和方式。
        </View>
        <View className={styles.address}>{address}</View>
        {!whole && <View className={styles.hint}>前面要加上街道的服务网址，请向街道的技术人员要。</View>}
        <Button kind="secondary" icon="copy" onPress={() => void copyText(address)}>
          复制地址
        </Button>
        <Button kind="quiet" inline icon="refresh" onPress={() => setAsking(true)}>
          换一个新地址
        </Button>
        <View className={styles.hint}>有这个地址的人都能看到您的日程，请不要转发。</View>
      </Surface>
      <Confirm
        open={asking}
        title="换一个新地址"
        text={error?.message ?? '旧地址马上作废，已经订阅的日历会停止更新，要用新地址重新订阅。'}
        confirm="换新地址"
        danger
        loading={running}
        onClose={() => setAsking(false)}
        onConfirm={() => void renew()}
      />
    </Section>
  )
}
