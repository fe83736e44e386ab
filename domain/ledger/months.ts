import { AppError } from '../errors'

/** So many months are shown together at most. */
export const MAX_MONTHS = 24

const indexOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
const monthAt = (index: number): string =>
  `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`

/** The months (YYYY-MM) from one to another, both included. @throws AppError INVALID_INPUT: turned round, too many. */
export function monthsBetween(from: string, until: string): string[] {
  const count = indexOf(until) - indexOf(from) + 1
  if (count < 1) throw new AppError('INVALID_INPUT', { field: 'until' }, '结束的月份要不早于开始的月份')
  if (count > MAX_MONTHS) {
    throw new AppError('INVALID_INPUT', { field: 'until' }, `一次最多看 ${MAX_MONTHS} 个月，请缩短一些`)
  }
  return Array.from({ length: count }, (_, i) => monthAt(indexOf(from) + i))
}

/** The instants (ISO) at which months begin and end in Lanzhou, half-open. */
export const instantsOf = (months: readonly string[]): { from: string; until: string } => ({
  from: new Date(`${months[0]}-01T00:00:00+08:00`).toISOString(),
  until: new Date(`${monthAt(indexOf(months.at(-1) ?? '') + 1)}-01T00:00:00+08:00`).toISOString(),
})

/** 2026年3月 */
export const monthInWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`
