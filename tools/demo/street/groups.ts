import type { CategoryId } from '@domain/request/categories'
import type { Post } from '@domain/street/model'
import { type Group, groups } from '@domain/street/settings'
import type { Chance } from '../chance'

/** The group (一办七组) that works on a category. */
const groupOf: Record<CategoryId, Group> = {
  'free-clinic': 'livelihood',
  haircut: 'livelihood',
  'mother-infant': 'livelihood',
  education: 'culture',
  'legal-advice': 'mediation',
  'fire-hazard': 'safety',
  environment: 'environment',
  other: 'supplies',
}
/** Nobody works in more. */
const MOST = 3

/**
 * The groups of a unit's post: the lead runs the office, a cadre works where their duty lies, or, where it is
 * everything, in any two.
 */
export function groupsOf({ role, duties }: Post, draws: Chance): Group[] {
  if (role === 'lead') return ['office']
  const own = draws.shuffled([...new Set(duties.map(category => groupOf[category]))])
  const drawn = own.length > 0 ? own : draws.shuffled(groups.filter(group => group !== 'office')).slice(0, 2)
  // Somebody writes the papers of the party branch.
  const withPapers: Group[] = draws.odds(0.2) ? ['organisation', ...drawn] : drawn
  return groups.filter(group => [...new Set(withPapers)].slice(0, MOST).includes(group))
}
