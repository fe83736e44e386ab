import { startAgain } from '@server/request/parties'
import { checkOwn, move, type Some } from './moving'

/** What the requester does with their own request. */
export const byResident: Some<'rate' | 'reopen' | 'withdraw' | 'remind'> = {
  rate: ({ solved, satisfaction, words, ...thing }, call) =>
    move('rate', thing, call, async request => {
      await checkOwn(request, call, words)
      return { move: 'rate', solved, satisfaction, words: words || undefined }
    }),

  reopen: ({ reason, ...thing }, call) =>
    move('reopen', thing, call, async request => {
      await checkOwn(request, call, reason)
      return { move: 'reopen', again: await startAgain(request, call.now), reason }
    }),

  withdraw: ({ reason, ...thing }, call) =>
    move('withdraw', thing, call, async request => {
      await checkOwn(request, call, reason)
      return { move: 'withdraw', reason }
    }),

  remind: ({ words, ...thing }, call) =>
    move('remind', thing, call, async request => {
      await checkOwn(request, call, words)
      return { move: 'remind', words: words || undefined }
    }),
}
