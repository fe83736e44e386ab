import type { OfficeHours } from '@domain/street/settings'
import { isClock } from '@/lib/clock'

/** What is wrong with office hours, at which window, in words that say what to do; undefined where nothing is. */
export function hoursProblem(hours: readonly OfficeHours[]): { index: number; words: string } | undefined {
  for (const [index, { from, until }] of hours.entries()) {
    if (!isClock(from) || !isClock(until)) return { index, words: '请填几点几分，例如 09:00' }
    if (from >= until) return { index, words: '开始要早于结束' }
    const before = hours[index - 1]
    if (before && before.until > from) return { index, words: '要接在上一段后面，不能重叠' }
  }
  return undefined
}
