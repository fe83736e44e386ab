import { defaultHotline, type HotlineSettings } from '../hotline/settings'
import type { CategoryId } from '../request/categories'
import { STREET } from './model'

/**
 * What a street sets for itself: office hours, days off, deadlines, escalation, routing. One document, `_id` STREET,
 * so that it comes with a unit and its roster in one round trip.
 */
export interface StreetSettings {
  _id: typeof STREET
  /** Counts the saved changes; guards every write. */
  version: number
  calendar: CalendarSettings
  terms: Record<CategoryId, Terms>
  escalation: EscalationTerms
  routing: RoutingSettings
  hotline: HotlineSettings
  changedAt: string
  /** The key of the command that saved them last: a repetition of it finds itself. */
  savedBy?: string
}

/** A window of office hours on Lanzhou's clock (HH:mm), half-open: [from, until). */
export interface OfficeHours {
  from: string
  until: string
}

/** What the street says of single days, over the kept library of public holidays. */
export interface CalendarSettings {
  /** In order, without overlap, at least one. */
  hours: OfficeHours[]
  /** By day in Lanzhou (YYYY-MM-DD): a day off, or a workday in spite of weekend or holiday (调休). */
  days: Record<string, 'off' | 'work'>
  /** Years whose holidays stand completely in `days`, before the library knows them. */
  announced: number[]
}

/** A length of time. Working: within office hours of workdays; calendar: round the clock. */
export interface Term {
  amount: number
  unit: 'hours' | 'days'
  counting: 'working' | 'calendar'
}

/** By when a category's requests are to be answered (接单) and done (办结). */
export interface Terms {
  respond: Term
  resolve: Term
}

/** After the deadline: how long until each level is called (0: at once). */
export interface EscalationTerms {
  lead: Term
  community: Term
  street: Term
}

/** For whom something is asked, where a rule may look at it. */
export const needs = ['elder', 'child', 'disabled'] as const
export type Need = (typeof needs)[number]

/**
 * 一办七组. No public source lists the seven groups; these are ours, chosen after what the units do.
 */
export const groups = [
  'office',
  'organisation',
  'livelihood',
  'environment',
  'mediation',
  'safety',
  'culture',
  'supplies',
] as const
export type Group = (typeof groups)[number]

/** People of several units who take one kind of request, e.g. trade volunteers. */
export interface Team {
  id: string
  name: string
  /** Person ids. */
  members: string[]
}

/** When a rule holds. What is left out holds always. */
export interface RuleCondition {
  categories?: CategoryId[]
  units?: string[]
  communities?: string[]
  /** Days of the week in Lanzhou: 1 Monday … 7 Sunday. */
  weekdays?: number[]
  /** Lanzhou's clock (HH:mm), half-open; `from` after `until` goes over midnight. */
  hours?: OfficeHours
  /** Whether it is office time by the street's calendar. */
  officeTime?: boolean
  needs?: Need[]
  /** Whether the emergency switch is on for the unit (平战结合). */
  emergency?: boolean
}

/** Whom a rule gives a request to. */
export type RuleTarget =
  /** A cadre of the unit whose duty covers the category. */
  | { kind: 'duty' }
  /** A member of one of the unit's groups. */
  | { kind: 'group'; group: Group }
  | { kind: 'team'; team: string }
  | { kind: 'person'; person: string }
  | { kind: 'lead' }
  | { kind: 'community' }
  | { kind: 'street' }

export interface RoutingRule {
  id: string
  name: string
  /** Switched off by hand; a rule that can't work is skipped without being switched off. */
  off: boolean
  when: RuleCondition
  to: RuleTarget
}

export interface RoutingSettings {
  /** In order; the first that holds and can work wins. Afterwards the default chain. */
  rules: RoutingRule[]
  teams: Team[]
  /** Nobody is given more open requests than this; null: no ceiling. */
  ceiling: number | null
  /** The emergency switch, for the whole street or for single units. */
  emergency: { street: boolean; units: string[] }
}

const hours = (amount: number, counting: Term['counting'] = 'working'): Term => ({
  amount,
  unit: 'hours',
  counting,
})
const days = (amount: number, counting: Term['counting'] = 'working'): Term => ({
  amount,
  unit: 'days',
  counting,
})

/** What holds until the street changes it. Terms are ours, after what 12345 hotlines commonly promise. */
export const defaultSettings: StreetSettings = {
  _id: STREET,
  version: 1,
  calendar: {
    hours: [
      { from: '09:00', until: '12:00' },
      { from: '14:30', until: '18:00' },
    ],
    days: {},
    announced: [],
  },
  terms: {
    'free-clinic': { respond: days(1), resolve: days(5) },
    haircut: { respond: days(1), resolve: days(5) },
    'mother-infant': { respond: hours(4), resolve: days(5) },
    education: { respond: days(1), resolve: days(7) },
    'legal-advice': { respond: days(1), resolve: days(7) },
    'fire-hazard': { respond: hours(1, 'calendar'), resolve: hours(24, 'calendar') },
    environment: { respond: hours(4), resolve: days(3) },
    other: { respond: days(1), resolve: days(5) },
  },
  escalation: { lead: hours(0), community: hours(4), street: days(1) },
  routing: { rules: [], teams: [], ceiling: 20, emergency: { street: false, units: [] } },
  hotline: defaultHotline,
  changedAt: '2026-01-01T00:00:00.000Z',
}
