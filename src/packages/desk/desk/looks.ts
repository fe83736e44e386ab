import type { Flag, Status } from '@domain/request/model'
import { statusNames } from '@domain/request/story'

/** What the desk has to do something about. */
const needs = [
  'waiting',
  'overdue',
  'extension',
  'callBack',
  'supervised',
  'reminded',
  'reopened',
  'escalated',
  'referred',
  'parts',
  'open',
] as const
/** Where requests stand, to look something up. */
const states = ['dispatched', 'accepted', 'resolved', 'closed', 'withdrawn', 'refused', 'merged'] as const

/** One way to look at the desk's requests: by what they need, or by their state. */
export type Look = (typeof needs)[number] | (typeof states)[number]

const needNames: Record<(typeof needs)[number], { label: string; about: string }> = {
  waiting: { label: '待派单', about: '等您安排人的' },
  overdue: { label: '超期', about: '过了期限还没有答复或者办好的' },
  extension: { label: '延期申请', about: '经办人要多几天，等您答复的' },
  callBack: { label: '待回访', about: '办完了，居民还没有评价或者说没解决的' },
  supervised: { label: '督办', about: '督办了，经办人还没有回复的' },
  reminded: { label: '催办', about: '居民催过的' },
  reopened: { label: '重办', about: '居民说没解决，重新办的' },
  escalated: { label: '已升级', about: '过了期限，已经升级的' },
  referred: { label: '转办', about: '等外单位答复的' },
  parts: { label: '协办', about: '请了别的同志协办，还没有都办完的' },
  open: { label: '全部在办', about: '还没有办结的所有事' },
}

const isState = (look: Look): look is (typeof states)[number] => (states as readonly string[]).includes(look)

export const lookName = (look: Look): string => (isState(look) ? statusNames[look] : needNames[look].label)

/** Those that stand above the list; the others are behind 更多. */
const always: readonly Look[] = ['waiting', 'overdue', 'extension', 'callBack']

/** The looks that stand above the list: the four, after the one that was chosen beside them, so that it is in sight. */
export const looksAbove = (chosen: Look): Look[] =>
  always.includes(chosen) ? [...always] : [chosen, ...always]

/** All looks for a choice, what needs something first. */
export const allLooks: { value: Look; label: string; detail?: string }[] = [
  ...needs.map(value => ({ value, label: needNames[value].label, detail: needNames[value].about })),
  ...states.map(value => ({ value, label: statusNames[value] })),
]

/** How the list is asked for. */
export function askFor(look: Look): { status: Status } | { flag: Flag | 'overdue' | 'open' } {
  if (isState(look)) return { status: look }
  return look === 'waiting' ? { status: 'waiting' } : { flag: look }
}
