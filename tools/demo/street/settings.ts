import { defaultHotline, type HotlineSettings } from '@domain/hotline/settings'
import { daysAfter } from '@domain/request/deadline'
import type { Post } from '@domain/street/model'
import { defaultSettings, type RoutingRule, type StreetSettings, type Team } from '@domain/street/settings'
import { type Chance, chance } from '../chance'
import { inventedLandline } from './names'
import { FORMER_CADRE } from './roster'

/** The communities have the first ones. */
const HOTLINE_NUMBER = 100

/** Trade volunteers (行业志愿者): cadres of these communities, taken for their trade wherever they serve. */
const trades = [
  { id: 'doctors', name: '医疗志愿队', size: 8, communities: ['yintanlu', 'gejiaxiangdao'] },
  { id: 'hairdressers', name: '义剪队', size: 6, communities: ['yingmentan'] },
  { id: 'lawyers', name: '法律服务队', size: 7, communities: ['yintanlu', 'yingmentan', 'gejiaxiangdao'] },
] as const

function teamsOf(posts: readonly Post[], draws: Chance): Team[] {
  const taken = new Set<string>()
  return trades.map(({ id, name, size, communities }) => {
    const able = posts
      .filter(post => post.role === 'cadre' && post.active && !taken.has(post.person))
      .filter(post => (communities as readonly (string | undefined)[]).includes(post.community))
    const members = [...new Set(draws.shuffled(able).map(post => post.person))].slice(0, size)
    for (const member of members) taken.add(member)
    return { id, name, members }
  })
}

const rule = (id: string, name: string, when: RoutingRule['when'], to: RoutingRule['to']): RoutingRule => ({
  id,
  name,
  off: false,
  when,
  to,
})

/** The first that holds and can work wins. One can't, since its person has left: the editor has to show that. */
const rules: readonly RoutingRule[] = [
  rule('emergency', '应急状态由小区组长统一接', { emergency: true }, { kind: 'lead' }),
  rule(
    'night-hazard',
    '李家庄夜间隐患找组长',
    { categories: ['fire-hazard'], communities: ['lijiazhuang'], hours: { from: '20:00', until: '07:00' } },
    { kind: 'lead' },
  ),
  rule('hazard', '消防隐患交安全组', { categories: ['fire-hazard'] }, { kind: 'group', group: 'safety' }),
  rule(
    'clean-up',
    '征拆片区环境卫生由专人负责',
    { categories: ['environment'], units: ['gejiaxiangdao-03', 'gejiaxiangdao-04'] },
    { kind: 'person', person: FORMER_CADRE },
  ),
  rule(
    'clinic',
    '老人和残疾人义诊派医疗志愿队',
    { categories: ['free-clinic'], communities: ['yintanlu', 'gejiaxiangdao'], needs: ['elder', 'disabled'] },
    { kind: 'team', team: 'doctors' },
  ),
  rule(
    'haircut',
    '营门滩义剪派义剪队',
    { categories: ['haircut'], communities: ['yingmentan'] },
    { kind: 'team', team: 'hairdressers' },
  ),
  rule(
    'law',
    '普法派法律服务队',
    { categories: ['legal-advice'], communities: ['yintanlu', 'yingmentan', 'gejiaxiangdao'] },
    { kind: 'team', team: 'lawyers' },
  ),
  {
    ...rule(
      'school',
      '开学季教育诉求交文化组',
      { categories: ['education'] },
      { kind: 'group', group: 'culture' },
    ),
    off: true,
  },
]

/** Who calls back, Monday first, by the counsellors' places in the roster; on Sundays whoever is there. */
const DUTY = [0, 1, 2, 4, 5, 3] as const

function hotlineOf(posts: readonly Post[]): HotlineSettings {
  const counsellors = posts.filter(({ role, active }) => role === 'counsellor' && active)
  const duty = [...DUTY.map(place => counsellors[place]?.person ?? null), null]
  return { ...defaultHotline, dutyLine: inventedLandline(HOTLINE_NUMBER), duty }
}

/** What the demo street has set for itself: common terms, and rules, teams and a hotline of its own. */
export function streetSettings(posts: readonly Post[], seed: string, start: string): StreetSettings {
  const teams = teamsOf(posts, chance(seed, 'teams'))
  const routing = { ...defaultSettings.routing, rules: [...rules], teams }
  return {
    ...defaultSettings,
    version: 4,
    routing,
    hotline: hotlineOf(posts),
    changedAt: daysAfter(start, -3),
  }
}
