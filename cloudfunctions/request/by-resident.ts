import { startAgain } from '@server/request/parties'
import { move, ownWords, type Some } from './moving'

/** What the requester does with their own request. */
export const byResident: Some<'rate' | 'reopen' | 'withdraw' | 'remind'> = {
  rate: ({ solved, satisfaction, words, ...thing }, call) => {
    const check = ownWords(call, words)
    return move('rate', thing, call, async request => {
      await check(request)
      return { move: 'rate', solved, satisfaction, words: words || undefined }
    })
  },

  reopen: ({ reason, ...thing }, call) => {
    const check = ownWords(call, reason)
    return move('reopen', thing, call, async request => {
      await check(request)
      return { move: 'reopen', again: await startAgain(request, call.now), reason }
    })
  },

  withdraw: ({ reason, ...thing }, call) => {
    const check = ownWords(call, reason)
    return move('withdraw', thing, call, async request => {
      await check(request)
      return { move: 'withdraw', reason }
    })
  },

  remind: ({ words, ...thing }, call) => {
    const check = ownWords(call, words)
    return move('remind', thing, call, async request => {
      await check(request)
      return { move: 'remind', words: words || undefined }
    })
  },
}
