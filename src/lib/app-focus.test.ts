import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { describe, expect, it, vi } from 'vitest'
import { followApp } from './app-focus'

describe('a query that is on screen', () => {
  it('is read again every time the app is shown, hidden before or not', async () => {
    let show = () => {}
    let hide = () => {}
    followApp({
      onAppShow: listener => {
        show = listener
      },
      onAppHide: listener => {
        hide = listener
      },
    })
    let reads = 0
    const client = new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: 'always' } } })
    client.mount()
    const observer = new QueryObserver(client, { queryKey: ['home'], queryFn: async () => ++reads })
    const stop = observer.subscribe(() => {})
    await vi.waitFor(() => expect(reads).toBe(1))

    show()
    await vi.waitFor(() => expect(reads).toBe(2))
    show()
    await vi.waitFor(() => expect(reads).toBe(3))
    hide()
    show()
    await vi.waitFor(() => expect(reads).toBe(4))

    stop()
    client.unmount()
  })
})
