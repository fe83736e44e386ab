import type { AccountContract } from '@domain/account/contract'
import type { Input, Output } from '@domain/contract'
import type { QueryClient } from '@tanstack/react-query'
import { cloud } from '@/cloud/client'
import { newKey } from '@/cloud/command-key'
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

/** Counts a message as read, and all that its page tells with it, quietly: when that fails, a little later. */
export async function readMessage(
  client: QueryClient,
  { id, request, as }: Pick<Message, 'id' | 'request' | 'as'>,
) {
  if (request) return readAbout(client, request)
  if (as === 'client' || as === 'counsellor') return readAs(client, as)
  await read(client, id, { ids: [id] }, message => message.id === id)
}

/** Counts the messages about a request as read, quietly: when that fails, they are unread a little longer. */
export const readAbout = (client: QueryClient, request: string): Promise<void> =>
  read(client, request, { request }, message => message.request === request)

/** Counts the messages about appointments as read, for whoever looks at the hotline as one of the two. */
export const readAs = (client: QueryClient, as: 'client' | 'counsellor'): Promise<void> =>
  read(client, as, { as }, message => message.as === as)

async function read(
  client: QueryClient,
  what: string,
  which: Input<AccountContract, 'read'>,
  fits: (message: Message) => boolean,
) {
  if (Date.now() - (lately.get(what) ?? 0) < ONCE_IN_MS) return
  lately.set(what, Date.now())
  showRead(client, fits)
  try {
    const { unread } = await cloud.account.read(which, newKey())
    client.setQueryData<Unread>(queryKeys.unread, { unread })
  } catch {
    lately.delete(what)
    void client.invalidateQueries({ queryKey: queryKeys.messages })
    void client.invalidateQueries({ queryKey: queryKeys.unread })
  }
}
