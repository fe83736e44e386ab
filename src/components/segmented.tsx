import { View } from '@tarojs/components'
import { a11y, isH5 } from '@/lib/a11y'
import { arrowKeys } from '@/lib/arrow-keys'
import { classNames } from '@/lib/class-names'
import styles from './segmented.module.scss'

/** One of the few views. */
export interface Segment<T extends string> {
  value: T
  label: string
  /** How many wait there. */
  count?: number
  /** There are more than `count`, which is what is known so far. */
  more?: boolean
}

interface SegmentedProps<T extends string> {
  segments: readonly Segment<T>[]
  value: T
  onChange: (value: T) => void
  /** What is chosen between, for screen readers. */
  label: string
}

/** Two to seven views of the same page. What doesn't fit beside the others stands below: nothing hides at the edge. */
export function Segmented<T extends string>({ segments, value, onChange, label }: SegmentedProps<T>) {
  return (
    <View className={styles.tabs} {...a11y({ role: 'tablist', label })} {...arrowKeys('[role=tab]', true)}>
      {segments.map(segment => {
        const selected = segment.value === value
        return (
          <View
            key={segment.value}
            className={classNames(styles.tab, selected && styles.selected)}
            onClick={() => onChange(segment.value)}
            {...a11y({ role: 'tab', selected })}
            {...(isH5 ? { tabIndex: selected ? 0 : -1 } : {})}
          >
            {segment.label}
            {segment.count ? (
              <View className={styles.count}>{`${segment.count}${segment.more ? '+' : ''}`}</View>
            ) : null}
          </View>
        )
      })}
    </View>
  )
}
