import type { Way } from '@domain/hotline/counsellor'
import { hoursWords } from '../shared/words'
import type { Gap, GapKind } from './timeline'

const gapWords: Record<GapKind, string> = {
  free: '可以预约',
  idle: '现在约不进来',
  blocked: '您关上了',
  closed: '不开放',
}

/** What a stretch between appointments is, for the eye and the ear. */
export const gapTitle = (gap: Gap): string =>
  gap.opened && gap.kind === 'free' ? `${gapWords.free}（加开）` : gapWords[gap.kind]
export const gapLabel = (gap: Gap): string =>
  `${hoursWords(gap)}，${gapTitle(gap)}，${gap.kind === 'blocked' || gap.kind === 'closed' ? '开放' : '关上'}`

/** The same where there is hardly room: in a week's column. */
export const gapShort = ({ kind, opened }: Gap): string =>
  kind === 'free' ? (opened ? '加开' : '可约') : kind === 'blocked' ? '关上了' : ''
export const wayShort: Record<Way, string> = { voice: '语音', phone: '电话', room: '面谈' }
