import type { Secrets } from '@domain/hotline/appointment'
import type { HotlineContract } from '@domain/hotline/contract'
import { makeMove } from '@server/hotline/appointments'
import { handNotes } from '@server/hotline/notes'
import { brief } from '@server/hotline/present'
import type { Handlers } from '@server/serve'

/** What a client says afterwards. Their words are sealed; only the counsellor reads them. */
export const afterwardsHandlers: Pick<Handlers<HotlineContract>, 'rate' | 'appeal' | 'answerHandOver'> = {
  async rate({ id, version, stars, words }, { actor, now, key }) {
    const secrets: Partial<Secrets> | undefined = words ? { ratingWords: words } : undefined
    const rated = await makeMove({
      ...{ move: 'rate', id, version, by: 'client', actor, now, key },
      step: () => ({ type: 'rated', fields: { stars }, ...(secrets && { secrets }) }),
    })
    return { appointment: await brief(rated, 'client', now) }
  },

  async appeal({ id, version, words }, { actor, now, key }) {
    const appealed = await makeMove({
      ...{ move: 'appeal', id, version, by: 'client', actor, now, key },
      step: () => ({ type: 'appealed', fields: { appeal: 'asked' }, secrets: { appealWords: words } }),
    })
    return { appointment: await brief(appealed, 'client', now) }
  },

  async answerHandOver({ id, version, agree }, { actor, now, key }) {
    const answered = await makeMove({
      ...{ move: 'answerHandOver', id, version, by: 'client', actor, now, key },
      step: ({ handOver }) => ({
        type: agree ? 'handOverAgreed' : 'handOverRefused',
        fields: { handOver: handOver && { ...handOver, state: agree ? 'agreed' : 'refused' } },
      }),
    })
    if (answered.handOver?.state === 'agreed') {
      await handNotes(answered.client, answered.counsellor, answered.handOver.to)
    }
    return { appointment: await brief(answered, 'client', now) }
  },
}
