import { View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import styles from './surface.module.scss'

/** A white sheet on the paper. Never one inside another. */
export function Surface({
  children,
  flush,
}: PropsWithChildren<{ /** No padding, for rows. */ flush?: boolean }>) {
  return <View className={classNames(styles.surface, flush && styles.flush)}>{children}</View>
}

interface SectionProps {
  title: string
  /** At the heading's right: one quiet button at most. */
  aside?: ReactNode
}

/** A heading and what belongs to it; a page is a few of these. */
export function Section({ title, aside, children }: PropsWithChildren<SectionProps>) {
  return (
    <View className={styles.section}>
      <View className={styles.head}>
        <View className={styles.title} {...a11y({ role: 'heading', level: 2 })}>
          {title}
        </View>
        {aside}
      </View>
      {children}
    </View>
  )
}
