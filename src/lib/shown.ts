import { useDidHide, useDidShow } from '@tarojs/taro'
import { useState } from 'react'

/**
 * Whether the page around is the one in front. Give it to a query as `subscribed`: pages that lie underneath then
 * ask the cloud nothing, and ask once when they come back.
 */
export function useShown(): boolean {
  const [shown, setShown] = useState(true)
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  return shown
}
