import { AppError } from '@domain/errors'
import { cellOf } from '@domain/ledger/cell'
import { messagesSince } from '@domain/message/messages'
import type { ServiceRequest } from '@domain/request/model'
import { _ } from '@server/cloud'
import { messages, requests } from '@server/collections'
import { countCells } from '@server/ledger/cells'
import { describe, log } from '@server/log'

const AT_ONCE = 50

/** Makes sure that everybody whom something concerns has it in the message centre; mostly it is there already. */
async function tellRest(batch: readonly ServiceRequest[]): Promise<void> {
  const wanted = batch.flatMap(request => messagesSince(request, request.untold ?? request.changedAt))
  for (let at = 0; at < wanted.length; at += 100) {
    const some = wanted.slice(at, at + 100)
    const there = await messages.find({ where: { _id: _.in(some.map(({ _id }) => _id)) }, limit: 100 })
    const known = new Set(there.map(({ _id }) => _id))
    await messages.insertMissing(some.filter(({ _id }) => !known.has(_id)))
  }
}

/** Notes of each that nothing about it is untold or uncounted; unless it has changed meanwhile. */
async function settle(batch: readonly ServiceRequest[]): Promise<void> {
  const same = batch.map(({ _id, version }) => ({ _id, version }))
  await requests.update(_.or(same), { untold: null, leftCells: [] })
}

/** Tells and counts some requests, then takes their marks away. */
async function follow(batch: readonly ServiceRequest[], now: string): Promise<void> {
  await tellRest(batch)
  await countCells(
    batch.flatMap(request => [cellOf(request), ...request.leftCells]),
    now,
  )
  await settle(batch)
}

/** The same one by one, so that what fails keeps nobody else waiting. Gives those that failed. */
async function followEach(batch: readonly ServiceRequest[], now: string, left: () => number) {
  const failed: string[] = []
  for (const request of batch) {
    if (left() <= 0) break
    try {
      await follow([request], now)
    } catch (error) {
      failed.push(request._id)
      if (!(error instanceof AppError)) log('not followed', { id: request._id, ...describe(error) })
    }
  }
  return failed
}

/**
 * What every change of a request leaves to do: tell whoever has not been told, and count it in the rates. Found by a
 * mark that each save sets. Idempotent; bounded by `left` (ms); what fails keeps its mark. Gives how many requests
 * were looked at.
 */
export async function doAfterwards(now: string, left: () => number): Promise<number> {
  let looked = 0
  const passedOver: string[] = []
  while (left() > 0) {
    const limit = AT_ONCE + passedOver.length
    const found = await requests.find({
      where: { untold: _.lte(now) },
      orderBy: [['untold', 'asc']],
      limit,
    })
    const batch = found.filter(({ _id }) => !passedOver.includes(_id))
    if (batch.length === 0) break
    try {
      await follow(batch, now)
    } catch {
      passedOver.push(...(await followEach(batch, now, left)))
    }
    looked += batch.length
    if (found.length < limit) break
  }
  return looked
}
