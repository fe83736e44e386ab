import type { Person, Post, Role } from '@domain/street/model'

/** A person who can be played: what `/people` tells of each. */
export interface Who {
  openid: string
  name: string
  roles: Role[]
  /** Units of a cadre's or a lead's posts, or the one where a resident lives. */
  units: string[]
  communities: string[]
}

const once = <T>(values: readonly T[]): T[] => [...new Set(values)]

function ofStaff(held: readonly Post[]): Who {
  return {
    openid: held[0]!.person,
    name: held[0]!.name,
    roles: once(held.map(post => post.role)),
    units: once(held.filter(post => post.role === 'cadre' || post.role === 'lead').map(post => post.scope)),
    communities: once(held.flatMap(post => post.community ?? [])),
  }
}

/** Everybody of the street, staff first, each once with all the posts held now. */
export function everybody(posts: readonly Post[], people: readonly Person[]): Who[] {
  const active = posts.filter(post => post.active)
  const staff = once(active.map(post => post.person)).map(person =>
    ofStaff(active.filter(post => post.person === person)),
  )
  const residents = people.map(({ _id, name, unit, community }): Who => {
    return { openid: _id, name, roles: ['resident'], units: [unit], communities: [community] }
  })
  return [...staff, ...residents]
}
