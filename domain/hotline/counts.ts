/** Counts about people in confidence: groups under this are left out, since a small one points at persons. */
export const LEAST = 5

/** A month's appointments by how they ended, and their ratings. `total` is the sum of the other kinds and what is open. */
export interface MonthCount {
  month: string
  total: number
  done: number
  noShow: number
  cancelled: number
  rated: number
  starsSum: number
}

export interface ShownMonth {
  month: string
  total: number | null
  done: number | null
  noShow: number | null
  cancelled: number | null
  rated: number | null
  /** One decimal. */
  stars: number | null
}

const isSmall = (n: number): boolean => n > 0 && n < LEAST

/**
 * What of a month's counts may be shown. A group of one to four is left out, and the number from which it could be
 * worked out with it: the total, since everything else is its sum, what is still open included; how many have rated,
 * and their average, since the rest of those who came have not. Of a month with fewer than five nothing is shown, not
 * even a zero; elsewhere a zero is nothing about anybody.
 */
export function shown({ month, total, done, noShow, cancelled, rated, starsSum }: MonthCount): ShownMonth {
  const rest = total - done - noShow - cancelled
  const show = (n: number) => (isSmall(total) || isSmall(n) ? null : n)
  const isToldByTotal = [done, noShow, cancelled, rest].some(isSmall)
  const isToldByRated = [rated, done - rated].some(isSmall)
  return {
    month,
    total: isToldByTotal ? null : show(total),
    done: show(done),
    noShow: show(noShow),
    cancelled: show(cancelled),
    rated: isToldByRated ? null : show(rated),
    stars: isToldByRated || rated < LEAST ? null : Math.round((starsSum / rated) * 10) / 10,
  }
}
