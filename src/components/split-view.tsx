import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y, isH5 } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { useWide } from '@/lib/wide'
import { EmptyState } from './empty-state'
import styles from './split-view.module.scss'

interface SplitViewProps {
  list: ReactNode
  /** What is chosen in the list; nothing chosen shows `hint`. On a narrow window only the list is shown. */
  detail?: ReactNode
  hint?: string
  /** What the two halves are, for screen readers. */
  labels?: [list: string, detail: string]
  /** The list takes what room there is, and the detail a column: for a list that is a calendar. */
  broad?: boolean
}

/**
 * The list at the left and what is chosen in it at the right, from 900 px on, each scrolling by itself. Below that
 * width the list alone: pages then navigate to the detail (ask useWide()).
 */
export function SplitView({
  list,
  detail,
  hint = '从左边选一件来看。',
  labels = ['列表', '详情'],
  broad,
}: SplitViewProps) {
  const wide = useWide()
  if (!wide) return <View>{list}</View>
  const region = (label: string) => (isH5 ? { ...a11y({ role: 'region', label }), tabIndex: 0 } : {})
  return (
    <View className={classNames(styles.split, broad && styles.broad)}>
      <View className={styles.list} {...region(labels[0])}>
        {list}
      </View>
      <View className={styles.detail} {...region(labels[1])}>
        {detail ?? <EmptyState text={hint} />}
      </View>
    </View>
  )
}
