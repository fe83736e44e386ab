import { type CategoryId, categoryIds } from '@domain/request/categories'
import type { Chance } from '../chance'

/** Four kinds of people who together cover every category twice. */
const profiles: readonly (readonly CategoryId[])[] = [
  ['free-clinic', 'mother-infant', 'education', 'other'],
  ['haircut', 'education', 'legal-advice', 'other'],
  ['free-clinic', 'haircut', 'fire-hazard', 'environment'],
  ['mother-infant', 'legal-advice', 'fire-hazard', 'environment'],
]

/** What nobody in a unit covers, for every sixth unit or so; the lead and the desk get it. */
const scarce: readonly CategoryId[] = ['legal-advice', 'mother-infant', 'haircut', 'free-clinic', 'education']

/**
 * Duties of a unit's cadres, one entry each. Units differ: some have somebody for everything (an empty list), some
 * lack one or two categories altogether.
 */
export function dutiesOf(cadres: number, draws: Chance): CategoryId[][] {
  const lacking = draws.odds(0.4) ? draws.shuffled(scarce).slice(0, draws.int(1, 2)) : []
  return Array.from({ length: cadres }, (_, index) => {
    const profile = profiles[index]
    if (!profile && lacking.length === 0) return []
    const duties = profile ?? draws.shuffled(categoryIds).slice(0, 4)
    return categoryIds.filter(category => duties.includes(category) && !lacking.includes(category))
  })
}

/** Duties for a second post: what the person covers anyway, without what that unit lacks. Never an empty list. */
export function dutiesElsewhere(own: readonly CategoryId[], there: readonly CategoryId[][]): CategoryId[] {
  const covered = (own.length > 0 ? own : categoryIds).filter(category =>
    there.some(duties => duties.length === 0 || duties.includes(category)),
  )
  return covered.length > 0 ? covered : ['other']
}
