import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { Fragment, type ReactNode } from 'react'
import { a11y, isH5 } from '@/lib/a11y'
import { arrowKeys } from '@/lib/arrow-keys'
import { useOnline } from '@/lib/online'
import { Button } from './button'
import { type Drawing, EmptyState, ErrorState } from './empty-state'
import styles from './list.module.scss'
import { Notice } from './notice'
import { Skeleton } from './skeleton'

interface ListProps<T> {
  /** What the list holds; undefined while nothing has arrived yet. */
  items: readonly T[] | undefined
  keyOf: (item: T) => string
  render: (item: T) => ReactNode
  /** What the list is, for screen readers. */
  label: string
  /** What happened and what to do, when the last load failed. */
  error?: string | null
  onRetry?: () => void
  empty: { drawing?: Drawing; text: string; action?: ReactNode }
  /** More pages: loaded at the page's end and by a button. */
  more?: { loading: boolean; onMore: () => void }
  /** Rows of the skeleton. */
  rows?: number
}

/** The one list: loading, empty, failed, offline, long. Rows are usually ListItem. */
export function List<T>({ items, keyOf, render, label, error, onRetry, empty, more, rows }: ListProps<T>) {
  const online = useOnline()
  useReachBottom(() => {
    if (more && !more.loading && !error) more.onMore()
  })
  if (!items) {
    if (error) return <ErrorState text={error} onRetry={onRetry} />
    if (!online) return <ErrorState text="现在没有网络。连上网络后会自动加载。" onRetry={onRetry} />
    return (
      <View className={styles.rows}>
        <Skeleton rows={rows} />
      </View>
    )
  }
  return (
    <View className={styles.list}>
      {error && (
        <Notice tone="amber" action={onRetry && <Retry onRetry={onRetry} />}>
          {error}
        </Notice>
      )}
      {items.length === 0 ? (
        <EmptyState {...empty} />
      ) : (
        <View
          className={styles.rows}
          {...(isH5 ? a11y({ role: 'list', label }) : {})}
          {...arrowKeys('[role=listitem] > [role=button], [role=listitem] > [role=checkbox]')}
        >
          {items.map(item =>
            isH5 ? (
              <View role="listitem" key={keyOf(item)}>
                {render(item)}
              </View>
            ) : (
              <Fragment key={keyOf(item)}>{render(item)}</Fragment>
            ),
          )}
        </View>
      )}
      {/* Stays when its button goes: taking that out beside the rows would make weapp send all of them again. */}
      <View className={styles.more}>
        {more && items.length > 0 && (
          <Button kind="quiet" loading={more.loading} onPress={more.onMore}>
            {more.loading ? '正在加载' : '再看一些'}
          </Button>
        )}
      </View>
    </View>
  )
}

function Retry({ onRetry }: { onRetry: () => void }) {
  return (
    <Button kind="quiet" inline icon="refresh" onPress={onRetry}>
      再试一次
    </Button>
  )
}
