import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { isH5 } from './a11y'

/** From this window width on, list and detail stand side by side. CSS px; also in styles/mixins.scss. */
const WIDE_FROM = 900

/** Whether the window is at least 900 px wide, followed while it changes. */
export function useWide(): boolean {
  const [wide, setWide] = useState(isWide)
  useEffect(() => {
    const update = () => setWide(isWide())
    if (isH5) {
      window.addEventListener('resize', update)
      return () => window.removeEventListener('resize', update)
    }
    Taro.onWindowResize?.(update)
    return () => Taro.offWindowResize?.(update)
  }, [])
  return wide
}

function isWide(): boolean {
  if (isH5) return window.innerWidth >= WIDE_FROM
  try {
    return Taro.getWindowInfo().windowWidth >= WIDE_FROM
  } catch {
    return false
  }
}
