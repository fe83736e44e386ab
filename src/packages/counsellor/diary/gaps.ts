import { hoursWords } from '../shared/words'
import type { Gap, GapKind } from './timeline'

export const gapWords: Record<GapKind, string> = {
  free: '可以预约',
  idle: '现在约不进来',
  blocked: '您关上了',
  closed: '不开放',
}

/** What a stretch between appointments is, for the eye and the ear. */
export const gapTitle = (gap: Gap): string =>
  gap.opened && gap.kind !== 'blocked' ? `${gapWords[gap.kind]}（加开）` : gapWords[gap.kind]
export const gapLabel = (gap: Gap): string =>
  `${hoursWords(gap)}，${gapTitle(gap)}，${gap.kind === 'blocked' || gap.kind === 'closed' ? '开放' : '关上'}`
