import * as z from 'zod/mini'
import { type CategoryId, categoryIds } from '../request/categories'
import { type CalendarSettings, defaultSettings, type RoutingSettings, type StreetSettings } from './settings'
import {
  announced,
  ceiling,
  dayKind,
  emergency,
  escalationTerms,
  hotlineSettings,
  hours,
  isDay,
  team,
  terms,
} from './settings-schema'

type Loose = Record<string, unknown>
const sectionOf = (value: unknown): Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {}
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** What a schema makes of a value, or something else where it takes it not. */
function sound<T>(schema: z.ZodMiniType<T>, value: unknown, otherwise: T): T {
  const parsed = schema.safeParse(value)
  return parsed.success ? parsed.data : otherwise
}
/** `otherwise`, with every field that is sound taken from `value`. */
function soundFields<T extends object>(
  schemas: { [K in keyof T]: z.ZodMiniType<T[K]> },
  value: unknown,
  otherwise: T,
): T {
  const given = sectionOf(value)
  const keys = Object.keys(otherwise) as (keyof T & string)[]
  return Object.fromEntries(keys.map(key => [key, sound(schemas[key], given[key], otherwise[key])])) as T
}

function calendarOf(value: unknown): CalendarSettings {
  const given = sectionOf(value)
  const { calendar } = defaultSettings
  // Single days are kept one by one: one slip must not bring a whole year's holidays down.
  const sane = Object.entries(sectionOf(given.days)).filter(
    ([key, kind]) => isDay(key) && dayKind.safeParse(kind).success,
  )
  return {
    hours: sound(hours, given.hours, calendar.hours),
    days: Object.fromEntries(sane) as CalendarSettings['days'],
    announced: sound(announced, given.announced, calendar.announced),
  }
}

/** Of two teams with one id, the first: rules can't tell them apart. */
function teamsOf(value: unknown): RoutingSettings['teams'] {
  const sane = listOf(value).filter(each => team.safeParse(each).success) as RoutingSettings['teams']
  return sane.filter(({ id }, index) => sane.findIndex(other => other.id === id) === index)
}

function routingOf(value: unknown): RoutingSettings {
  const given = sectionOf(value)
  const otherwise = defaultSettings.routing
  return {
    rules: listOf(given.rules) as RoutingSettings['rules'],
    teams: teamsOf(given.teams),
    ceiling: sound(ceiling, given.ceiling, otherwise.ceiling),
    emergency: soundFields(emergency.shape, given.emergency, otherwise.emergency),
  }
}

/**
 * The street's settings from its document, or the defaults where there is none. What is missing or malformed (old,
 * edited by hand) is filled in, field by field, so that it never blocks intake. Rules alone are left as they are,
 * malformed ones in their places: `routeByRules` passes over them and reports, `rulesForEditor` shows them.
 */
export function settingsOf(document: unknown): StreetSettings {
  const given = sectionOf(document)
  const { version, changedAt, ...otherwise } = defaultSettings
  const termsGiven = sectionOf(given.terms)
  const termsOf = (category: CategoryId) =>
    soundFields(terms.shape, termsGiven[category], otherwise.terms[category])
  return {
    _id: otherwise._id,
    version: sound(z.int(), given.version, version),
    calendar: calendarOf(given.calendar),
    terms: Object.fromEntries(
      categoryIds.map(category => [category, termsOf(category)]),
    ) as StreetSettings['terms'],
    escalation: soundFields(escalationTerms.shape, given.escalation, otherwise.escalation),
    routing: routingOf(given.routing),
    hotline: soundFields(hotlineSettings.shape, given.hotline, otherwise.hotline),
    changedAt: sound(z.string(), given.changedAt, changedAt),
    ...(typeof given.savedBy === 'string' && { savedBy: given.savedBy }),
  }
}
