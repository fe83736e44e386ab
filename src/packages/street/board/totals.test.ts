import { attentions } from '@domain/street/board'
import { expect, it } from 'vitest'
import { type BoardRow, boardLead, rowWords, totalsOf } from './totals'

const row = (community: string, counts: Partial<BoardRow['counts']>): BoardRow => ({
  community,
  name: `${community}社区`,
  counts: {
    ...(Object.fromEntries(attentions.map(each => [each, 0])) as BoardRow['counts']),
    ...counts,
  },
})

it('the board adds up communities and says first what is urgent', () => {
  const rows = [row('甲', { overdue: 2, callBack: 5 }), row('乙', { overdue: 1, supervised: 1 })]
  expect(totalsOf(rows)).toMatchObject({ overdue: 3, callBack: 5, extension: 0 })
  expect(boardLead(rows)).toBe('现在有 3 件超期、1 件督办未回复。')
  expect(boardLead([row('甲', { callBack: 1 })])).toBe('没有超期的，也没有等着回复的督办。')
  expect(rowWords(rows[0]!)).toBe('超期 2 · 待回访 5')
  const everything = Object.fromEntries(attentions.map(each => [each, 1]))
  expect(rowWords(row('丙', everything)).split(' · ')).toHaveLength(4)
  expect(rowWords(row('丙', everything))).toMatch(new RegExp(`另 ${attentions.length - 3} 项$`))
})
