import { publicDays } from '@domain/calendar/holidays'
import { countingRules } from '@domain/calendar/rules'
import { unusualDays } from '@domain/calendar/unusual-days'
import { isOfficeTime } from '@domain/calendar/working-time'
import { AppError } from '@domain/errors'
import { lanzhouDay } from '@domain/lanzhou'
import { personsNeeded, routeByRules } from '@domain/request/routing-rules'
import { explainRoute, whyWords } from '@domain/request/routing-words'
import { rulesForEditor } from '@domain/request/rule-health'
import { clockFrom, isUrgent } from '@domain/request/terms'
import type { StreetContract } from '@domain/street/contract'
import { type Actor, STREET } from '@domain/street/model'
import type { StreetSettings } from '@domain/street/settings'
import { settings as kept, posts, units } from '@server/collections'
import { loadsOf, staffedUnit, streetSettings } from '@server/request/repository'
import { Duplicate, pause } from '@server/retry'
import type { Call, Handlers } from '@server/serve'

const ALL = 1000
const TRIES = 5
/** Years about which somebody who keeps the calendar may wonder. */
const YEARS_BACK = 2
const YEARS_SHOWN = 5

type Emergency = StreetSettings['routing']['emergency']

const allow = (actor: Actor, ...roles: string[]): void => {
  if (!actor.posts.some(post => roles.includes(post.role))) {
    throw new AppError('FORBIDDEN', undefined, '这里由街道设置')
  }
}

/** Settings with what has to be known beside them: which holidays are known, which rules can't work. */
async function present(settings: StreetSettings, now: string) {
  const [allPosts, allUnits] = await Promise.all([
    posts.find({ where: {}, limit: ALL }),
    units.find({ where: {}, limit: ALL }),
  ])
  const { version, calendar, terms, escalation, routing, hotline } = settings
  const rules = rulesForEditor({
    posts: allPosts.filter(post => post.active),
    units: allUnits,
    routing,
    now,
  })
  const first = Number(lanzhouDay(now).slice(0, 4)) - YEARS_BACK
  const years = Array.from({ length: YEARS_SHOWN }, (_x, i) => first + i)
  return {
    version,
    calendar,
    terms,
    escalation,
    routing: { ...routing, rules: rules.map(({ rule }) => rule) },
    hotline,
    announced: years.filter(year => publicDays.isAnnounced(year)),
    countingRules: [...countingRules],
    broken: rules.flatMap(({ rule, broken }, index) => {
      const to = Object(routing.rules[index]).to
      return broken ? [{ rule: rule.id, why: whyWords(broken, to, { routing, posts: allPosts }) }] : []
    }),
  }
}

/**
 * Saves a section over the settings as they were read; undefined when somebody else was faster. A repetition after a
 * lost answer finds what it saved, and takes it.
 */
async function saveOver(before: StreetSettings, section: Partial<StreetSettings>, { key, now }: Call) {
  if (before.savedBy === key) return before
  const after = { ...before, ...section, version: before.version + 1, changedAt: now, savedBy: key }
  const { _id, ...fields } = after
  const updated = await kept.update({ _id: STREET, version: before.version }, fields)
  if (updated > 0 || (await insertFirst(after))) return after
  const there = await streetSettings()
  return there.savedBy === key ? there : undefined
}

/** Saves a section, provided nobody saved since this version was read. @throws AppError SETTINGS_CHANGED */
async function save(version: number, section: Partial<StreetSettings>, call: Call) {
  allow(call.actor, 'street')
  const before = await streetSettings()
  const isOwn = before.savedBy === call.key
  if (!isOwn && before.version !== version) throw new AppError('SETTINGS_CHANGED')
  const after = await saveOver(before, section, call)
  if (!after) throw new AppError('SETTINGS_CHANGED')
  return present(after, call.now)
}

/** The first save of all makes the document. */
async function insertFirst(settings: StreetSettings): Promise<boolean> {
  try {
    await kept.insert(settings)
    return true
  } catch (error) {
    if (!(error instanceof Duplicate)) throw error
    return false
  }
}

/** The emergency switch thrown for a unit, or for the whole street. */
function switched(emergency: Emergency, on: boolean, unit: string | undefined): Emergency {
  if (!unit) return { ...emergency, street: on }
  const others = emergency.units.filter(id => id !== unit)
  return { ...emergency, units: on ? [...others, unit] : others }
}

/** How the street sets its calendar, deadlines and routing, and tries a route. */
export const settingsHandlers: Pick<
  Handlers<StreetContract>,
  | 'settings'
  | 'publicDays'
  | 'saveCalendar'
  | 'saveTerms'
  | 'saveHotline'
  | 'saveRouting'
  | 'emergency'
  | 'tryRoute'
> = {
  async settings(_input, { actor, now }) {
    allow(actor, 'community', 'street')
    return present(await streetSettings(), now)
  },

  async publicDays({ year }, { actor }) {
    allow(actor, 'community', 'street')
    return { announced: publicDays.isAnnounced(year), ...unusualDays(year) }
  },

  saveCalendar: ({ version, calendar }, call) => save(version, { calendar }, call),

  saveTerms: ({ version, terms, escalation }, call) => save(version, { terms, escalation }, call),

  saveHotline: ({ version, hotline }, call) => save(version, { hotline }, call),

  async saveRouting({ version, routing }, call) {
    const { emergency } = (await streetSettings()).routing
    return save(version, { routing: { ...routing, emergency } as StreetSettings['routing'] }, call)
  },

  async emergency({ on, unit }, call) {
    allow(call.actor, 'street')
    if (unit && !(await units.byId(unit))) throw new AppError('UNIT_UNKNOWN', { field: 'unit' })
    // Whoever edits rules meanwhile is not in the way: the switch is thrown over what they saved.
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const before = await streetSettings()
      const emergency = switched(before.routing.emergency, on, unit)
      const after = await saveOver(before, { routing: { ...before.routing, emergency } }, call)
      if (after) return present(after, call.now)
      await pause(attempt)
    }
    throw new AppError('BUSY')
  },

  async tryRoute({ category, unit: unitId, needs, at, routing: tried }, { actor, now }) {
    allow(actor, 'community', 'street')
    const staffed = await staffedUnit(unitId)
    const { unit, roster, settings } = staffed
    const { emergency } = settings.routing
    const routing = (tried ? { ...tried, emergency } : settings.routing) as StreetSettings['routing']
    const when = at ?? now
    const ask = { unit, category, needs, now: when }
    const facts = { roster, routing, officeTime: isOfficeTime(when, settings.calendar) }
    const elsewhere = personsNeeded(ask, facts).length > 0 ? await posts.find({ where: {}, limit: ALL }) : []
    const there = elsewhere.filter(post => post.active)
    const loads = await loadsOf([...roster, ...there], now)
    const routed = routeByRules(ask, { ...facts, elsewhere: there, loads })
    const { sentence, skipped } = explainRoute(routed, { routing, posts: [...roster, ...elsewhere] })
    const urgent = isUrgent({ ...settings, routing }, category, unit)
    const respond = clockFrom('respond', settings, category, urgent, when)
    const resolve = clockFrom('resolve', settings, category, urgent, when)
    return {
      to: { role: routed.to.role, name: routed.to.name },
      because: sentence,
      skipped,
      respondBy: respond.due,
      resolveBy: resolve.due,
      provisional: respond.provisional || resolve.provisional,
    }
  },
}
