import { daysAfter } from '@domain/request/deadline'
import { _ } from '@server/cloud'
import { replies } from '@server/collections'

/** Answers are kept a little longer than the seven days in which a key must be recognised. */
const KEPT_DAYS = 8
const AT_ONCE = 500

/** Forgets old answers to commands: they may hold personal data. Bounded by `left` (ms). Gives how many. */
export async function dropOldReplies(now: string, left: () => number): Promise<number> {
  let dropped = 0
  while (left() > 0) {
    const old = await replies.find({ where: { at: _.lt(daysAfter(now, -KEPT_DAYS)) }, limit: AT_ONCE })
    if (old.length === 0) break
    dropped += await replies.remove({ _id: _.in(old.map(reply => reply._id)) })
  }
  return dropped
}
