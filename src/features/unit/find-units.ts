import type { Output } from '@domain/contract'
import type { StreetContract } from '@domain/street/contract'

type Street = Output<StreetContract, 'units'>
export type UnitChoice = Street['units'][number]
export interface CommunityUnits {
  id: string
  name: string
  units: UnitChoice[]
}

/** The units of each community, in the street's order; communities without a unit are left out. */
export function byCommunity({ communities, units }: Street): CommunityUnits[] {
  return communities
    .map(({ id, name }) => ({ id, name, units: units.filter(unit => unit.community === id) }))
    .filter(community => community.units.length > 0)
}

/** The units whose own name, compounds or community contain every word of `search`. */
export function findUnits(street: Street, search: string): UnitChoice[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const names = new Map(street.communities.map(({ id, name }) => [id, name]))
  return street.units.filter(unit => {
    const text = [unit.name, ...unit.compounds, names.get(unit.community)].join(' ').toLowerCase()
    return words.every(word => text.includes(word))
  })
}

/**
 * The unit that a scanned code names: `scene=u%3D<id>` or `unit=<id>` of a mini-program path, `u=<id>` alone, or
 * the query of any address.
 */
export function unitInCode(code: string): string | undefined {
  const query = code.includes('?') ? code.slice(code.indexOf('?') + 1) : code
  const values = new Map(
    query.split(/[&#]/).map(pair => pair.split(/=(.*)/s).map(decode) as [string, string]),
  )
  const scene = values.get('scene')
  if (scene) return unitInCode(scene)
  const id = values.get('unit') ?? values.get('u')
  return id && /^[\w:.-]{1,64}$/.test(id) ? id : undefined
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
