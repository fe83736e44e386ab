import { lanzhouTime } from '@domain/lanzhou'
import type { Message, Push } from '@domain/message/model'
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
function afterFailure(message: Message, error: unknown, now: string): Push {
  const { errCode } = (error ?? {}) as { errCode?: number }
  const tries = message.push.tries + 1
  // A text may name whom it was for: of what is sealed the code alone is kept.
  const why = String(errCode ?? (message.sealed ? 'failed' : describe(error).message))
  if (errCode === NOT_SUBSCRIBED) return { state: 'declined', at: null, tries }
  if (tries >= MAX_TRIES) return { state: 'dead', at: null, tries, error: why }
  return { state: 'waiting', at: againAt(message, now), tries, error: why }
}

/**
 * Claims a message, so that no other tick sends it, then sends it. A tick that dies in between leaves it claimed.
 * Gives what became of it; undefined where another tick has it.
 */
async function deliver(message: Message, now: string): Promise<Push | undefined> {
  const { tries, at } = message.push
  const mine = { _id: message._id, 'push.state': 'waiting', 'push.at': at }
  const claimed = await messages.update(mine, { push: { state: 'sending', at: null, tries } })
  if (claimed === 0) return undefined
  const push = await sent(message, now)
  await messages.update({ _id: message._id }, { push })
  return push
}

async function sent(message: Message, now: string): Promise<Push> {
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
function byReader(due: readonly Message[]): Map<string, Message[]> {
  const queues = new Map<string, Message[]>()
  for (const message of due) queues.set(message.to, [...(queues.get(message.to) ?? []), message])
  return queues
}

/** Whether a message waits for another one: the same reader's about the same request, told before it. */
const comesAfter = (message: Message, first: Message): boolean =>
  message.to === first.to && message.request === first.request && message.at >= first.at

/** The messages to these readers that have failed and wait for their next try. */
const waitingAgain = (readers: readonly string[], now: string): Promise<Message[]> =>
  messages.find({
    where: {
      to: _.in([...readers]),
      'push.at': _.and([_.gt(now), _.lte(hoursAfter(now, RETRY_HOURS * MAX_TRIES))]),
      'push.tries': _.gt(0),
    },
    limit: 1000,
  })

/** Lets a message wait until another one is tried again. */
const putOff = ({ _id, push }: Message, at: string | null) =>
  messages.update({ _id, 'push.state': 'waiting', 'push.at': push.at }, { push: { ...push, at } })

/**
 * One reader's messages, one after the other, so that 已办结 never rings before 已接单: where one fails for now, those
 * about the same request wait for its next try, and the others for the next tick. Gives how many were sent, and
 * whether any is left.
 */
async function deliverInOrder(
  queue: readonly Message[],
  waiting: readonly Message[],
  now: string,
  left: () => number,
): Promise<{ count: number; stopped: boolean }> {
  let count = 0
  let stopped = false
  const ahead = [...waiting]
  for (const message of queue) {
    if (left() <= 0) return { count, stopped: true }
    const first = ahead.find(one => comesAfter(message, one))
    if (first) {
      await putOff(message, first.push.at)
      continue
    }
    if (stopped) continue
    const push = await deliver(message, now)
    if (push?.state === 'sent') count++
    // Another tick is at this reader's messages; or this one has to be tried again.
    if (!push || push.state === 'waiting') stopped = true
    if (push?.state === 'waiting') ahead.push({ ...message, push })
  }
  return { count, stopped }
}

/**
 * Sends the subscribe messages that may go out now: in the order of what happened for each reader and request,
 * several readers side by side. At most once each; bounded by `left` (ms). Gives how many.
 */
export async function pushMessages(now: string, left: () => number): Promise<number> {
  let count = 0
  const stopped: string[] = []
  while (left() > 0) {
    const due = await messages.find({
      where: { 'push.at': _.lte(now), ...(stopped.length > 0 && { to: _.nin(stopped) }) },
      orderBy: [
        ['push.at', 'asc'],
        ['at', 'asc'],
      ],
      limit: AT_ONCE,
    })
    if (due.length === 0) break
    const queues = byReader(due)
    const waiting = await waitingAgain([...queues.keys()], now)
    const readers = [...queues]
    for (let at = 0; at < readers.length && left() > 0; at += SIDE_BY_SIDE) {
      const some = readers.slice(at, at + SIDE_BY_SIDE)
      const results = await Promise.all(some.map(([, queue]) => deliverInOrder(queue, waiting, now, left)))
      results.forEach((result, i) => {
        count += result.count
        if (result.stopped) stopped.push(some[i]![0])
      })
    }
  }
  return count
}
