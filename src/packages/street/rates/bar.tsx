import { View } from '@tarojs/components'
import { a11y } from '@/lib/a11y'
import styles from './rates.module.scss'

/** How much of the whole a rate is; the number stands beside it. Nothing to judge by draws nothing. */
export function Bar({ rate }: { rate: number | null }) {
  return (
    <View className={styles.track} {...a11y({ hidden: true })}>
      {rate !== null && <View className={styles.bar} style={{ width: `${rate * 100}%` }} />}
    </View>
  )
}
