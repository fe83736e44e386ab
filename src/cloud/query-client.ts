import { onlineManager, QueryClient } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { followApp } from '@/lib/app-focus'
import { onOnlineChange } from '@/lib/online'
import { reads } from './reads'

/** The one query client. Commands are repeated by useCommand alone, under their key. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: reads, mutations: { retry: false } },
})

/** Lets queries follow the app and the network. */
export function wireQueries() {
  // Written out: the browser build brings along only the parts of Taro that are named.
  followApp({
    onAppShow: listener => Taro.onAppShow(listener),
    onAppHide: listener => Taro.onAppHide(listener),
  })
  onlineManager.setEventListener(setOnline => onOnlineChange(setOnline))
}
