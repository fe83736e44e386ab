import { View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { Icon, type IconName } from './icon'
import styles from './notice.module.scss'
import type { Tone } from './tone'

const icons: Record<Tone, IconName> = {
  red: 'warning',
  amber: 'warning',
  green: 'check',
  blue: 'info',
  quiet: 'info',
}

interface NoticeProps {
  tone?: Tone
  icon?: IconName
  title?: string
  /** Below the words: a quiet Button or two. */
  action?: ReactNode
}

/** Something to know before going on, in a banner. */
export function Notice({ tone = 'blue', icon, title, action, children }: PropsWithChildren<NoticeProps>) {
  return (
    <View className={classNames(styles.notice, styles[tone])} {...a11y({ role: 'status' })}>
      <Icon name={icon ?? icons[tone]} className={styles.icon} />
      <View className={styles.words}>
        {title && <View className={styles.title}>{title}</View>}
        {children}
        {action && <View className={styles.action}>{action}</View>}
      </View>
    </View>
  )
}
