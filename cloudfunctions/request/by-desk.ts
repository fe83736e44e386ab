import { AppError } from '@domain/errors'
import type { ServiceRequest } from '@domain/request/model'
import { presentItem } from '@domain/request/present'
import { mergeInto } from '@server/request/merge'
import { makeMove } from '@server/request/move'
import { dispatchCommand, startAgain } from '@server/request/parties'
import { extendedClock, nextClosing } from '@server/request/terms'
import type { Call } from '@server/serve'
import { move, present, type Some } from './moving'

/** So many requests of a bulk dispatch are worked on side by side. */
const SIDE_BY_SIDE = 5

interface DispatchInput {
  to?: string
  unit?: string
  reason?: string
}
const dispatchOne = (thing: { id: string; version?: number }, input: DispatchInput, call: Call) =>
  makeMove({
    move: 'dispatch',
    ...thing,
    ...call,
    command: request => dispatchCommand(input, request, call.actor, call.now),
  })

/** How one of many went. */
async function result(id: string, run: () => Promise<ServiceRequest>, { actor, now }: Call) {
  try {
    return { id, ok: true, item: presentItem(await run(), actor, now) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { id, ok: false, code: error.code, message: error.message }
  }
}

/** What the desk of a community, and the street, do: dispatch, supervise, follow up. */
export const byDesk: Some<
  'dispatch' | 'dispatchMany' | 'refuse' | 'decideExtension' | 'supervise' | 'merge' | 'followUp'
> = {
  dispatch: async ({ id, version, ...input }, call) =>
    present(await dispatchOne({ id, version }, input, call), call),

  async dispatchMany({ items, ...input }, call) {
    const results = []
    for (let at = 0; at < items.length; at += SIDE_BY_SIDE) {
      const some = items.slice(at, at + SIDE_BY_SIDE)
      const done = some.map(({ id, version }) => {
        // Each has a key of its own, so that a repetition of the whole finds out which ones are done.
        const own = { ...call, key: `${call.key}.${id}` }
        return result(id, () => dispatchOne({ id, version }, input, own), call)
      })
      results.push(...(await Promise.all(done)))
    }
    return { results }
  },

  refuse: ({ reason, instead, ...thing }, call) =>
    move('refuse', thing, call, () => ({ move: 'refuse', reason, instead })),

  decideExtension: ({ approve, reason, ...thing }, call) =>
    move('decideExtension', thing, call, async request => {
      if (!approve && !reason) {
        throw new AppError('INVALID_INPUT', { field: 'reason' }, '请写明不同意延期的理由')
      }
      const clock = approve ? await extendedClock(request, call.now) : undefined
      return { move: 'decideExtension', clock, reason }
    }),

  supervise: ({ words, replyBy, ...thing }, call) =>
    move('supervise', thing, call, async () => {
      if (replyBy && replyBy <= call.now) {
        throw new AppError('INVALID_INPUT', { field: 'replyBy' }, '回复期限要在现在之后')
      }
      return { move: 'supervise', words, replyBy: replyBy ?? (await nextClosing(call.now)) }
    }),

  merge: async ({ into, ...thing }, call) => present(await mergeInto(thing, into, call), call),

  followUp: ({ reached, solved, satisfaction, words, ...thing }, call) =>
    move('followUp', thing, call, async request => ({
      move: 'followUp',
      reached,
      ...(reached && { solved, satisfaction }),
      words: words || undefined,
      ...(reached && solved === false && { again: await startAgain(request, call.now) }),
    })),
}
