import { View } from '@tarojs/components'
import { Icon, type IconName } from '@/components/icon'
import { Pressable } from '@/components/pressable'
import styles from './index.module.scss'

interface OpensProps {
  icon: IconName
  /** What is chosen, or what to do. */
  text: string
  /** What a tap does, at the end: 更换. */
  what: string
  onPress: () => void
}

/** A field whose value is chosen elsewhere. */
export function Opens({ icon, text, what, onPress }: OpensProps) {
  return (
    <Pressable className={styles.opens} onPress={onPress}>
      <Icon name={icon} />
      <View className={styles.value}>{text}</View>
      <View className={styles.what}>{what}</View>
    </Pressable>
  )
}
