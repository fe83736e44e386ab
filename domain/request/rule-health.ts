import { id as idField } from '../fields'
import { onDuty, type Post, type Unit } from '../street/model'
import type { RoutingRule, RoutingSettings } from '../street/settings'
import { routingRule } from '../street/settings-schema'
import { categoryIds } from './categories'
import { ruleRef } from './routing-rules'
import { isCondition } from './rule-condition'
import { isPersonal, postsMeant, targetOf, type Why } from './rule-target'

/** The street as the editor of rules knows it: all posts and all units. */
export interface HealthFacts {
  posts: readonly Post[]
  units: readonly Unit[]
  routing: RoutingSettings
  /** ISO. */
  now: string
}

/** The units for which a rule can hold. */
function unitsOf({ units, communities }: RoutingRule['when'], all: readonly Unit[]): string[] {
  return all
    .filter(unit => !units || units.includes(unit._id))
    .filter(unit => !communities || communities.includes(unit.community))
    .map(unit => unit._id)
}

/**
 * Whether a rule can work as things are, for the editor: a rule whose person left is shown as disabled. It is broken
 * where routing would pass it over in every unit; 'away' mends itself when they are back. Load is not looked at.
 * `rule` may be whatever the database holds.
 */
export function ruleHealth(
  rule: RoutingRule,
  { posts, units, routing, now }: HealthFacts,
): 'ok' | { broken: Why } {
  const { when, to } = Object(rule) as Partial<RoutingRule>
  const target = targetOf(to)
  if (!target || !isCondition(when)) return { broken: 'empty' }
  const reach = unitsOf(when, units)
  if (reach.length === 0) return { broken: 'unknown' }
  if (!isPersonal(target)) return 'ok'
  const categories = when.categories ?? categoryIds
  const meant = postsMeant(target, { posts, units: reach, categories, routing })
  if (typeof meant === 'string') return { broken: meant }
  return meant.some(post => onDuty(post, now)) ? 'ok' : { broken: 'away' }
}

/** A rule as the editor can show and save it, with why it can't work where it can't. */
export interface EditableRule {
  rule: RoutingRule
  broken?: Why
}

const tidied = (list: unknown): unknown => (Array.isArray(list) ? [...new Set(list)] : list)

/** A condition as it was meant: databases keep what was left out as null. */
const tidyCondition = (when: unknown): unknown =>
  isCondition(when)
    ? Object.fromEntries(
        Object.entries(when).flatMap(([key, value]) => (value == null ? [] : [[key, tidied(value)]])),
      )
    : when

/**
 * The rules for the editor, each in its place. What the database holds may be no rule at all (old, edited by hand):
 * then one stands there in its place that is switched off and can be put right or taken away.
 */
export function rulesForEditor(facts: HealthFacts): EditableRule[] {
  const ids = new Set<string>()
  return facts.routing.rules.map((stored, index) => {
    const ref = ruleRef(stored, index)
    const isOwn = idField.safeParse(ref.id).success && !ids.has(ref.id)
    const id = isOwn ? ref.id : `${index + 1}-${ids.size}`
    ids.add(id)
    const name = Array.from(ref.name.trim()).slice(0, 30).join('')
    const { off, when, to } = Object(stored) as Partial<RoutingRule>
    const meant = { id, name, off: Boolean(off), when: tidyCondition(when), to }
    const parsed = routingRule.safeParse(meant)
    if (!parsed.success)
      return { rule: { id, name, off: true, when: {}, to: { kind: 'street' } }, broken: 'empty' }
    const rule = parsed.data as RoutingRule
    const health = ruleHealth(rule, facts)
    return { rule, ...(health !== 'ok' && health) }
  })
}
