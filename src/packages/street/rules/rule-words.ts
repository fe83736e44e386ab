import { categories } from '@domain/request/categories'
import { targetWords } from '@domain/request/routing-words'
import type { RoutingSettings, RuleCondition, RuleTarget } from '@domain/street/settings'
import { needNames } from '@/features/request/need-names'
import { weekdayName } from '@/lib/time'

/** So many names are read; beyond them a number says more. */
const NAMES_AT_MOST = 3

/** What ids mean. */
export interface Names {
  units: readonly { id: string; name: string }[]
  communities: readonly { id: string; name: string }[]
  posts: readonly { person: string; name: string }[]
  routing: Pick<RoutingSettings, 'rules' | 'teams'>
}

/** 周一至周五; 周六、周日; 周一、周三至周五. */
export function weekdayWords(days: readonly number[]): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b)
  const runs: number[][] = []
  for (const day of sorted) {
    const run = runs.at(-1)
    if (run && run.at(-1) === day - 1) run.push(day)
    else runs.push([day])
  }
  return runs
    .flatMap(run =>
      run.length > 2
        ? [`${weekdayName(run[0]!)}至${weekdayName(run.at(-1)!)}`]
        : run.map(day => weekdayName(day)),
    )
    .join('、')
}

const NOTHING = '（还没选）'

function listed(ids: readonly string[], all: Names['units'], counter: string): string {
  if (ids.length === 0) return NOTHING
  const names = ids.map(id => all.find(each => each.id === id)?.name ?? '已撤销的')
  if (names.length <= NAMES_AT_MOST) return names.join('、')
  return `${names.slice(0, NAMES_AT_MOST - 1).join('、')}等 ${names.length} 个${counter}`
}

function timeWords({ weekdays, hours }: RuleCondition): string | undefined {
  const days = weekdays && (weekdays.length === 0 ? NOTHING : weekdayWords(weekdays))
  const overnight = hours && hours.from > hours.until ? '次日 ' : ''
  const clock = hours && `${hours.from || '?'}–${overnight}${hours.until || '?'}`
  return [days, clock].filter(Boolean).join(' ') || undefined
}

/** When a rule holds, piece by piece; none where it always holds. */
export function conditionWords(when: RuleCondition, names: Names): string[] {
  const asked = when.categories?.map(id => categories[id]?.name ?? id)
  const whom = when.needs?.map(need => needNames[need])
  return [
    asked && (asked.join('、') || NOTHING),
    when.communities && listed(when.communities, names.communities, '社区'),
    when.units && listed(when.units, names.units, '单元'),
    timeWords(when),
    when.officeTime === undefined ? undefined : when.officeTime ? '办公时间' : '非办公时间',
    whom && (whom.length > 0 ? `家有${whom.join('、')}` : NOTHING),
    when.emergency === undefined ? undefined : when.emergency ? '应急时' : '平时',
  ].filter(words => words !== undefined)
}

/** A rule as a sentence: 义诊、母婴 · 一单元 · 周一至周五 09:00–12:00 → 队伍「医疗志愿队」. */
export function ruleSentence({ when, to }: { when: RuleCondition; to: RuleTarget }, names: Names): string {
  return `${conditionWords(when, names).join(' · ') || '所有诉求'} → ${targetWords(to, names)}`
}
