import Taro, { usePullDownRefresh } from '@tarojs/taro'

/** Reads again when the page is pulled down (its config needs enablePullDownRefresh). */
export function usePullRefresh(refresh: () => Promise<unknown>) {
  usePullDownRefresh(async () => {
    await refresh().catch(() => undefined)
    Taro.stopPullDownRefresh()
  })
}
