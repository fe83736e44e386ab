import type { HotlineContract } from '@domain/hotline/contract'
import { makeMove } from '@server/hotline/appointments'
import { counsellorPost } from '@server/hotline/counsellors'
import { brief } from '@server/hotline/present'
import type { Handlers } from '@server/serve'
import { leaveDiary } from './leave-diary'

/** A counsellor's word on an appointment: confirmed, declined, done, not come. */
export const wordHandlers: Pick<
  Handlers<HotlineContract>,
  'confirm' | 'decline' | 'finish' | 'decideAppeal'
> = {
  async confirm({ id, version }, { actor, now, key }) {
    counsellorPost(actor)
    const confirmed = await makeMove({
      ...{ move: 'confirm', id, version, by: 'counsellor', actor, now, key },
      step: () => ({ type: 'confirmed', fields: { status: 'booked', holdUntil: null } }),
    })
    return { appointment: await brief(confirmed, 'counsellor', now) }
  },

  async decline({ id, version, reason }, { actor, now, key }) {
    counsellorPost(actor)
    const declined = await makeMove({
      ...{ move: 'decline', id, version, by: 'counsellor', actor, now, key },
      step: before => ({
        type: 'declined',
        fields: { status: 'declined', holdUntil: null, leaves: [before.counsellor] },
        ...(reason && { secrets: { cancelReason: reason } }),
      }),
    })
    return { appointment: await leaveDiary(declined, 'counsellor', now) }
  },

  async finish({ id, version, outcome }, { actor, now, key }) {
    counsellorPost(actor)
    const finished = await makeMove({
      ...{ move: outcome, id, version, by: 'counsellor', actor, now, key },
      step: () => ({ type: outcome, fields: { status: outcome } }),
    })
    return { appointment: await brief(finished, 'counsellor', now) }
  },

  async decideAppeal({ id, version, upheld }, { actor, now, key }) {
    counsellorPost(actor)
    const decided = await makeMove({
      ...{ move: 'decideAppeal', id, version, by: 'counsellor', actor, now, key },
      step: () => ({
        type: upheld ? 'appealUpheld' : 'appealRejected',
        fields: { appeal: upheld ? 'upheld' : 'rejected' },
      }),
    })
    return { appointment: await brief(decided, 'counsellor', now) }
  },
}
