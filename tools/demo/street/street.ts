import { daysAfter } from '@domain/request/deadline'
import type { Community, Person, Post, Unit } from '@domain/street/model'
import { registry } from './names'
import { communities, units } from './places'
import { residents } from './residents'
import { roster } from './roster'

/** The street with its people, before anything happens. */
export interface Street {
  communities: readonly Community[]
  units: readonly Unit[]
  posts: Post[]
  people: Person[]
}

/** The street as it is at `now` (ISO); its residents came before the `days` that are told. */
export function street(seed: string, now: string, days: number): Street {
  const names = registry(seed)
  return {
    communities,
    units,
    posts: roster(names, seed, now),
    people: residents(names, seed, daysAfter(now, -days)),
  }
}
