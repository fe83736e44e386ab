import { describe, expect, it } from 'vitest'
import { dueWords, isDueSoon, isOverdue } from './due'

// 23 November 2026, 14:00 in Lanzhou.
const now = '2026-11-23T06:00:00Z'
const aDue = (fields: Partial<Parameters<typeof dueWords>[0]>) => ({
  status: 'dispatched' as const,
  dueAt: '2026-11-24T04:00:00Z' as string | null,
  verdict: null,
  changedAt: '2026-11-23T01:00:00Z',
  ...fields,
})

describe('a deadline in words', () => {
  it.each([
    [{}, '最晚明天 12:00 答复'],
    [{ status: 'accepted' as const, dueAt: '2026-11-30T04:00:00Z' }, '最晚11月30日办好'],
    [{ status: 'resolved' as const, dueAt: '2026-11-30T04:00:00Z' }, '11月30日前可评价'],
    [{ status: 'resolved' as const, verdict: 'unsolved' as const }, '明天 12:00 前可重办'],
    [{ dueAt: '2026-11-23T05:40:00Z' }, '已超时 20 分钟'],
    [{ dueAt: '2026-11-23T06:00:00Z' }, '已超时 1 分钟'],
    [{ dueAt: '2026-11-23T02:59:00Z' }, '已超时 3 小时'],
    [{ dueAt: '2026-11-20T06:00:00Z' }, '已超时 3 天'],
    [{ status: 'closed' as const, dueAt: null }, '今天 09:00'],
  ])('of %j is “%s”', (fields, words) => {
    expect(dueWords(aDue(fields), now)).toBe(words)
  })
})

describe('what is late', () => {
  it('is what somebody on our side owes, from the very instant of the deadline', () => {
    expect(isOverdue(aDue({ dueAt: now }), now)).toBe(true)
    expect(isOverdue(aDue({ dueAt: '2026-11-23T06:00:01Z' }), now)).toBe(false)
  })

  it("is never a resident's own week", () => {
    expect(isOverdue(aDue({ status: 'resolved', dueAt: '2026-11-01T00:00:00Z' }), now)).toBe(false)
  })
})

describe('what is due soon', () => {
  it('is due within 24 hours or late already', () => {
    expect(isDueSoon(aDue({ dueAt: '2026-11-24T06:00:00Z' }), now)).toBe(true)
    expect(isDueSoon(aDue({ dueAt: '2026-11-24T06:00:01Z' }), now)).toBe(false)
    expect(isDueSoon(aDue({ dueAt: '2026-11-01T00:00:00Z' }), now)).toBe(true)
    expect(isDueSoon(aDue({ dueAt: null }), now)).toBe(false)
  })
})
