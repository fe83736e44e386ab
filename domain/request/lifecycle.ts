import type { Status } from './model'
import type { Move } from './policy'

/** One row of the table of moves: where it may start, where it may end, and what has to be said with it. */
interface Row {
  from: readonly Status[]
  to: readonly Status[]
  needs: readonly (
    | 'to'
    | 'text'
    | 'reason'
    | 'result'
    | 'solved'
    | 'instead'
    | 'days'
    | 'words'
    | 'parts'
    | 'part'
    | 'body'
    | 'into'
  )[]
}

const atWork: readonly Status[] = ['waiting', 'dispatched', 'accepted', 'referred']
const unreferred: readonly Status[] = ['waiting', 'dispatched', 'accepted']
/** A row for a move that leaves the state as it is. */
const staying = (from: readonly Status[], ...needs: Row['needs']): Row => ({ from, to: from, needs })

/**
 * The life of a request. Who may make a move is the policy's matter; what else must hold is said in conditions.ts.
 * Submitting is not a move, since nothing is there yet.
 */
export const lifecycle: Record<Move, Row> = {
  dispatch: { from: unreferred, to: ['dispatched', 'waiting'], needs: ['to'] },
  // Any cadre of the unit may take what waits, with a colleague or at the desk.
  accept: { from: ['waiting', 'dispatched'], to: ['accepted'], needs: [] },
  note: staying([...atWork, 'resolved'], 'text'),
  return: { from: ['dispatched', 'accepted'], to: ['waiting'], needs: ['reason'] },
  transfer: { from: ['dispatched', 'accepted'], to: ['dispatched', 'waiting'], needs: ['reason'] },
  resolve: { from: ['accepted', 'referred'], to: ['resolved'], needs: ['result'] },
  rate: { from: ['resolved'], to: ['closed', 'resolved'], needs: ['solved'] },
  // Whoever was merged may insist on their own.
  reopen: { from: ['resolved', 'closed', 'merged'], to: ['dispatched', 'waiting'], needs: ['reason'] },
  close: { from: ['resolved'], to: ['closed'], needs: [] },
  // Residents withdraw freely until acceptance; afterwards the cadre may be on the way, and is told.
  withdraw: { from: atWork, to: ['withdrawn'], needs: [] },
  refuse: { from: ['waiting', 'dispatched'], to: ['refused'], needs: ['reason', 'instead'] },
  extend: staying(['accepted'], 'days', 'reason'),
  decideExtension: staying(['accepted']),
  remind: staying(atWork),
  supervise: staying(atWork, 'words'),
  reply: staying(atWork, 'text'),
  assist: staying(atWork, 'parts'),
  report: staying(atWork, 'part'),
  callOff: staying(atWork, 'part', 'reason'),
  refer: { from: unreferred, to: ['referred'], needs: ['body', 'words'] },
  recall: { from: ['referred'], to: unreferred, needs: ['reason'] },
  merge: { from: unreferred, to: ['merged'], needs: ['into'] },
  join: staying(atWork),
  followUp: {
    from: ['resolved', 'closed'],
    to: ['resolved', 'closed', 'dispatched', 'waiting'],
    needs: [],
  },
  tick: { from: atWork, to: atWork, needs: [] },
  recount: staying(atWork),
  handOver: { from: [...atWork, 'resolved'], to: [...atWork, 'resolved'], needs: [] },
  release: staying([...atWork, 'resolved', 'closed', 'withdrawn', 'refused']),
}
