import { onlineManager, QueryClient } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { followApp } from './app-focus'
import { isNetworkError } from './network-error'
import { onOnlineChange } from './online'

/** Every call costs money and a moment: what was read this recently is shown again without asking. */
const FRESH_MS = 2_000

/** The one query client. Reads are tried once more when the network failed; nothing else is repeated by itself. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      retry: (failures, error) => failures < 1 && isNetworkError(error),
      retryDelay: 800,
      refetchOnWindowFocus: 'always',
      refetchOnReconnect: true,
    },
    mutations: { retry: false },
  },
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
