import { View } from '@tarojs/components'
import { classNames } from '@/lib/class-names'
import styles from './count.module.scss'

/** A number at a row's end; nothing to do is quieter than something. */
export function Count({ value }: { value: number }) {
  return <View className={classNames(styles.count, value === 0 && styles.none)}>{value}</View>
}
