import { View } from '@tarojs/components'
import { badgeText } from '@/lib/badge-text'
import styles from './badge.module.scss'

/** How many are waiting, as a small red number; nothing for none. What it counts stands beside it or in the label. */
export function Badge({ count }: { count: number }) {
  if (count <= 0) return null
  return <View className={styles.badge}>{badgeText(count)}</View>
}
