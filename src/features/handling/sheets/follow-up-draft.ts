import type { Satisfaction } from '@domain/request/model'
import { ifEmpty } from '../if-empty'

type YesNo = '' | 'yes' | 'no'

/** What is known of a follow-up call while it is written. */
export interface Call {
  reached: YesNo
  solved: YesNo
  satisfaction: Satisfaction | ''
  words: string
}
export const nothingYet: Call = { reached: '', solved: '', satisfaction: '', words: '' }

export const callMissing = ({ reached, solved }: Call) => ({
  reached: ifEmpty(reached, '请选择接通了没有'),
  solved: reached === 'yes' && ifEmpty(solved, '请选择居民说解决了没有'),
  satisfaction: false as const,
  words: false as const,
})

/** What is sent; where nobody answered, nobody said anything. */
export const callSaid = ({ reached, solved, satisfaction, words }: Call) => ({
  reached: reached === 'yes',
  ...(reached === 'yes' && {
    solved: solved === 'yes',
    ...(satisfaction && { satisfaction }),
  }),
  ...(words.trim() && { words }),
})
