import type { RequestItem } from '@domain/request/schema'
import { describe, expect, it } from 'vitest'
import { byCommunity, deskLead } from './groups'

const aRequest = (id: string, community: string) =>
  ({ id, community, communityName: `${community}社区` }) as RequestItem

describe('what waits at the desk', () => {
  it('is grouped by community, the one with the most urgent request first', () => {
    const groups = byCommunity([aRequest('1', '乙'), aRequest('2', '甲'), aRequest('3', '乙')])
    expect(groups.map(({ name, items }) => [name, items.map(({ id }) => id)])).toEqual([
      ['乙社区', ['1', '3']],
      ['甲社区', ['2']],
    ])
  })

  it('is told in a sentence, honest about what is not loaded', () => {
    expect(deskLead('waiting', 3, false, '李家庄社区')).toBe('李家庄社区有 3 件等您派单。')
    expect(deskLead('accepted', 20, true)).toBe('有 20 件以上办理中。')
    expect(deskLead('overdue', 2, false)).toBe('有 2 件超期。')
    expect(deskLead('waiting', 0, false)).toBe('没有等着派单的事。')
    expect(deskLead('callBack', 0, false)).toBe('没有“待回访”的事。')
  })
})
