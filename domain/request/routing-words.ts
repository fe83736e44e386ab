import type { Post } from '../street/model'
import type { Group, RoutingSettings } from '../street/settings'
import type { Party } from './model'
import type { Routed, RuleRef } from './routing-rules'
import { targetOf, type Why } from './rule-target'

/** What the office and the seven groups (一办七组) of a unit are called. */
export const groupNames: Record<Group, string> = {
  office: '综合办公室',
  organisation: '组织联络组',
  livelihood: '民生服务组',
  environment: '环境整治组',
  mediation: '矛盾调解组',
  safety: '安全巡查组',
  culture: '文化宣传组',
  supplies: '物资保障组',
}

/** What the names in explanations are found in: posts of those who left are of use too. */
export interface Names {
  routing: Pick<RoutingSettings, 'rules' | 'teams'>
  posts: readonly Pick<Post, 'person' | 'name'>[]
}

const inOrder = '按默认顺序：'
const chainWords = {
  duty: `${inOrder}本单元职责范围内最空闲的干部`,
  lead: `${inOrder}本单元没有能接这件事的干部，由小区组长接`,
  community: `${inOrder}本单元没有能接这件事的干部和小区组长，由社区派单`,
  street: `${inOrder}本单元和社区都没有能接这件事的人，由街道派单`,
}

/** Whom a rule's target means, in words: 王芳, 队伍「义诊队」, 安全巡查组, 职责范围内的干部. */
export function targetWords(to: unknown, { routing, posts }: Names): string {
  const target = targetOf(to)
  switch (target?.kind) {
    case 'duty':
      return '本单元职责范围内的干部'
    case 'lead':
      return '本单元的小区组长'
    case 'community':
      return '社区'
    case 'street':
      return '街道'
    case 'group':
      return `本单元的${groupNames[target.group]}`
    case 'team': {
      const teams: readonly unknown[] = Array.isArray(routing?.teams) ? routing.teams : []
      const name = Object(teams.find(each => Object(each).id === target.team)).name
      return typeof name === 'string' && name ? `队伍「${name}」` : '指定的队伍'
    }
    case 'person':
      return posts.find(post => post.person === target.person)?.name ?? '指定的同志'
  }
  return '没有写明的人'
}

/** Why a rule can't work, in words. `to`: the rule's target, as the database holds it. */
export function whyWords(why: Why, to: unknown, names: Names): string {
  const target = targetOf(to)
  const whom = targetWords(to, names)
  const several = target?.kind !== 'person' && target?.kind !== 'lead'
  switch (why) {
    case 'left':
      return several ? `${whom}的人都已不在岗` : `${whom}已不在岗`
    case 'away':
      return several ? `${whom}都在休假` : `${whom}正在休假`
    case 'full':
      return several ? `${whom}手上的诉求都已满额` : `${whom}手上的诉求已满额`
    case 'nobody':
      if (target?.kind === 'lead') return '本单元没有能接这件事的小区组长'
      return target?.kind === 'person' ? `${whom}刚把这件事转出来` : `${whom}里没有能接这件事的人`
    case 'unknown':
      return target?.kind === 'team'
        ? `${whom}已不存在`
        : '所选的单元或社区已不存在，或者单元不在所选的社区里'
    case 'empty':
      return target ? '适用条件不完整或者不对' : '没有写明派给谁'
  }
}

const ruleOf = ({ id }: RuleRef, { routing }: Names): { to?: unknown } =>
  Object(Array.isArray(routing?.rules) ? routing.rules.find(rule => Object(rule).id === id) : undefined)

/** The default chain's reason; a rule that held and was passed over is no "no rule". */
const reasonOf = ({ because, skipped }: Routed, names: Names, to: Party): string => {
  if ('chain' in because) {
    const none = skipped.length > 0 ? '能用上的规则' : '规则适用'
    return `没有${none}，${chainWords[because.chain]}`
  }
  const standsIn = to.role === 'street' && Object(ruleOf(because.rule, names).to).kind === 'community'
  return `符合规则「${because.rule.name}」${standsIn ? '；社区现在没有人在岗，由街道代为派单' : ''}`
}

/**
 * Who gets such a request and why, in plain Chinese, and one line for each rule that was passed over. For the editor's
 * preview: “这样的诉求会派给李伟，因为符合规则「消防隐患交安全巡查组」” · “规则「…」跳过：王芳已不在岗”.
 */
export function explainRoute(routed: Routed, names: Names): { sentence: string; skipped: string[] } {
  const { to, skipped } = routed
  return {
    sentence: `这样的诉求会派给${to.role === 'lead' ? '小区组长' : ''}${to.name}，因为${reasonOf(routed, names, to)}`,
    skipped: skipped.map(
      ({ rule, why }) => `规则「${rule.name}」跳过：${whyWords(why, ruleOf(rule, names).to, names)}`,
    ),
  }
}
