import type { RequestView } from '@domain/request/schema'
import { daysAway, type Moment } from '@/lib/time'

/**
 * Whether whoever has it can be reminded now (催办), was today already, or neither. Once a day in Lanzhou; the story
 * says when it was the last time.
 */
export function reminding(
  { moves, story, status }: Pick<RequestView, 'moves' | 'story' | 'status'>,
  now: Moment = Date.now(),
): 'can' | 'done' | undefined {
  if (moves.includes('remind')) return 'can'
  if (status === 'resolved') return undefined
  const last = story.find(({ type }) => type === 'reminded')
  return last && daysAway(last.at, now) === 0 ? 'done' : undefined
}
