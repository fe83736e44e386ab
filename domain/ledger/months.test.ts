import { describe, expect, it } from 'vitest'
import { lanzhouDay } from '../lanzhou'
import { instantsOf, monthInWords, monthsBetween } from './months'

const refusal = (from: string, until: string) => {
  try {
    return monthsBetween(from, until)
  } catch (error) {
    return (error as Error).message
  }
}

describe('months', () => {
  it('run over the end of a year, both ends included', () => {
    expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
    expect(monthsBetween('2026-03', '2026-03')).toEqual(['2026-03'])
  })
  it('are at most 24, and in their order', () => {
    expect(monthsBetween('2024-01', '2025-12')).toHaveLength(24)
    expect(refusal('2024-01', '2026-01')).toContain('24 个月')
    expect(refusal('2026-02', '2026-01')).toContain('不早于')
  })
  it('begin and end at midnight in Lanzhou', () => {
    const { from, until } = instantsOf(['2025-12', '2026-01'])
    expect(from).toBe('2025-11-30T16:00:00.000Z')
    expect(until).toBe('2026-01-31T16:00:00.000Z')
    expect(lanzhouDay(from)).toBe('2025-12-01')
    expect(lanzhouDay(new Date(Date.parse(until) - 1).toISOString())).toBe('2026-01-31')
    expect(instantsOf(['2025-12']).until).toBe('2025-12-31T16:00:00.000Z')
  })
  it('are said as people say them', () => {
    expect(monthInWords('2026-03')).toBe('2026年3月')
  })
})
