import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y, isH5 } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { Icon, type IconName } from './icon'
import styles from './timeline.module.scss'
import type { Tone } from './tone'

/** One thing that happened. */
export interface TimelineEntry {
  key: string
  /** What happened, as a sentence. */
  text: string
  /** When, already in words. */
  time: string
  /** Who, with the role: 李伟（下沉干部）. */
  who?: string
  /** That person's own words. */
  quote?: string
  /** Pictures or a button that belong to it. */
  children?: ReactNode
  icon?: IconName
  tone?: Tone
}

interface TimelineProps {
  /** The newest first. */
  entries: readonly TimelineEntry[]
  /** What happens next, as a sentence; it stands on top. */
  next?: string
  label?: string
}

/** A story: what happens next on top, then what happened, the newest first. */
export function Timeline({ entries, next, label = '经过' }: TimelineProps) {
  return (
    <View className={styles.timeline} {...(isH5 ? a11y({ role: 'list', label }) : {})}>
      {next && (
        <View className={classNames(styles.entry, styles.next)} {...item}>
          <View className={styles.dot} />
          <View className={styles.body}>{next}</View>
        </View>
      )}
      {entries.map(entry => (
        <View key={entry.key} className={styles.entry} {...item}>
          <View className={classNames(styles.dot, styles[entry.tone ?? 'quiet'])}>
            <Icon name={entry.icon ?? 'check'} small />
          </View>
          <View className={styles.body}>
            {entry.text}
            {entry.quote && <View className={styles.quote}>{entry.quote}</View>}
            {entry.children}
            <View className={styles.meta}>{entry.who ? `${entry.time} · ${entry.who}` : entry.time}</View>
          </View>
        </View>
      ))}
    </View>
  )
}

const item = isH5 ? { role: 'listitem' } : {}
