import type { RequestItem } from '@domain/request/schema'
import { describe, expect, it } from 'vitest'
import { marksOf } from './marks'

// 23 November 2026, 14:00 in Lanzhou.
const now = '2026-11-23T06:00:00Z'
const aRequest = (fields: Partial<RequestItem> = {}) => ({
  status: 'accepted' as const,
  dueAt: '2026-11-30T10:00:00Z' as string | null,
  verdict: null,
  changedAt: '2026-11-23T01:00:00Z',
  flags: [],
  escalated: null,
  urgent: false,
  reopenings: 0,
  ...fields,
})
const words = (fields: Partial<RequestItem>) => marksOf(aRequest(fields), now).map(({ word }) => word)

describe('the marks of a request', () => {
  it('are none while everything is calm', () => {
    expect(words({})).toEqual([])
  })

  it('say what is late and by how much, or that it is due today, never both', () => {
    expect(words({ dueAt: '2026-11-23T03:00:00Z' })).toEqual(['超期 3 小时'])
    expect(words({ dueAt: '2026-11-23T15:59:00Z' })).toEqual(['最晚今天 23:59 办好'])
    expect(words({ dueAt: '2026-11-23T16:00:00Z' })).toEqual([])
  })

  it('begin with the most pressing', () => {
    const everything: Partial<RequestItem> = {
      dueAt: '2026-11-23T03:00:00Z',
      urgent: true,
      escalated: 'street',
      reopenings: 1,
      flags: ['escalated', 'reopened', 'supervised', 'extension', 'reminded', 'parts'],
    }
    expect(words(everything)).toEqual([
      '超期 3 小时',
      '加急',
      '督办',
      '升级到街道',
      '已催办',
      '申请延期',
      '重办',
      '有人协办',
    ])
  })

  it('are never about a resident’s own week', () => {
    const resolved = { status: 'resolved' as const, dueAt: '2026-11-23T03:00:00Z', urgent: true }
    expect(words({ ...resolved, flags: ['callBack'] })).toEqual(['待回访'])
  })

  it('forget the level that was called once it is done', () => {
    expect(words({ escalated: 'community', flags: [] })).toEqual([])
  })
})
