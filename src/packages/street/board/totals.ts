import type { Output } from '@domain/contract'
import { type Attention, attentions } from '@domain/street/board'
import type { StreetContract } from '@domain/street/contract'
import { attentionWords } from '../shared/attentions'

export type BoardRow = Output<StreetContract, 'board'>['rows'][number]

/** Each attention over all communities. */
export const totalsOf = (rows: readonly BoardRow[]): Record<Attention, number> =>
  Object.fromEntries(
    attentions.map(each => [each, rows.reduce((sum, { counts }) => sum + counts[each], 0)]),
  ) as Record<Attention, number>

const IN_A_ROW = 3
/** What a community has to look after, the most pressing first: 超期 3 · 待回访 5; 超期 3 · 重办 1 · 督办 1 · 另 2 项. */
export function rowWords({ counts }: BoardRow): string {
  const there = attentions.filter(each => counts[each] > 0)
  const words = there.slice(0, IN_A_ROW).map(each => `${attentionWords[each].name} ${counts[each]}`)
  const rest = there.length - words.length
  return [...words, ...(rest > 0 ? [`另 ${rest} 项`] : [])].join(' · ')
}

/** What is going on, in a sentence. */
export function boardLead(rows: readonly BoardRow[] | undefined): string {
  if (!rows) return '正在看哪里要管。'
  const { overdue, atStreet, supervised } = totalsOf(rows)
  const urgent = [
    overdue > 0 && `${overdue} 件超期`,
    atStreet > 0 && `${atStreet} 件升级到街道`,
    supervised > 0 && `${supervised} 件督办未回复`,
  ].filter(Boolean)
  return urgent.length > 0 ? `现在有 ${urgent.join('、')}。` : '没有超期的，也没有等着回复的督办。'
}
