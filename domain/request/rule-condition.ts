import { lanzhouTime } from '../lanzhou'
import type { Unit } from '../street/model'
import {
  type Need,
  needs,
  type OfficeHours,
  type RoutingSettings,
  type RuleCondition,
} from '../street/settings'
import { type CategoryId, isCategory } from './categories'

/** What is asked for, as far as routing looks at it. `except`: a person left out, who just handed it on. */
export interface Ask {
  unit: Unit
  category: CategoryId
  needs: readonly Need[]
  /** ISO, UTC. */
  now: string
  except?: string
}

/** What a condition is compared with. */
export interface Moment {
  unit: string
  community: string
  category: CategoryId
  needs: readonly Need[]
  /** Lanzhou's clock, HH:mm. */
  time: string
  /** 1 Monday … 7 Sunday, in Lanzhou. */
  weekday: number
  officeTime: boolean
  emergency: boolean
}

/** Whether the emergency switch (平战结合) is on for a unit: for it alone, or for the whole street. */
export const inEmergency = (routing: RoutingSettings, unit: string): boolean => {
  const { street, units } = routing?.emergency ?? {}
  return street === true || (Array.isArray(units) && units.includes(unit))
}

/** What the conditions of all rules are compared with for one request. */
export function momentOf(ask: Ask, routing: RoutingSettings, officeTime: boolean): Moment {
  const [day, time] = lanzhouTime(ask.now).split(' ') as [string, string]
  return {
    unit: ask.unit._id,
    community: ask.unit.community,
    category: ask.category,
    // Requests from before it was asked for have none.
    needs: ask.needs ?? [],
    time,
    weekday: new Date(`${day}T00:00:00Z`).getUTCDay() || 7,
    officeTime,
    emergency: inEmergency(routing, ask.unit._id),
  }
}

const listOf = (isItem: (item: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.length > 0 && value.every(isItem)
const isText = (value: unknown) => typeof value === 'string' && value !== ''
const isFlag = (value: unknown) => typeof value === 'boolean'
const isClock = (value: unknown) => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)

/** Whether both ends are times of day and differ: from a time until the same time could mean never or always. */
function areHours(value: unknown): value is OfficeHours {
  const { from, until } = Object(value)
  return isClock(from) && isClock(until) && from !== until
}
const overMidnight = ({ from, until }: OfficeHours): boolean => from > until

/** A night belongs to the day on which it begins: Friday from 22:00 until 06:00 takes in Saturday's small hours. */
function dayOfShift(hours: unknown, { weekday, time }: Moment): number {
  const begunBefore = areHours(hours) && overMidnight(hours) && time < hours.until
  return begunBefore ? ((weekday + 5) % 7) + 1 : weekday
}

type Part<K extends keyof RuleCondition> = {
  valid: (value: unknown) => boolean
  holds: (value: NonNullable<RuleCondition[K]>, moment: Moment, when: RuleCondition) => boolean
}

/** One row per part of a condition: what it must look like, and when it holds. */
const parts: { [K in keyof Required<RuleCondition>]: Part<K> } = {
  categories: { valid: listOf(isCategory), holds: (list, { category }) => list.includes(category) },
  units: { valid: listOf(isText), holds: (list, { unit }) => list.includes(unit) },
  communities: { valid: listOf(isText), holds: (list, { community }) => list.includes(community) },
  weekdays: {
    valid: listOf(day => Number.isInteger(day) && 1 <= Number(day) && Number(day) <= 7),
    holds: (list, moment, { hours }) => list.includes(dayOfShift(hours, moment)),
  },
  hours: {
    valid: areHours,
    holds: (hours, { time }) =>
      overMidnight(hours)
        ? time >= hours.from || time < hours.until
        : hours.from <= time && time < hours.until,
  },
  officeTime: { valid: isFlag, holds: (wanted, { officeTime }) => wanted === officeTime },
  needs: {
    valid: listOf(need => (needs as readonly unknown[]).includes(need)),
    holds: (list, asked) => list.some(need => asked.needs.includes(need)),
  },
  emergency: { valid: isFlag, holds: (wanted, { emergency }) => wanted === emergency },
}

/** The parts that were given. Databases keep what was left out as null. */
const given = (when: object) => Object.entries(when).filter(([, value]) => value != null)
const isPart = (key: string): key is keyof RuleCondition => Object.hasOwn(parts, key)
const isValid = (key: string, value: unknown) => isPart(key) && parts[key].valid(value)

/**
 * Whether something from the database is a condition throughout. An empty list is none: it could mean never or
 * always. Neither is one with an unknown part: passing over what a later version wrote would widen the rule.
 */
export const isCondition = (when: unknown): when is RuleCondition =>
  typeof when === 'object' &&
  when !== null &&
  !Array.isArray(when) &&
  given(when).every(([key, value]) => isValid(key, value))

/**
 * Whether a condition holds: yes, no, or malformed. What is malformed in part is still a no where a sound part of it
 * says no, so that a broken rule for one unit is not reported in all the others.
 */
export function holds(when: unknown, moment: Moment): 'yes' | 'no' | 'malformed' {
  if (typeof when !== 'object' || when === null || Array.isArray(when)) return 'malformed'
  const sound = given(when).filter(([key, value]) => isValid(key, value))
  const no = sound.some(([key, value]) => {
    const part = parts[key as keyof RuleCondition] as Part<keyof RuleCondition>
    return !part.holds(value as never, moment, when)
  })
  if (no) return 'no'
  return isCondition(when) ? 'yes' : 'malformed'
}
