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

const kinds = ['done', 'noShow', 'cancelled', 'rest'] as const

/**
 * What of a month's counts may be shown. A group of one to four is left out; when that leaves a single gap, which the
 * total would give away, the next smallest goes too. Nothing (0) is nothing about anybody, and is shown.
 */
export function shown({ month, total, done, noShow, cancelled, rated, starsSum }: MonthCount): ShownMonth {
  const groups = { done, noShow, cancelled, rest: total - done - noShow - cancelled }
  const isSmall = (n: number) => n > 0 && n < LEAST
  const hidden = new Set<(typeof kinds)[number]>(kinds.filter(kind => isSmall(groups[kind])))
  if (hidden.size === 1) {
    const next = kinds.filter(kind => !hidden.has(kind) && groups[kind] > 0)
    const smallest = next.sort((a, b) => groups[a] - groups[b])[0]
    if (smallest) hidden.add(smallest)
  }
  const show = (kind: (typeof kinds)[number]) => (hidden.has(kind) ? null : groups[kind])
  return {
    month,
    total: isSmall(total) ? null : total,
    done: isSmall(total) ? null : show('done'),
    noShow: isSmall(total) ? null : show('noShow'),
    cancelled: isSmall(total) ? null : show('cancelled'),
    rated: isSmall(rated) ? null : rated,
    stars: rated >= LEAST ? Math.round((starsSum / rated) * 10) / 10 : null,
  }
}
