import { monthAfter, monthNow, monthWords } from '@/lib/month'

/** Months of submission (YYYY-MM), both included. */
export interface Span {
  from: string
  until: string
}
export type SpanId = 'this' | 'last' | 'quarter' | 'year' | 'own'

export const spanNames: Record<SpanId, string> = {
  this: '本月',
  last: '上月',
  quarter: '近 3 个月',
  year: '近 12 个月',
  own: '自选',
}
/** The function answers for so many months at most. */
const MONTHS_AT_MOST = 24

/** The months that a choice means. */
export function spanOf(id: Exclude<SpanId, 'own'>, now: number): Span {
  const month = monthNow(now)
  const before = { this: 0, last: -1, quarter: -2, year: -11 }[id]
  return { from: monthAfter(month, before), until: id === 'last' ? monthAfter(month, -1) : month }
}

/** One end moved: the other one follows, so that there is always a month, and never more than can be answered. */
export function moved(span: Span, end: keyof Span, by: 1 | -1): Span {
  const next = { ...span, [end]: monthAfter(span[end], by) }
  if (next.from > next.until) return { from: next[end], until: next[end] }
  const first = monthAfter(next.until, 1 - MONTHS_AT_MOST)
  if (next.from >= first) return next
  return end === 'until'
    ? { ...next, from: first }
    : { ...next, until: monthAfter(next.from, MONTHS_AT_MOST - 1) }
}

/** 2026年11月; 2026年9月至11月; 2025年12月至2026年2月. */
export function spanWords({ from, until }: Span): string {
  if (from === until) return monthWords(from)
  const same = from.slice(0, 4) === until.slice(0, 4)
  return `${monthWords(from)}至${same ? `${Number(until.slice(5))}月` : monthWords(until)}`
}
