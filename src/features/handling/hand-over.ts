import type { RequestView } from '@domain/request/schema'
import { cloud } from '@/cloud/client'

/** The two ways to give a request to somebody else: a cadre's 转派, and the desk's 派单. */
export type HandOver = 'transfer' | 'dispatch'

export interface HandOverDraft {
  where: 'here' | 'elsewhere'
  /** A person of its own unit. */
  to: string
  /** Another unit. */
  unit: string
  unitName: string
  reason: string
}

interface HandOverInput {
  id: string
  version: number
  to?: string
  unit?: string
  reason: string
}

export const handOverWords = {
  transfer: {
    title: '转派',
    verb: '转派',
    running: '正在转派',
    elsewhere: '会请社区派单台转到那个单元。',
    reason: '转派原因',
    phrases: ['他更熟悉这类事', '我手上的事太多', '我这几天不在', '事情在他负责的楼栋'],
  },
  dispatch: {
    title: '派单',
    verb: '派单',
    running: '正在派单',
    elsewhere: '会自动派给那个单元里最合适的同志。',
    reason: '想说明的话',
    phrases: ['请尽快联系居民', '居民行动不便，请上门', '请先电话了解情况'],
  },
} as const

/** Sends it. The desk may leave the reason out; an empty one is none. */
export const sendHandOver: Record<HandOver, (input: HandOverInput, key: string) => Promise<RequestView>> = {
  transfer: (input, key) => cloud.request.transfer(input, key),
  dispatch: ({ reason, ...input }, key) =>
    cloud.request.dispatch({ ...input, ...(reason.trim() && { reason }) }, key),
}

/** Who gets it, of the two that can be chosen. */
export const handOverOf = ({ where, to, unit, reason }: HandOverDraft) =>
  where === 'here' ? { to, reason } : { unit, reason }
