import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y } from '@/lib/a11y'
import { Button } from './button'
import styles from './empty-state.module.scss'

/** What there is to see: an empty letter box, a cup of tea (all done), a magnifier, a pulled plug. */
export type Drawing = 'letterbox' | 'tea' | 'search' | 'unplugged'

interface EmptyStateProps {
  drawing?: Drawing
  /** One sentence. */
  text: string
  /** One action at most. */
  action?: ReactNode
}

/** What stands where there is nothing yet. */
export function EmptyState({ drawing = 'letterbox', text, action }: EmptyStateProps) {
  return (
    <View className={styles.empty}>
      <View className={`drawing drawing-${drawing}`} />
      <View>{text}</View>
      {action && <View className={styles.action}>{action}</View>}
    </View>
  )
}

interface ErrorStateProps {
  /** What happened and what to do, in a sentence. */
  text?: string
  onRetry?: () => void
}

/** What stands where something could not be shown. */
export function ErrorState({
  text = '没有加载出来，可能是网络不好。请再试一次。',
  onRetry,
}: ErrorStateProps) {
  return (
    <View className={styles.empty} {...a11y({ role: 'alert' })}>
      <View className="drawing drawing-unplugged" />
      <View>{text}</View>
      {onRetry && (
        <View className={styles.action}>
          <Button kind="secondary" icon="refresh" inline onPress={onRetry}>
            再试一次
          </Button>
        </View>
      )}
    </View>
  )
}

interface UnreadableProps {
  /** Why, in a sentence. */
  text: string
  /** Trying again helps nobody: what was asked for is gone, or somebody else's. */
  decided: boolean
  onRetry: () => void
  /** Where to go instead. */
  action: ReactNode
}

/** What stands instead of a page that can't be shown: a way to try again, or one to somewhere else. */
export function Unreadable({ text, decided, onRetry, action }: UnreadableProps) {
  return decided ? (
    <EmptyState drawing="search" text={text} action={action} />
  ) : (
    <ErrorState text={text} onRetry={onRetry} />
  )
}
