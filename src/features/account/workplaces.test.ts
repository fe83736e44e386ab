import { describe, expect, it } from 'vitest'
import { workplacesOf } from './workplaces'

describe('the workplaces of a person', () => {
  it('are none for a resident', () => {
    expect(workplacesOf([])).toEqual([])
  })

  it('are the diary for a counsellor', () => {
    const posts = [{ role: 'counsellor' as const, scope: 'street', scopeName: '街道', name: '甲' }]
    expect(workplacesOf(posts)).toMatchObject([{ title: '咨询师日程', detail: '街道' }])
  })

  it('are one per kind of work, naming each unit once', () => {
    const posts = [
      { role: 'cadre' as const, scope: 'u1', scopeName: '一单元', name: '甲' },
      { role: 'lead' as const, scope: 'u1', scopeName: '一单元', name: '甲' },
      { role: 'cadre' as const, scope: 'u2', scopeName: '二单元', name: '甲' },
      { role: 'community' as const, scope: 'c1', scopeName: '一社区', name: '甲' },
    ]
    expect(workplacesOf(posts).map(({ title, detail }) => `${title}：${detail}`)).toEqual([
      '干部工作台：一单元、二单元',
      '派单台：一社区',
      '督办台：一社区',
    ])
  })
})
