import { QueryClientProvider } from '@tanstack/react-query'
import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { queryClient, wireQueries } from './cloud/query-client'
import { watchNetwork } from './lib/online'
import './app.scss'

if (process.env.TARO_ENV === 'h5') require('./styles/browser.scss')

/** The mini-program's root. */
export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchNetwork()
    wireQueries()
  })
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}
