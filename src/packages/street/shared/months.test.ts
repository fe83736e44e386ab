import { describe, expect, it } from 'vitest'
import { moved, spanOf, spanWords } from './months'

// Still November in UTC, December in Lanzhou.
const now = Date.parse('2026-11-30T17:00:00Z')

describe('months', () => {
  it('are counted on Lanzhou’s calendar', () => {
    expect(spanOf('this', now)).toEqual({ from: '2026-12', until: '2026-12' })
    expect(spanOf('last', now)).toEqual({ from: '2026-11', until: '2026-11' })
    expect(spanOf('quarter', now)).toEqual({ from: '2026-10', until: '2026-12' })
    expect(spanOf('year', now)).toEqual({ from: '2026-01', until: '2026-12' })
  })

  it('are told in words', () => {
    expect(spanWords({ from: '2026-11', until: '2026-11' })).toBe('2026年11月')
    expect(spanWords({ from: '2026-09', until: '2026-11' })).toBe('2026年9月至11月')
    expect(spanWords({ from: '2025-12', until: '2026-02' })).toBe('2025年12月至2026年2月')
  })

  it('move at either end, and stay a span that can be answered', () => {
    expect(moved({ from: '2026-11', until: '2026-12' }, 'until', 1).until).toBe('2027-01')
    expect(moved({ from: '2026-12', until: '2026-12' }, 'from', 1)).toEqual({
      from: '2027-01',
      until: '2027-01',
    })
    expect(moved({ from: '2025-01', until: '2026-12' }, 'from', -1)).toEqual({
      from: '2024-12',
      until: '2026-11',
    })
    expect(moved({ from: '2025-01', until: '2026-12' }, 'until', 1)).toEqual({
      from: '2025-02',
      until: '2027-01',
    })
  })
})
