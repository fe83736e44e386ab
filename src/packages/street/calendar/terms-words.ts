import type { EscalationTerms, Term, Terms } from '@domain/street/settings'

/** How a length of time is counted, as one choice. */
export type Counted = `${Term['counting']}-${Term['unit']}`
export const countedNames: Record<Counted, { label: string; detail: string }> = {
  'working-days': { label: '个工作日', detail: '收到当天不算，到最后一天下班时' },
  'working-hours': { label: '个工作小时', detail: '只算办公时间' },
  'calendar-days': { label: '天', detail: '昼夜连续，一天 24 小时' },
  'calendar-hours': { label: '小时', detail: '昼夜连续' },
}
export const countedOf = ({ counting, unit }: Term): Counted => `${counting}-${unit}`
export function termOf(amount: number, counted: Counted): Term {
  const [counting, unit] = counted.split('-') as [Term['counting'], Term['unit']]
  return { amount, unit, counting }
}

/** 1 个工作日; 4 个工作小时; 24 小时. */
const termWords = (term: Term): string =>
  `${Number.isInteger(term.amount) ? term.amount : '？'} ${countedNames[countedOf(term)].label}`

/** 4 个工作小时内接单，5 个工作日内办结. */
export const termsWords = ({ respond, resolve }: Terms): string =>
  `${termWords(respond)}内接单，${termWords(resolve)}内办结`

export const levelNames: Record<keyof EscalationTerms, string> = {
  lead: '通知小区组长',
  community: '通知社区',
  street: '通知街道',
}
/** 到期时; 到期后 1 个工作日. */
export const delayWords = (term: Term): string =>
  term.amount === 0 ? '一到期就通知' : `到期后 ${termWords(term)}`

/** What is wrong with an amount, or undefined. */
export const amountProblem = (amount: number, least: number): string | undefined =>
  Number.isInteger(amount) && amount >= least && amount <= 999 ? undefined : `请填 ${least} 到 999 之间的整数`
