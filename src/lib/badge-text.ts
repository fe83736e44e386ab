/** A count for a small mark; from a hundred on nobody counts any more. */
export const badgeText = (count: number): string => (count > 99 ? '99+' : String(count))
