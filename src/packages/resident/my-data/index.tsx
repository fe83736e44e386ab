import { useQuery } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { readSentenceOf } from '@/cloud/error'
import { queryKeys } from '@/cloud/query-keys'
import { Button } from '@/components/button'
import { ErrorState } from '@/components/empty-state'
import { Notice } from '@/components/notice'
import { Page, toast } from '@/components/page'
import { Confirm } from '@/components/sheet'
import { Skeleton } from '@/components/skeleton'
import { Section, Surface } from '@/components/surface'
import { useForgetMe } from '@/features/account/use-save'
import { copyText } from '@/lib/device'
import { usePullRefresh } from '@/lib/pull-refresh'
import { useShown } from '@/lib/shown'
import { inWords } from './in-words'
import styles from './index.module.scss'

/** Dates and numbers stay in one piece when a line is full. */
const unbroken = (line: string) => line.replaceAll('-', '\u2011')

/** What is kept about me: to see, to copy, to take away (个人信息保护法 art. 45, 47). */
export default function MyData() {
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.mine,
    queryFn: () => cloud.account.mine({}),
    subscribed: useShown(),
  })
  const forget = useForgetMe()
  const [asking, setAsking] = useState(false)
  usePullRefresh(refetch)

  async function clear() {
    const me = await forget.send()
    setAsking(false)
    if (me) toast('已清除姓名、电话和小区')
  }

  const kept = data && (data.me.name || data.me.phone || data.me.unit)
  return (
    <Page title="保存了我的哪些资料" lead="只保存办事用得到的。您可以看、可以复制，也可以清除。">
      {!data && error && <ErrorState text={readSentenceOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={3} />}
      {data?.records.map(({ what, count, text }) => (
        <Section key={what} title={what} aside={<View className={styles.count}>{count} 条</View>}>
          <Surface>
            {text.split('\n').map(line => (
              <View key={line} className={styles.text}>
                {unbroken(line)}
              </View>
            ))}
          </Surface>
        </Section>
      ))}
      {data && (
        <Button kind="secondary" icon="copy" onPress={() => void copyText(inWords(data))}>
          复制全部
        </Button>
      )}
      {forget.error && <Notice tone="amber">{forget.error.message}</Notice>}
      {kept && (
        <Button kind="danger" onPress={() => setAsking(true)}>
          清除姓名、电话和小区
        </Button>
      )}
      {data && <View className={styles.count}>已经提过的诉求要留作办理记录，不会随着清除消失。</View>}
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={clear}
        title="清除我的资料？"
        text="以后提诉求要重新填姓名、电话，重新选小区。提过的诉求不受影响。"
        confirm="清除资料"
        danger
        loading={forget.running}
      />
    </Page>
  )
}
