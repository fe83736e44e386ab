import { describe, expect, it } from 'vitest'
import { basisWords, countedUrl, partsOf, percent, type RateRow } from './rate-words'

const row = (counts: Partial<RateRow['counts']>, key = 'haircut') =>
  ({ key, name: '义剪', counts, rates: {} }) as RateRow

describe('a rate', () => {
  it('is 100% only where it is all, and — where nobody has said anything', () => {
    expect(percent(0.99999)).toBe('99.9%')
    expect(percent(1)).toBe('100%')
    expect(percent(2 / 3)).toBe('66.7%')
    expect(percent(0.82)).toBe('82.0%')
    expect(percent(0.00001)).toBe('0.1%')
    expect(percent(0)).toBe('0%')
    expect(percent(null)).toBe('—')
  })

  it('says of how many, and what stays out of it', () => {
    expect(basisWords('resolution', row({ solved: 3, unsolved: 1 }).counts)).toBe('3 / 4 件')
    expect(basisWords('resolution', row({ solved: 0, unsolved: 0 }).counts)).toBe('还没有可以算的')
    expect(partsOf('resolution').apart).toEqual(['noAnswer', 'notYet', 'notAsked'])
  })
})

describe('the records behind a number', () => {
  const ask = { from: '2026-10', until: '2026-11', by: 'category', community: 'c1' } as const
  it('are those of its row', () => {
    expect(countedUrl(ask, row({}), 'solved', '义剪')).toBe(
      '/packages/street/records/index?from=2026-10&until=2026-11&community=c1&category=haircut&measure=solved&words=%E4%B9%89%E5%89%AA',
    )
  })
  it('are those of its month, or of all', () => {
    expect(countedUrl({ ...ask, by: 'month' }, row({}, '2026-11'), 'total', 'x')).toMatch(
      /from=2026-11&until=2026-11/,
    )
    expect(countedUrl(ask, undefined, 'total', 'x')).not.toMatch(/category/)
  })
})
