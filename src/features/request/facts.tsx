import { View } from '@tarojs/components'
import styles from './facts.module.scss'

/** Pairs of a small label and its value, one below the other. */
export function Facts({ facts }: { facts: readonly { label: string; value: string }[] }) {
  return (
    <>
      {facts.map(({ label, value }) => (
        <View key={label} className={styles.fact}>
          <View className={styles.label}>{label}</View>
          {value}
        </View>
      ))}
    </>
  )
}
