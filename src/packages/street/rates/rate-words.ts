import type { Input, Output } from '@domain/contract'
import { type MeasureId, questions } from '@domain/ledger/measures'
import { type Grouping, type RateId, rates } from '@domain/ledger/rates'
import type { StreetContract } from '@domain/street/contract'

export type RatesView = Output<StreetContract, 'rates'>
export type RatesAsk = Input<StreetContract, 'rates'>
export type RateRow = RatesView['rows'][number]

export const rateIds = Object.keys(rates) as RateId[]
export const groupingNames: Record<Grouping, string> = {
  category: '类别',
  unit: '单元',
  community: '社区',
  month: '月份',
}

/** 85.7%; 100% and 0% only where it is all or none; — where there is nothing to judge by. */
export function percent(rate: number | null): string {
  if (rate === null) return '—'
  if (rate === 0 || rate === 1) return `${rate * 100}%`
  return `${(Math.min(999, Math.max(1, Math.round(rate * 1000))) / 10).toFixed(1)}%`
}

/** What a rate looks at: the counts that it is made of, and those that stay out of it. */
export function partsOf(rate: RateId): { counted: MeasureId[]; apart: MeasureId[] } {
  const counted: readonly MeasureId[] = rates[rate].of
  const question = questions.find(measures => measures.includes(rates[rate].part)) ?? []
  return { counted: [...counted], apart: question.filter(measure => !counted.includes(measure)) }
}

/** Why there is no rate, or of how many it is one. */
export function basisWords(rate: RateId, counts: RateRow['counts']): string {
  const all = rates[rate].of.reduce((sum: number, measure) => sum + counts[measure], 0)
  return all === 0 ? '还没有可以算的' : `${counts[rates[rate].part]} / ${all} 件`
}

/** The address of the records behind a number. */
export function countedUrl(
  ask: RatesAsk,
  row: RateRow | undefined,
  measure: MeasureId,
  words: string,
): string {
  const { by, ...rest } = ask
  const narrowed = row
    ? by === 'month'
      ? { ...rest, from: row.key, until: row.key }
      : { ...rest, [by]: row.key }
    : rest
  const query = Object.entries({ ...narrowed, measure, words: encodeURIComponent(words) })
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}=${value}`)
  return `/packages/street/records/index?${query.join('&')}`
}
