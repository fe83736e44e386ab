import type { AccountContract } from '@domain/account/contract'
import type { Actor } from '@domain/street/model'
import { _ } from '@server/cloud'
import { messages } from '@server/collections'
import { page } from '@server/pages'
import type { Handlers } from '@server/serve'

/** Whose messages a person reads: their own, and those to the desks at which they sit. */
const addressees = ({ id, posts }: Actor): string[] => [
  id,
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
      items: items.map(({ _id, at, title, text, request, no, as, urgent, readAt }) => ({
        ...{ id: _id, at, title, text, request, no, as, urgent },
        read: readAt !== null,
      })),
      next,
      unread,
    }
  },

  async unread(_input, { actor }) {
    return { unread: await unreadOf(actor) }
  },

  async read({ ids, request, as }, { actor, now }) {
    const which = { ...(ids && { _id: _.in(ids) }), ...(request && { request }), ...(as && { as }) }
    await messages.update({ to: _.in(addressees(actor)), readAt: null, ...which }, { readAt: now })
    return { unread: await unreadOf(actor) }
  },
}
