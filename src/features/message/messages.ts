import type { AccountContract } from '@domain/account/contract'
import type { Output } from '@domain/contract'
import type { InfiniteData } from '@tanstack/react-query'

type Answer = Output<AccountContract, 'messages'>
export type Message = Answer['items'][number]
/** The message centre as far as it was read. */
export type MessagePages = InfiniteData<Answer>

/** The page on which a message's reader works with what it is about. */
export function pathOf({ as, request }: Pick<Message, 'as' | 'request'>): string {
  // Messages about an appointment name none: whoever glances at the phone learns nothing.
  if (as === 'client') return '/packages/hotline/hotline/index'
  if (as === 'counsellor') return '/packages/counsellor/diary/index'
  return `/packages/${as}/request/index?id=${request}`
}

/** How many are unread, in words for those who don't see the number: 消息，3 条未读. */
export const unreadLabel = (unread: number): string => (unread > 0 ? `消息，${unread} 条未读` : '消息')

/** The pages with everything that fits marked as read; how many that were. */
export function withRead(
  pages: MessagePages,
  fits: (message: Message) => boolean,
): [pages: MessagePages, marked: number] {
  let marked = 0
  const read = (message: Message): Message => {
    if (message.read || !fits(message)) return message
    marked += 1
    return { ...message, read: true }
  }
  const all = pages.pages.map(page => ({ ...page, items: page.items.map(read) }))
  return [{ ...pages, pages: all }, marked]
}
