import { messagesSince } from '@domain/message/messages'
import { type Message, READ } from '@domain/message/model'
import { daysAfter } from '@domain/request/deadline'
import type { ServiceRequest } from '@domain/request/model'
import { type Chance, chance } from '../chance'

/** The message centre begins so many days before now; older things are read in the requests themselves. */
export const MESSAGE_DAYS = 14
/** Nobody leaves more unread than this, and nothing that is older. */
const UNREAD = { person: 2, desk: 5, days: 3 }
/** Most subscribe messages found an acceptance left. */
const DELIVERED = 0.8

/** Long since sent, or declined; the timer has nothing to send. */
function pushed({ toDesk }: Message, draws: Chance): Message['push'] {
  if (toDesk) return { state: 'none', at: null, tries: 0 }
  return { state: draws.odds(DELIVERED) ? 'sent' : 'declined', at: null, tries: 1 }
}

/** One reader's messages, the newest first: a few of the newest are unread. */
function readBy(messages: readonly Message[], now: string, draws: Chance): Message[] {
  const since = daysAfter(now, -UNREAD.days)
  const unread = draws.int(0, messages[0]?.toDesk ? UNREAD.desk : UNREAD.person)
  return messages.map((message, index) => ({
    ...message,
    readAt: index < unread && message.at > since ? null : READ,
    push: pushed(message, draws),
  }))
}

/** Messages as their readers have left them at `now` (ISO). */
export function asRead(messages: readonly Message[], now: string, seed: string): Message[] {
  const readers = new Map<string, Message[]>()
  for (const message of messages) {
    const theirs = readers.get(message.to)
    if (theirs) theirs.push(message)
    else readers.set(message.to, [message])
  }
  return [...readers].flatMap(([reader, theirs]) => {
    const newestFirst = theirs.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1))
    return readBy(newestFirst, now, chance(seed, 'messages', reader))
  })
}

/** What is in the message centre at `now` (ISO), made from the stories as the functions would have made it. */
export function messagesOf(requests: readonly ServiceRequest[], now: string, seed: string): Message[] {
  const since = daysAfter(now, -MESSAGE_DAYS)
  const recent = requests.filter(({ changedAt }) => changedAt >= since)
  return asRead(
    recent.flatMap(request => messagesSince(request, since)),
    now,
    seed,
  )
}
