import { describe, expect, it } from 'vitest'
import type { PostView } from '../shared/use-settings'
import { byPlace, findPosts, postWords, rosterLead, standingOf } from './posts'

const NOW = '2026-11-25T02:00:00.000Z'
const post = (fields: Partial<PostView>): PostView => ({
  id: `${fields.person ?? 'o_wei'}:${fields.scope ?? 'u1'}`,
  person: 'o_wei',
  name: '李伟',
  phone: '13800000001',
  role: 'cadre',
  scope: 'u1',
  scopeName: '一单元',
  duties: [],
  groups: [],
  active: true,
  leave: null,
  leaving: false,
  ...fields,
})
const away = { from: '2026-11-24T16:00:00.000Z', until: '2026-11-30T16:00:00.000Z' }

describe('the roster', () => {
  it('stands by place, the street first, a desk before its units, 2 before 10', () => {
    const posts = ['u10', 'u2', 'c1', 'street'].map(scope => post({ scope, scopeName: scope }))
    expect(
      byPlace(posts, scope => (scope === 'street' ? undefined : 'c1')).map(({ scope }) => scope),
    ).toEqual(['street', 'c1', 'u2', 'u10'])
  })

  it('tells who is there, away, or gone', () => {
    expect(standingOf(post({}), NOW)).toBe('there')
    expect(standingOf(post({ leave: away }), NOW)).toBe('away')
    expect(standingOf(post({ leave: away }), away.until)).toBe('there')
    expect(standingOf(post({ active: false }), NOW)).toBe('ended')
    const posts = [post({}), post({ scope: 'u2' }), post({ person: 'o_fang', leave: away })]
    expect(rosterLead(posts, NOW)).toBe('2 位同志，3 个岗位；1 位正在请假。')
  })

  it('is searched by name, place and role, and says what a post is about', () => {
    const posts = [post({}), post({ name: '赵芳', scopeName: '二单元' })]
    expect(findPosts(posts, '芳 二单元')).toHaveLength(1)
    expect(findPosts(posts, '下沉')).toHaveLength(2)
    expect(postWords(post({ duties: ['haircut'], groups: ['safety'] }))).toBe('下沉干部 · 义剪 · 安全巡查组')
    expect(postWords(post({ role: 'lead' }))).toBe('小区组长')
  })
})
