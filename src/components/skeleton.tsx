import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { a11y } from '@/lib/a11y'
import styles from './skeleton.module.scss'

// Most answers come sooner; a skeleton that flashes up is worse than none.
const PATIENCE_MS = 200

/** Grey rows in the place of what is loading, after 200 ms. */
export function Skeleton({ rows = 3 }: { rows?: number }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <View className={styles.skeleton} {...a11y({ role: 'status', label: '正在加载' })}>
      {late &&
        Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move.
          <View className={styles.row} key={row}>
            <View className={styles.strong} />
            <View className={styles.weak} />
          </View>
        ))}
    </View>
  )
}
