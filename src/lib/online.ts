import Taro from '@tarojs/taro'
import { isH5 } from './a11y'
import { createStore, useStore } from './store'

const online = createStore(!isH5 || navigator.onLine)
let watching = false

/** Begins to follow the network; calling it again changes nothing. */
export function watchNetwork() {
  if (watching) return
  watching = true
  if (isH5) {
    window.addEventListener('online', () => online.set(true))
    window.addEventListener('offline', () => online.set(false))
    return
  }
  try {
    Taro.getNetworkType({ success: result => online.set(result.networkType !== 'none') })
    Taro.onNetworkStatusChange(result => online.set(result.isConnected))
  } catch {
    // A client that can't tell counts as online: calls then say themselves what goes wrong.
  }
}

/** Calls `listener` with the state of the connection whenever it changes; returns how to stop. */
export function onOnlineChange(listener: (online: boolean) => void): () => void {
  return online.subscribe(() => listener(online.get()))
}

/** Whether the device has a network. */
export function useOnline(): boolean {
  return useStore(online)
}
