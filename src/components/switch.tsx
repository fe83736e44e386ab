import { View } from '@tarojs/components'
import { classNames } from '@/lib/class-names'
import { Pressable } from './pressable'
import styles from './switch.module.scss'

interface SwitchProps {
  label: string
  detail?: string
  value: boolean
  onChange: (on: boolean) => void
  disabled?: boolean
}

/** On or off, at once; the whole row answers. */
export function Switch({ label, detail, value, onChange, disabled }: SwitchProps) {
  return (
    <Pressable
      role="switch"
      checked={value}
      disabled={disabled}
      className={classNames(styles.row, disabled && styles.disabled)}
      onPress={() => onChange(!value)}
    >
      <View className={styles.words}>
        {label}
        {detail && <View className={styles.detail}>{detail}</View>}
      </View>
      <View className={classNames(styles.track, value && styles.on)}>
        <View className={styles.thumb} />
      </View>
    </Pressable>
  )
}
