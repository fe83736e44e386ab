import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { type CSSProperties, type PropsWithChildren, type ReactNode, useState } from 'react'
import { a11y, isH5 } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { useElder } from '@/lib/elder'
import { fontScale } from '@/lib/font-scale'
import { useOnline } from '@/lib/online'
import { Notice } from './notice'
import styles from './page.module.scss'
import { TopBar } from './top-bar'

interface PageProps {
  /** Where I am. */
  title: string
  /** The first line: what is going on. */
  lead?: ReactNode
  /** At the bottom, above the safe area: one primary Button, at most one secondary before it. */
  actions?: ReactNode
  /** At the title's right: one quiet Button or two. */
  aside?: ReactNode
  /** Uses the whole of a wide window (SplitView, tables) instead of one column of 640 px. */
  wide?: boolean
  /** On a wide window the page is as high as the window, and the SplitView's halves scroll by themselves. */
  fill?: boolean
  /** While there is no network: what waits to be sent, as a sentence. */
  queued?: string
}

/** The root of every page: elder view, the system's letter size, title, margins, bottom bar, offline banner. */
export function Page(props: PropsWithChildren<PageProps>) {
  const { title, lead, actions, aside, wide, fill, queued, children } = props
  const elder = useElder()
  const online = useOnline()
  const [scale] = useState(fontScale)
  useDidShow(() => {
    // WeChat's bar shows the product's name; a browser's tab says where one is.
    if (isH5) document.title = `${title} · 为民服务加油站`
  })
  const style = scale === 1 ? undefined : ({ '--font-scale': String(scale) } as CSSProperties)
  return (
    <View className={classNames('kit', elder && 'elder', styles.page, fill && styles.fill)} style={style}>
      {isH5 && <TopBar wide={wide} />}
      <View className={classNames(styles.content, wide && styles.wide)} {...(isH5 ? { role: 'main' } : {})}>
        <View className={styles.head}>
          <View className={styles.title} {...a11y({ role: 'heading', level: 1 })}>
            {title}
          </View>
          {aside && <View className={styles.aside}>{aside}</View>}
          {lead && <View className={styles.lead}>{lead}</View>}
        </View>
        {!online && (
          <View className={styles.offline}>
            <Notice tone="amber" icon="wifi-off">
              {queued ?? '现在没有网络，您看到的是上次的内容。'}
            </Notice>
          </View>
        )}
        {children}
      </View>
      {actions && (
        <View className={styles.bar}>
          <View className={classNames(styles.actions, wide && styles.wide)}>{actions}</View>
        </View>
      )}
    </View>
  )
}

/** A word at the screen's foot that goes away by itself, after something was done. */
export function toast(text: string) {
  Taro.showToast({ title: text, icon: 'none', duration: 2500 })
}
