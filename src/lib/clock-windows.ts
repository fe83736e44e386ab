import { isClock } from './clock'

/** A stretch of one day as people type it: HH:mm, half-open. */
export interface ClockWindow {
  from: string
  until: string
}

/**
 * What is wrong with the windows of a day, at which one, in words that say what to do; undefined where nothing is.
 * `untilMidnight`: the last may end at 24:00.
 */
export function windowsProblem(
  windows: readonly ClockWindow[],
  { untilMidnight = false } = {},
): { index: number; words: string } | undefined {
  for (const [index, { from, until }] of windows.entries()) {
    const ends = isClock(until) || (untilMidnight && until === '24:00')
    if (!isClock(from) || !ends) return { index, words: '请填几点几分，例如 09:00' }
    if (from >= until) return { index, words: '开始要早于结束' }
    const before = windows[index - 1]
    if (before && before.until > from) return { index, words: '要接在上一段后面，不能重叠' }
  }
  return undefined
}
