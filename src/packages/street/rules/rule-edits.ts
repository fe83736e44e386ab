import type { RoutingRule, RoutingSettings, Team } from '@domain/street/settings'
import { isClock } from '@/lib/clock'

/** What is saved at once: the rules in their order, the teams, the ceiling. The emergency switch is apart. */
export type Routing = Omit<RoutingSettings, 'emergency'>

const replaced = <T extends { id: string }>(list: readonly T[], changed: T): T[] =>
  list.map(each => (each.id === changed.id ? changed : each))

/** One place up (-1) or down (1); the ends stay where they are. */
export function moved(rules: readonly RoutingRule[], id: string, by: 1 | -1): RoutingRule[] {
  const from = rules.findIndex(rule => rule.id === id)
  const to = from + by
  if (from < 0 || to < 0 || to >= rules.length) return [...rules]
  const next = [...rules]
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}

export const withRule = (routing: Routing, rule: RoutingRule): Routing => ({
  ...routing,
  rules: routing.rules.some(({ id }) => id === rule.id)
    ? replaced(routing.rules, rule)
    : [...routing.rules, rule],
})
export const withoutRule = (routing: Routing, id: string): Routing => ({
  ...routing,
  rules: routing.rules.filter(rule => rule.id !== id),
})
export const withTeam = (routing: Routing, team: Team): Routing => ({
  ...routing,
  teams: routing.teams.some(({ id }) => id === team.id)
    ? replaced(routing.teams, team)
    : [...routing.teams, team],
})
export const withoutTeam = (routing: Routing, id: string): Routing => ({
  ...routing,
  teams: routing.teams.filter(team => team.id !== id),
})

/** The rules that give to a team: taking it away would leave them without a target. */
export const rulesOfTeam = ({ rules }: Routing, team: string): RoutingRule[] =>
  rules.filter(({ to }) => to.kind === 'team' && to.team === team)

/** What is still missing of a rule, by its part, in words that say what to do. */
export interface RuleProblems {
  name?: string
  categories?: string
  where?: string
  weekdays?: string
  hours?: string
  needs?: string
  to?: string
}

/** What keeps a rule from being saved; the function has the last word. */
export function problemsOf({ name, when, to }: RoutingRule): RuleProblems {
  const { hours } = when
  const empty = (list: readonly unknown[] | undefined) => list !== undefined && list.length === 0
  return {
    ...(!name.trim() && { name: '请给规则起个名字' }),
    ...(empty(when.categories) && { categories: '请至少选一类，或者关掉这个条件' }),
    ...((empty(when.units) || empty(when.communities)) && { where: '请至少选一个，或者改成全街道' }),
    ...(empty(when.weekdays) && { weekdays: '请至少选一天，或者关掉这个条件' }),
    ...(hours && !(isClock(hours.from) && isClock(hours.until)) && { hours: '请填几点几分，例如 09:00' }),
    ...(hours &&
      isClock(hours.from) &&
      hours.from === hours.until && { hours: '开始和结束不能相同；全天适用请关掉这个条件' }),
    ...(empty(when.needs) && { needs: '请至少选一种，或者关掉这个条件' }),
    ...((('team' in to && !to.team) || ('person' in to && !to.person)) && { to: '请选择派给谁' }),
  }
}

/** The sentence for a rule that can't be saved yet, or undefined. */
export const problemWords = (rule: RoutingRule): string | undefined => Object.values(problemsOf(rule))[0]
