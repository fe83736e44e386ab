import type { Appointment } from '@domain/hotline/appointment'
import type { HotlineContract } from '@domain/hotline/contract'
import { leavesOf, unconfirmed } from '@domain/hotline/kept'
import { loadMine, makeMove } from '@server/hotline/appointments'
import { counsellorPost } from '@server/hotline/counsellors'
import { brief } from '@server/hotline/present'
import { bothPlaces, giveUp } from '@server/hotline/tidy'
import type { Handlers } from '@server/serve'
import { leaveDiary } from './leave-diary'

/** A counsellor's word on an appointment: confirmed, declined, done, not come. */
export const wordHandlers: Pick<
  Handlers<HotlineContract>,
  'confirm' | 'decline' | 'finish' | 'decideAppeal'
> = {
  async confirm({ id, version }, { actor, now, key }) {
    counsellorPost(actor)
    const { appointment: loaded } = await loadMine(id, actor)
    const seen = await bothPlaces(loaded)
    const confirmed = await makeMove({
      ...{ move: 'confirm', id, version, by: 'counsellor', actor, now, key, loaded },
      step: before => ({
        type: 'confirmed',
        fields: { status: 'booked', holdUntil: null, kept: null, leaves: leavesOf(before) },
      }),
    })
    await giveUp(seen, confirmed, now)
    return { appointment: await brief(confirmed, 'counsellor', now) }
  },

  async decline({ id, version, reason }, { actor, now, key }) {
    counsellorPost(actor)
    const { appointment: loaded } = await loadMine(id, actor)
    const seen = await bothPlaces(loaded)
    const declined = await makeMove({
      ...{ move: 'decline', id, version, by: 'counsellor', actor, now, key, loaded },
      step: before => ({
        ...unconfirmed(before, 'declined'),
        ...(reason && { secrets: { cancelReason: reason } }),
      }),
    })
    if (declined.status !== 'booked') {
      return { appointment: await leaveDiary(declined, 'counsellor', now) }
    }
    await giveUp(seen, declined, now)
    const { version: latest, counsellor } = declined
    // With whom and when its client meets instead is not for whoever has declined.
    const theirs: Appointment = {
      ...loaded,
      version: latest,
      status: 'declined',
      holdUntil: null,
      kept: null,
    }
    return { appointment: await brief(counsellor === actor.id ? declined : theirs, 'counsellor', now) }
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
