import * as z from 'zod/mini'
import { clock, day, id, phone } from '../fields'
import { categoryIds } from '../request/categories'
import { groups, needs, type OfficeHours } from './settings'

// Every check says in Chinese what to do; `explainSetting` puts in front what it is about.
const LIMITS = { windows: 4, days: 400, rules: 100, teams: 50, members: 200, amount: 999 }

const flag = z.boolean('请选择是或者否')
const name = z
  .string('请填名称')
  .check(z.trim(), z.minLength(1, '请填名称'), z.maxLength(30, '名称最多 30 字，请删减一些'))

/** Each at most once, at least one: an empty list could mean never or always. */
const some = <T extends z.ZodMiniType>(item: T, max: number, what: string) =>
  z.array(item).check(
    z.minLength(1, `请至少选一个${what}，或者去掉这个条件`),
    z.maxLength(max, `${what}太多了`),
    z.refine(list => new Set(list).size === list.length, `${what}有重复，请去掉重复的`),
  )

// --- calendar ----------------------------------------------------------------------------------------------
const inOrder = (hours: OfficeHours[]) =>
  hours.every((window, i) => i === 0 || hours[i - 1]!.until <= window.from)

const officeHours = z
  .object({ from: clock, until: clock })
  .check(z.refine(({ from, until }) => from < until, '开始要早于结束'))

export const hours = z
  .array(officeHours)
  .check(
    z.minLength(1, '请至少填一段办公时间'),
    z.maxLength(LIMITS.windows, `办公时间最多 ${LIMITS.windows} 段`),
    z.refine(inOrder, '几段办公时间要按先后排，不能重叠'),
  )

/** Whether a text is a day that exists: YYYY-MM-DD. */
export const isDay = (key: string) => day.safeParse(key).success
export const dayKind = z.enum(['off', 'work'], '请选择休息或者上班')
const days = z.record(z.string(), dayKind).check(
  z.refine(all => Object.keys(all).length <= LIMITS.days, `特殊日期最多 ${LIMITS.days} 天，请去掉过去的`),
  ({ value, issues }) => {
    for (const key of Object.keys(value).filter(key => !isDay(key))) {
      issues.push({ code: 'custom', input: value, path: [key], message: '没有这一天，请检查日期' })
    }
  },
)
export const announced = z
  .array(z.int('请填年份').check(z.minimum(2020, '请填年份'), z.maximum(2100, '请填年份')))
  .check(
    z.maxLength(81),
    z.refine(years => new Set(years).size === years.length, '年份有重复'),
  )

export const calendarSettings = z.object({ hours, days, announced })

// --- terms -------------------------------------------------------------------------------------------------
const termFrom = (least: number) => {
  const range = `请填 ${least} 到 ${LIMITS.amount} 之间的整数`
  return z.object({
    amount: z.int(range).check(z.minimum(least, range), z.maximum(LIMITS.amount, range)),
    unit: z.enum(['hours', 'days'], '请选择小时或者天'),
    counting: z.enum(['working', 'calendar'], '请选择按工作时间还是按自然时间算'),
  })
}
/** A delay, which may be none. */
export const term = termFrom(0)
const deadline = termFrom(1)
export const terms = z.object({ respond: deadline, resolve: deadline })
export const termsByCategory = z.record(z.enum(categoryIds), terms)
export const escalationTerms = z.object({ lead: term, community: term, street: term })

// --- routing -----------------------------------------------------------------------------------------------
/** Strict: a part that is not known here would be lost, and the rule hold more often than was meant. */
const ruleCondition = z.strictObject({
  categories: z.optional(some(z.enum(categoryIds), categoryIds.length, '事项类别')),
  units: z.optional(some(id, 200, '单元')),
  communities: z.optional(some(id, 50, '社区')),
  weekdays: z.optional(some(z.int().check(z.minimum(1), z.maximum(7)), 7, '星期')),
  hours: z.optional(
    z
      .object({ from: clock, until: clock })
      .check(z.refine(({ from, until }) => from !== until, '开始和结束不能相同；全天适用请去掉这个条件')),
  ),
  officeTime: z.optional(flag),
  needs: z.optional(some(z.enum(needs), needs.length, '服务对象')),
  emergency: z.optional(flag),
})

const ruleTarget = z.discriminatedUnion(
  'kind',
  [
    z.object({ kind: z.literal('duty') }),
    z.object({ kind: z.literal('group'), group: z.enum(groups, '请选择派给哪个组') }),
    z.object({ kind: z.literal('team'), team: id }),
    z.object({ kind: z.literal('person'), person: id }),
    z.object({ kind: z.literal('lead') }),
    z.object({ kind: z.literal('community') }),
    z.object({ kind: z.literal('street') }),
  ],
  '请选择派给谁',
)

export const routingRule = z.object({ id, name, off: flag, when: ruleCondition, to: ruleTarget })
export const team = z.object({
  id,
  name,
  members: z.array(id).check(
    z.maxLength(LIMITS.members, `最多 ${LIMITS.members} 人`),
    z.refine(list => new Set(list).size === list.length, '有人重复了，请去掉重复的'),
  ),
})
const distinct = (list: { id: string }[]) => new Set(list.map(each => each.id)).size === list.length
export const ceiling = z.nullable(
  z.int('请填整数').check(z.minimum(1, '至少是 1 件'), z.maximum(LIMITS.amount, `最多 ${LIMITS.amount} 件`)),
)
export const emergency = z.object({ street: flag, units: z.array(id).check(z.maxLength(200)) })

/**
 * Rules may name teams, persons and units that are not there: those leave at their own time, and a rule that can't
 * work is shown as such (`ruleHealth`) and passed over, not refused.
 */
export const routingSettings = z.object({
  rules: z
    .array(routingRule)
    .check(
      z.maxLength(LIMITS.rules, `规则最多 ${LIMITS.rules} 条，请去掉不用的`),
      z.refine(distinct, '规则的编号有重复，请重新打开再改'),
    ),
  teams: z
    .array(team)
    .check(
      z.maxLength(LIMITS.teams, `队伍最多 ${LIMITS.teams} 支，请去掉不用的`),
      z.refine(distinct, '队伍的编号有重复，请重新打开再改'),
    ),
  ceiling,
  emergency,
})

// --- hotline -----------------------------------------------------------------------------------------------
const whole = (least: number, most: number) => {
  const range = `请填 ${least} 到 ${most} 之间的整数`
  return z.int(range).check(z.minimum(least, range), z.maximum(most, range))
}
export const hotlineSettings = z.object({
  dutyLine: phone,
  duty: z.array(z.nullable(id)).check(z.length(7, '一周七天都要有，可以不指定人')),
  cutOffHours: whole(0, 72),
  perMonth: whole(1, 31),
  offerMinutes: whole(5, 240),
  noShows: whole(1, 10),
  noShowDays: whole(7, 365),
})
