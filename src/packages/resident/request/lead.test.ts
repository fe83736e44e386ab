import { describe, expect, it } from 'vitest'
import { leadOf } from './lead'

const now = '2026-11-23T06:00:00Z'
const view = {
  status: 'dispatched' as const,
  responsible: { role: 'cadre' as const, name: '李伟' },
  dueAt: '2026-11-24T04:00:00Z',
  verdict: null,
  changedAt: '2026-11-23T05:00:00Z',
  reopenings: 0,
}

describe('the first line of a request', () => {
  it.each([
    [{}, '李伟将在明天 12:00 前答复您。'],
    [{ dueAt: '2026-11-23T05:00:00Z' }, '李伟还没有答复，已经超时，您可以打电话问问社区。'],
    [{ status: 'waiting' as const }, '李伟正在安排人，明天 12:00 前答复您。'],
    [{ status: 'accepted' as const }, '李伟正在办，最晚明天 12:00 办好。'],
    [{ status: 'resolved' as const }, '李伟说已经办好，请您看看解决了没有。'],
    [{ status: 'resolved' as const, verdict: 'unsolved' as const }, '您说还没有解决，可以请我们重办。'],
    [{ status: 'closed' as const, dueAt: null, verdict: 'solved' as const }, '已结案，谢谢您的评价。'],
    [{ status: 'closed' as const, dueAt: null, verdict: 'none' as const }, '7 天没有收到您的评价，已结案。'],
    [{ status: 'withdrawn' as const, dueAt: null }, '您已经撤回，今天 13:00。'],
  ])('with %j says %s', (fields, words) => {
    expect(leadOf({ ...view, ...fields }, now)).toBe(words)
  })
})
