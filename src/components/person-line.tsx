import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import styles from './person-line.module.scss'

interface PersonLineProps {
  name: string
  /** In what capacity: 下沉干部 · 银滩花园二期. */
  post: string
  detail?: string
  /** Ways to reach them: quiet Buttons. */
  actions?: ReactNode
}

/** A person by name and capacity, without a picture. */
export function PersonLine({ name, post, detail, actions }: PersonLineProps) {
  return (
    <View className={styles.line}>
      <View className={styles.words}>
        <View className={styles.name}>{name}</View>
        <View className={styles.post}>{post}</View>
        {detail && <View className={styles.post}>{detail}</View>}
      </View>
      {actions}
    </View>
  )
}
