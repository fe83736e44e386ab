import { hoursAfter } from '@domain/request/deadline'
import type { Person } from '@domain/street/model'
import { chance } from '../chance'
import type { Registry } from './names'
import { units } from './places'

/** As many of each unit as have let the product keep their name; the choice in the demo stays readable. */
export const RESIDENTS_PER_UNIT = 12

/** The residents of all units; they came to the product before `start` (ISO). */
export function residents(people: Registry, seed: string, start: string): Person[] {
  const draws = chance(seed, 'residents')
  return units.flatMap((unit, place) =>
    Array.from({ length: RESIDENTS_PER_UNIT }, (_, index) => ({
      _id: `o_resident_${String(place * RESIDENTS_PER_UNIT + index + 1).padStart(3, '0')}`,
      name: people.residentName(),
      phone: people.phone(),
      unit: unit._id,
      unitName: unit.name,
      community: unit.community,
      communityName: unit.communityName,
      updatedAt: hoursAfter(start, -draws.int(1, 40 * 24)),
    })),
  )
}
