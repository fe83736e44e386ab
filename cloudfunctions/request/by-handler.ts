import { deskFor, helpersFor, referrer, transferCommand } from '@server/request/parties'
import { endOfDay, moreDays } from '@server/request/terms'
import { move, ownWords, type Some } from './moving'

/** What the cadre or lead does who has a request in hand, or helps with it. */
export const byHandler: Some<
  | 'accept'
  | 'note'
  | 'return'
  | 'transfer'
  | 'resolve'
  | 'extend'
  | 'reply'
  | 'assist'
  | 'report'
  | 'callOff'
  | 'refer'
  | 'recall'
> = {
  accept: (thing, call) => move('accept', thing, call, () => ({ move: 'accept' })),

  note: ({ text, ...thing }, call) => {
    const check = ownWords(call, text)
    return move('note', thing, call, async request => {
      await check(request)
      return { move: 'note', text }
    })
  },

  return: ({ reason, ...thing }, call) =>
    move('return', thing, call, async request => ({
      move: 'return',
      ...(await deskFor(request, call.now)),
      reason,
    })),

  transfer: ({ id, version, ...input }, call) =>
    move('transfer', { id, version }, call, request => transferCommand(input, request, call.now)),

  resolve: ({ result, ...thing }, call) => move('resolve', thing, call, () => ({ move: 'resolve', result })),

  extend: ({ days, reason, ...thing }, call) =>
    move('extend', thing, call, async ({ clocks }) => ({
      move: 'extend',
      days,
      until: await moreDays(clocks.resolve.due, days),
      reason,
    })),

  reply: ({ text, ...thing }, call) => move('reply', thing, call, () => ({ move: 'reply', text })),

  assist: ({ parts, ...thing }, call) =>
    move('assist', thing, call, async request => ({
      move: 'assist',
      parts: await helpersFor(parts, request, call.actor, call.now, call.key),
    })),

  report: ({ part, done, words, ...thing }, call) =>
    move('report', thing, call, () => ({
      move: 'report',
      part,
      ...(done ? { result: words } : { declined: words }),
    })),

  callOff: ({ part, reason, ...thing }, call) =>
    move('callOff', thing, call, () => ({ move: 'callOff', part, reason })),

  refer: ({ body, words, expectBy, ...thing }, call) =>
    move('refer', thing, call, async request => ({
      move: 'refer',
      to: referrer(request, call.actor),
      body,
      words,
      expectBy: await endOfDay(expectBy, call.now),
    })),

  recall: ({ reason, ...thing }, call) => move('recall', thing, call, () => ({ move: 'recall', reason })),
}
