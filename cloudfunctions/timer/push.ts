import { lanzhouTime } from '@domain/lanzhou'
import type { Message } from '@domain/message/model'
import { hoursAfter } from '@domain/request/deadline'
import { _, cloud } from '@server/cloud'
import { messages } from '@server/collections'
import { openMessage } from '@server/hotline/messages'
import { describe, log } from '@server/log'
import { templateOf } from '@server/messages'

const AT_ONCE = 50
const SIDE_BY_SIDE = 10
/** Somebody who agreed to no message, or no more: normal, never an error. */
const NOT_SUBSCRIBED = 43101
/** Tried so often, each time a quarter of an hour later than before; then it is a dead letter. */
const MAX_TRIES = 5
const RETRY_HOURS = 0.25
const MINUTE_MS = 60_000
/** The message centre keeps it anyway; a ring a day late only startles. */
const STALE_HOURS = 24

/** WeChat's limit for a `thing` value. */
const thing = (text: string): { value: string } => ({
  value: Array.from(text.replace(/\s+/g, ' ')).slice(0, 20).join('') || '-',
})

const pages: Record<Message['as'], string> = {
  resident: 'packages/resident/request/index',
  cadre: 'packages/cadre/request/index',
  desk: 'packages/desk/request/index',
  client: 'packages/hotline/hotline/index',
  counsellor: 'packages/counsellor/diary/index',
}

/** Templates have fields of their own; these are WeChat's names for them (docs/deploy.md). */
const dataOf = (message: Message) =>
  message.template
    ? { thing1: thing(message.title), time2: { value: lanzhouTime(message.at) }, thing3: thing(message.text) }
    : {
        character_string1: { value: message.no },
        thing2: thing(message.title),
        phrase3: { value: message.state },
        time4: { value: lanzhouTime(message.at) },
        thing5: thing(message.text),
      }

const send = (message: Message) =>
  cloud.openapi.subscribeMessage.send({
    touser: message.to,
    templateId: templateOf(message),
    page: message.request ? `${pages[message.as]}?id=${message.request}` : pages[message.as],
    data: dataOf(message),
  })

/**
 * When a message is tried again: whole minutes after it was due. So those that failed in one tick carry no common
 * moment, by which a sealed one could be matched with others of its reader.
 */
function againAt({ push, at }: Message, now: string): string {
  const due = Date.parse(push.at ?? at)
  const wait = Date.parse(hoursAfter(now, RETRY_HOURS * (push.tries + 1))) - due
  return new Date(due + Math.floor(wait / MINUTE_MS) * MINUTE_MS).toISOString()
}

/** What becomes of a message whose sending failed. */
function afterFailure(message: Message, error: unknown, now: string): Message['push'] {
  const { errCode } = (error ?? {}) as { errCode?: number }
  const tries = message.push.tries + 1
  // A text may name whom it was for: of what is sealed the code alone is kept.
  const why = String(errCode ?? (message.sealed ? 'failed' : describe(error).message))
  if (errCode === NOT_SUBSCRIBED) return { state: 'declined', at: null, tries }
  if (tries >= MAX_TRIES) return { state: 'dead', at: null, tries, error: why }
  return { state: 'waiting', at: againAt(message, now), tries, error: why }
}

/** Claims a message, so that no other tick sends it, then sends it. A tick that dies in between leaves it claimed. */
async function deliver(message: Message, now: string): Promise<boolean> {
  const { tries, at } = message.push
  const mine = { _id: message._id, 'push.state': 'waiting', 'push.at': at }
  const claimed = await messages.update(mine, { push: { state: 'sending', at: null, tries } })
  if (claimed === 0) return false
  const push = await sent(message, now)
  await messages.update({ _id: message._id }, { push })
  return push.state === 'sent'
}

async function sent(message: Message, now: string): Promise<Message['push']> {
  const tries = message.push.tries + 1
  if (message.readAt || message.at < hoursAfter(now, -STALE_HOURS)) {
    return { state: 'dead', at: null, tries, error: message.readAt ? 'read already' : 'too late' }
  }
  if (!templateOf(message)) return { state: 'none', at: null, tries }
  const opened = openMessage(message)
  if (!opened) return { state: 'dead', at: null, tries, error: 'sealed' }
  try {
    await send(opened)
    return { state: 'sent', at: null, tries }
  } catch (error) {
    const push = afterFailure(message, error, now)
    if (push.state === 'dead') log('message given up', { id: message._id, error: push.error })
    return push
  }
}

/** The messages of each reader, in the order in which they are given. */
function byReader(due: readonly Message[]): Message[][] {
  const queues = new Map<string, Message[]>()
  for (const message of due) queues.set(message.to, [...(queues.get(message.to) ?? []), message])
  return [...queues.values()]
}

/** One reader's messages, one after the other: 已办结 never rings before 已接单. */
async function deliverInOrder(queue: readonly Message[], now: string, left: () => number): Promise<number> {
  let count = 0
  for (const message of queue) {
    if (left() <= 0) break
    if (await deliver(message, now)) count++
  }
  return count
}

/**
 * Sends the subscribe messages that may go out now: in the order of what happened for each reader, several readers
 * side by side. At most once each; bounded by `left` (ms). Gives how many.
 */
export async function pushMessages(now: string, left: () => number): Promise<number> {
  let count = 0
  while (left() > 0) {
    const due = await messages.find({
      where: { 'push.at': _.lte(now) },
      orderBy: [
        ['push.at', 'asc'],
        ['at', 'asc'],
      ],
      limit: AT_ONCE,
    })
    if (due.length === 0) break
    const queues = byReader(due)
    for (let at = 0; at < queues.length && left() > 0; at += SIDE_BY_SIDE) {
      const some = queues.slice(at, at + SIDE_BY_SIDE)
      for (const sentNow of await Promise.all(some.map(queue => deliverInOrder(queue, now, left))))
        count += sentNow
    }
  }
  return count
}
