import { dayNumber, lanzhouTime, weekdayOf } from '../lanzhou'

/**
 * Deadlines in words, for residents and staff, on the phone and in functions. Carries no table of holidays.
 * (A time as such, past or to come, is told by src/lib/time.ts, which components use and which knows no domain.)
 */

const MINUTE_MS = 60_000
const NEARBY = ['今天', '明天', '后天']
const WEEKDAYS = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日']

/** How long, in the largest whole unit: 20 分钟, 3 小时, 2 天. At least a minute. */
export function lasting(ms: number): string {
  const minutes = Math.max(1, Math.floor(ms / MINUTE_MS))
  if (minutes < 60) return `${minutes} 分钟`
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} 小时`
  return `${Math.floor(minutes / 60 / 24)} 天`
}

/**
 * A deadline (ISO) as seen at `now` (ISO): 今天 17:00 前, 明天 …, 后天 …; up to six days ahead, where a day of the week
 * is unmistakable, 周五（11月27日）18:00 前; later 12月8日 18:00 前, in another year 2027年1月5日 18:00 前.
 * From the deadline on 已超过 3 小时.
 */
export function deadlineWords(due: string, now: string): string {
  const late = Date.parse(now) - Date.parse(due)
  if (late >= 0) return `已超过 ${lasting(late)}`
  const [day, time] = lanzhouTime(due).split(' ') as [string, string]
  return `${dayWords(day, due, now)}${time} 前`
}

function dayWords(day: string, due: string, now: string): string {
  const away = dayNumber(Date.parse(due)) - dayNumber(Date.parse(now))
  const nearby = NEARBY[away]
  if (nearby) return `${nearby} `
  const [year, month, date] = day.split('-').map(Number)
  const monthDay = `${month}月${date}日`
  if (away < 7) return `${WEEKDAYS[weekdayOf(day)]}（${monthDay}）`
  return `${year === Number(lanzhouTime(now).slice(0, 4)) ? '' : `${year}年`}${monthDay} `
}
