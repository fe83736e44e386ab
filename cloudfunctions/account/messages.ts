import type { AccountContract } from '@domain/account/contract'
import { type Message, READ } from '@domain/message/model'
import type { Actor } from '@domain/street/model'
import { _ } from '@server/cloud'
import { messages } from '@server/collections'
import { keysIfThere, readerOf } from '@server/hotline/keys'
import { openMessage } from '@server/hotline/messages'
import { page } from '@server/pages'
import type { Handlers } from '@server/serve'

/** Where the key of a message is missing: what it was about is still to be seen behind it. */
const UNREADABLE = { title: '预约提醒', text: '您的预约有新的进展，点开查看' }

/** A message as its reader sees it. */
export function legible(message: Message): Message {
  return openMessage(message) ?? { ...message, ...UNREADABLE }
}

/** Under what a person's own messages stand: their id, and, where this deployment has the hotline, a keyed hash of it. */
export const namesOf = (openid: string): string[] => [openid, ...(keysIfThere() ? [readerOf(openid)] : [])]

/** Whose messages a person reads: their own, and those to the desks at which they sit. */
const addressees = ({ id, posts }: Actor): string[] => [
  ...namesOf(id),
  ...posts.filter(post => post.role === 'community' || post.role === 'street').map(post => post.scope),
]

const unreadOf = (actor: Actor): Promise<number> =>
  messages.count({ to: _.in(addressees(actor)), readAt: null })

/** The message centre. */
export const messageHandlers: Pick<Handlers<AccountContract>, 'messages' | 'unread' | 'read'> = {
  async messages({ cursor, limit }, { actor }) {
    const [{ items, next }, unread] = await Promise.all([
      page(messages.find, {
        where: { to: _.in(addressees(actor)) },
        order: { path: 'at', direction: 'desc' },
        cursor,
        limit,
      }),
      unreadOf(actor),
    ])
    return {
      items: items.map(message => {
        const { _id, at, title, text, request, no, as, urgent, readAt } = legible(message)
        return { ...{ id: _id, at, title, text, request, no, as, urgent }, read: readAt !== null }
      }),
      next,
      unread,
    }
  },

  async unread(_input, { actor }) {
    return { unread: await unreadOf(actor) }
  },

  async read({ ids, request, as }, { actor }) {
    const which = { ...(ids && { _id: _.in(ids) }), ...(request && { request }), ...(as && { as }) }
    await messages.update({ to: _.in(addressees(actor)), readAt: null, ...which }, { readAt: READ })
    return { unread: await unreadOf(actor) }
  },
}
