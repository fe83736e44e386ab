import { holdsRequests, type Post } from '../street/model'
import type { RoutingRule, RoutingSettings } from '../street/settings'
import type { Party } from './model'
import { type Duty, deskOf, type Loads, partyOf, route, theStreet } from './routing'
import { type Ask, holds, type Moment, momentOf } from './rule-condition'
import { isPersonal, membersOf, pick, postsMeant, targetOf, type Why } from './rule-target'

/** A rule as explanations and the story of a request name it. */
export interface RuleRef {
  id: string
  name: string
}
/** Why a party got a request: by a rule, or by the default chain and how far down it. */
export type Because = { rule: RuleRef } | { chain: 'duty' | 'lead' | 'community' | 'street' }
/** A rule that held and could not give the request to anybody. */
export interface Skipped {
  rule: RuleRef
  why: Why
}
export interface Routed {
  to: Party
  because: Because
  /** In the order of the rules. */
  skipped: Skipped[]
}

/** What is known at the moment of routing. */
export interface RoutingFacts {
  /** Posts in the unit's scopes: its cadres and lead, its community's desk, the street. */
  roster: readonly Post[]
  /** How busy everybody in `roster` and `elsewhere` is. */
  loads: Loads
  routing: RoutingSettings
  /** Whether `ask.now` is office time by the street's calendar. */
  officeTime: boolean
  /** Posts of the persons that `personsNeeded` names, wherever they are. */
  elsewhere?: readonly Post[]
  duty?: Duty
}

// Settings come from a database: nothing in them is what its type says until it has been looked at.
const rulesOf = (routing: RoutingSettings): readonly unknown[] =>
  Array.isArray(routing?.rules) ? routing.rules : []
const ceilingOf = (routing: RoutingSettings): number | null =>
  Number.isFinite(routing?.ceiling) && Number(routing.ceiling) > 0 ? routing.ceiling : null

/** The name of a rule for people; its place in the list where it has none. */
export function ruleRef(rule: unknown, index: number): RuleRef {
  const { id, name } = Object(rule)
  return {
    id: typeof id === 'string' ? id : '',
    name: typeof name === 'string' && name.trim() !== '' ? name : `第 ${index + 1} 条`,
  }
}

/** The rules that are on and hold, or would if they were well-formed; in order. */
function rulesThatHold(routing: RoutingSettings, moment: Moment) {
  return rulesOf(routing).flatMap((rule, index) => {
    const { off, when, to } = Object(rule) as Partial<RoutingRule>
    if (off) return []
    const verdict = holds(when, moment)
    if (verdict === 'no') return []
    return [{ ref: ruleRef(rule, index), to: verdict === 'yes' ? targetOf(to) : undefined }]
  })
}

/** Whom a rule's target comes to for this request, or why to nobody. */
function partyFor(to: ReturnType<typeof targetOf>, ask: Ask, facts: RoutingFacts): Party | Why {
  if (!to) return 'empty'
  const { roster, elsewhere = [], routing, loads, duty } = facts
  if (to.kind === 'street') return theStreet
  // Where the community has nobody at its desk the street stands in, as in the default chain.
  if (!isPersonal(to)) return deskOf(ask.unit, roster, ask.now, duty)
  const posts = [...roster, ...elsewhere]
  const meant = postsMeant(to, { posts, units: [ask.unit._id], categories: [ask.category], routing })
  if (typeof meant === 'string') return meant
  const { now, except } = ask
  const post = pick(meant, { loads, now, ceiling: ceilingOf(routing), duty, except, home: ask.unit._id })
  return typeof post === 'string' ? post : partyOf(post)
}

/**
 * Who answers for a request by the street's rules: the first that holds and can work wins; after them the default
 * chain (`route`). Always somebody, and the same for the same facts. A rule that holds but can't work is passed over
 * and reported in `skipped`; rules switched off are not mentioned. Never throws for anything that the settings hold.
 *
 * By a rule a person or a member of a team may get a request of a unit in which they hold no post (trade volunteers):
 * their role as the party is that of the post they do hold. Rights follow responsibility: being the responsible party
 * is what lets them see and move this one request, and it ends with it.
 */
export function routeByRules(ask: Ask, facts: RoutingFacts): Routed {
  const { roster, loads, routing, officeTime, duty } = facts
  const skipped: Skipped[] = []
  for (const { ref, to } of rulesThatHold(routing, momentOf(ask, routing, officeTime))) {
    const party = partyFor(to, ask, facts)
    if (typeof party !== 'string') return { to: party, because: { rule: ref }, skipped }
    skipped.push({ rule: ref, why: party })
  }
  const limits = { ceiling: ceilingOf(routing), duty }
  const to = route(ask.unit, ask.category, roster, loads, ask.now, ask.except, limits)
  return { to, because: { chain: to.role === 'cadre' ? 'duty' : to.role }, skipped }
}

/**
 * The ids of persons whose posts `routeByRules` will want as `elsewhere`: those that rules holding now name, in person
 * or as members of a team, and who hold no post in the roster. Mostly none, so that no round trip is paid. Rules after
 * one that always works (to a desk) are not looked at.
 */
export function personsNeeded(
  ask: Ask,
  { roster, routing, officeTime }: Pick<RoutingFacts, 'roster' | 'routing' | 'officeTime'>,
): string[] {
  const named = new Set<string>()
  for (const { to } of rulesThatHold(routing, momentOf(ask, routing, officeTime))) {
    if (to && !isPersonal(to)) break
    if (to?.kind === 'person') named.add(to.person)
    if (to?.kind === 'team') for (const member of membersOf(to.team, routing) ?? []) named.add(member)
  }
  for (const post of roster) if (holdsRequests(post)) named.delete(post.person)
  return [...named]
}
