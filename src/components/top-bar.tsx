import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { classNames } from '@/lib/class-names'
import { Icon } from './icon'
import { Pressable } from './pressable'
import styles from './top-bar.module.scss'

/** What WeChat's navigation bar is there; browsers have none of their own. Never rendered in weapp. */
export function TopBar({ wide }: { wide?: boolean }) {
  // A page stays where it was opened, also while another one is shown above it.
  const [tab] = useState(isTab)
  return (
    <View className={styles.bar} role="banner">
      <View className={classNames(styles.inside, wide && styles.wide)}>
        {!tab && (
          <Pressable className={styles.back} label="返回" onPress={back}>
            <Icon name="back" />
          </Pressable>
        )}
        <View>为民服务加油站</View>
      </View>
    </View>
  )
}

function tabs(): string[] {
  const { config } = (Taro.getCurrentInstance().app ?? {}) as { config?: Taro.AppConfig }
  return config?.tabBar?.list.map(each => each.pagePath.replace(/^\//, '')) ?? []
}

function isTab(): boolean {
  const here = window.location.hash.replace(/^#\/*/, '').split('?')[0]
  return !here || tabs().includes(here)
}

function back() {
  const home = tabs()[0]
  // A page opened by its address has nothing behind it; its way back is the first tab.
  if (Taro.getCurrentPages().length > 1 || !home) Taro.navigateBack()
  else Taro.switchTab({ url: `/${home}` })
}
