import type { Issue } from '../explain'
import { categories, isCategory } from '../request/categories'

const levels: Record<string, string> = { lead: '小区组长', community: '社区', street: '街道' }

const hotlineNames: Record<string, string> = {
  dutyLine: '街道值班电话',
  duty: '每天回电的咨询师',
  cutOffHours: '可以随时取消的时间',
  perMonth: '每人每月的次数',
  offerMinutes: '候补保留的时间',
  noShows: '爽约次数',
  noShowDays: '计算爽约的天数',
}

/** A rule or a team as the editor numbers it, with its name where it has one. */
function numbered(what: string, [index]: string[], list: unknown): string {
  const name = Object(Object(list)[index ?? '']).name
  return `第 ${Number(index) + 1} ${what}${typeof name === 'string' && name.trim() ? `「${name.trim()}」` : ''}`
}

/** What part of the settings a path is about, or undefined where it is about none. */
function placeOf([section, part = '', ...rest]: string[], input: unknown): string | undefined {
  const routing = Object(Object(input).routing)
  switch (section) {
    case 'calendar':
      if (part === 'days' && rest[0]) return `特殊日期 ${rest[0]}`
      if (part === 'hours' && rest[0]) return `第 ${Number(rest[0]) + 1} 段办公时间`
      return part === 'announced' ? '已公布放假安排的年份' : '办公时间'
    case 'terms': {
      const category = isCategory(part) ? `“${categories[part].name}”的` : ''
      return `${category}${rest[0] === 'respond' ? '接单期限' : rest[0] === 'resolve' ? '办结期限' : '期限'}`
    }
    case 'escalation':
      return `${levels[part] ? `升级到${levels[part]}` : '升级'}的时限`
    case 'hotline':
      return hotlineNames[part] ?? '热线设置'
    case 'routing':
      if (part === 'rules' && rest[0]) return numbered('条规则', rest, routing.rules)
      if (part === 'teams' && rest[0]) return numbered('支队伍', rest, routing.teams)
      return part === 'ceiling' ? '每人手上的上限' : '派单规则'
  }
  return undefined
}

/**
 * What is wrong with settings that were sent ({ calendar?, terms?, escalation?, routing? }), in a sentence that says
 * what to do, and the field; undefined where the issue is about something else. The schemas' checks carry the
 * sentences; this puts in front which rule, team, category or day is meant.
 */
export function explainSetting(
  issue: Issue & { message?: string },
  input: unknown,
): { message: string; field: string } | undefined {
  const path = issue.path.map(String)
  const place = placeOf(path, input)
  if (!place) return undefined
  // A check without a sentence of its own fails only for programs that send what no form can.
  const own = /\p{Script=Han}/u.test(issue.message ?? '') ? issue.message : '缺少内容或者不对，请重新填写'
  return { field: path.join('.'), message: `${place}：${own}` }
}
