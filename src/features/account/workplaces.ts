import type { MeView } from '@domain/account/schema'

/** Where somebody with a post works. */
export interface Workplace {
  title: string
  /** For whom or where: the scopes of the posts. */
  detail: string
  url: string
}

const places = [
  { title: '干部工作台', roles: ['cadre', 'lead'], url: '/packages/cadre/workbench/index' },
  { title: '咨询师日程', roles: ['counsellor'], url: '/packages/counsellor/diary/index' },
  { title: '派单台', roles: ['community', 'street'], url: '/packages/desk/desk/index' },
  { title: '督办台', roles: ['community', 'street'], url: '/packages/street/board/index' },
]

/** The workplaces that somebody's posts open, beside being a resident. */
export function workplacesOf(posts: MeView['posts']): Workplace[] {
  return places.flatMap(({ title, roles, url }) => {
    const scopes = posts.filter(post => roles.includes(post.role)).map(post => post.scopeName)
    return scopes.length > 0 ? [{ title, url, detail: [...new Set(scopes)].join('、') }] : []
  })
}
