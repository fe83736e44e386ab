import type { AccountContract } from '@domain/account/contract'
import type { Output } from '@domain/contract'
import type { QueryClient } from '@tanstack/react-query'
import { cloud } from '@/cloud/client'
import { keyDone, keyFor } from '@/cloud/command-key'
import { queryKeys } from '@/cloud/query-keys'
import { type Message, type MessagePages, withRead } from './messages'

type Unread = Output<AccountContract, 'unread'>

/** Shows on every page, before the cloud knows, that what fits was read. */
export function showRead(client: QueryClient, fits: (message: Message) => boolean) {
  const shown = client.getQueryData<MessagePages>(queryKeys.messages)
  if (!shown) return
  const [pages, marked] = withRead(shown, fits)
  client.setQueryData(queryKeys.messages, pages)
  keepUnread(client, unread => Math.max(0, unread - marked))
}

/** Shows everywhere how many are unread now. */
function keepUnread(client: QueryClient, change: (unread: number) => number) {
  client.setQueryData<Unread>(queryKeys.unread, known => known && { unread: change(known.unread) })
}

/** A tap on a message opens its page, which counts as reading it as well: one call is enough for both. */
const ONCE_IN_MS = 10_000
const lately = new Map<string, number>()

/** Counts the messages about a request as read, quietly: when that fails, they are unread a little longer. */
export async function readAbout(client: QueryClient, request: string) {
  if (Date.now() - (lately.get(request) ?? 0) < ONCE_IN_MS) return
  lately.set(request, Date.now())
  showRead(client, message => message.request === request)
  const slot = `read:${request}`
  try {
    const { unread } = await cloud.account.read({ request }, keyFor(slot, { request }))
    client.setQueryData<Unread>(queryKeys.unread, { unread })
  } catch {
    lately.delete(request)
    void client.invalidateQueries({ queryKey: queryKeys.messages })
    void client.invalidateQueries({ queryKey: queryKeys.unread })
  } finally {
    keyDone(slot)
  }
}
