import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { categoryIds } from '../request/categories'
import { satisfactions, statuses } from '../request/model'
import { cellOf, partsOf } from './cell'
import { type Counted, type Counts, fits, type MeasureId, measureIds } from './measures'
import { type Groupable, groupBy, groupings, rates, ratesOf, sum } from './rates'

const community = { u1: 'c1', u2: 'c1', u3: 'c2' } as const
const request = fc
  .record({
    month: fc.constantFrom('2026-02', '2026-03', '2026-11'),
    unit: fc.constantFrom('u1' as const, 'u2' as const, 'u3' as const),
    category: fc.constantFrom(...categoryIds),
    status: fc.constantFrom(...statuses),
    answered: fc.constantFrom('onTime' as const, 'late' as const, null),
    said: fc.constantFrom('solved' as const, 'unsolved' as const, 'none' as const, null),
    felt: fc.constantFrom(...satisfactions, null),
    reopenings: fc.nat(2),
  })
  .map(fields => ({ ...fields, community: community[fields.unit] }))
const requests = fc.array(request, { maxLength: 60 })
type Request = Counted & Parameters<typeof cellOf>[0]

const countsOf = (some: readonly Counted[]) =>
  Object.fromEntries(measureIds.map(id => [id, some.filter(r => fits(id, r)).length])) as Counts

/** The cells of some requests, as the server keeps them. */
function cellsOf(all: readonly Request[]): Groupable[] {
  const ids = [...new Set(all.map(cellOf))]
  return ids.map(id => {
    const parts = partsOf(id)
    const names = { unitName: `${parts.unit} 的名字`, communityName: `${parts.community} 的名字` }
    return { ...parts, ...names, counts: countsOf(all.filter(r => cellOf(r) === id)) }
  })
}
const having = (counts: Partial<Counts>): Counts => sum([{ counts }])

describe('numbers from cells', () => {
  it('are the counts of the requests that fit, however they are grouped, and groups add up to the whole', () => {
    fc.assert(
      fc.property(requests, fc.constantFrom(...groupings), (all, by) => {
        const cells = cellsOf(all)
        expect(sum(cells)).toEqual(countsOf(all))
        const rows = groupBy(cells, by)
        expect(sum(rows)).toEqual(countsOf(all))
        expect(rows.map(row => row.key).sort()).toEqual([...new Set(all.map(r => r[by]))].sort())
        for (const row of rows) expect(row.counts).toEqual(countsOf(all.filter(r => r[by] === row.key)))
      }),
    )
  })
  it('are the same whether the database has added cells up before or not', () => {
    fc.assert(
      fc.property(requests, fc.constantFrom(...groupings), (all, by) => {
        const cells = cellsOf(all)
        const rows = groupBy(cells, by)
        const added = rows.map(row => ({
          ...cells
            .filter(cell => cell[by] === row.key)
            .sort((a, b) => (a.month < b.month ? -1 : 1))
            .at(-1)!,
          counts: row.counts,
        }))
        expect(groupBy(added, by)).toEqual(rows)
      }),
    )
  })
  it('stand in the order of the menu or of time, with the newest name, and without what has become empty', () => {
    const cell = (fields: Partial<Groupable>): Groupable => ({
      month: '2026-03',
      unit: 'u1',
      unitName: '一单元',
      community: 'c1',
      communityName: '示例社区',
      category: 'haircut',
      counts: having({ total: 1 }),
      ...fields,
    })
    const names = (by: Parameters<typeof groupBy>[1], ...cells: Groupable[]) =>
      groupBy(cells, by).map(row => row.name)
    expect(names('category', cell({ category: 'other' }), cell({}))).toEqual(['义剪', '其他事情'])
    expect(names('month', cell({ month: '2026-11' }), cell({}))).toEqual(['2026年3月', '2026年11月'])
    expect(names('unit', cell({ month: '2026-04', unitName: '新名' }), cell({}))).toEqual(['新名'])
    expect(names('unit', cell({ counts: having({}) }))).toEqual([])
  })
})

describe('a rate', () => {
  it('is null where nothing has been said, never 0 or 1 in its place', () => {
    const nothing = having({ total: 9, unanswered: 9, noAnswer: 4, unrated: 9 })
    expect(ratesOf(nothing)).toEqual({ response: null, resolution: null, satisfaction: null })
  })
  it('is answered on time over all answers, solved over all verdicts, satisfied over all who said', () => {
    const counts = having({
      answeredOnTime: 3,
      answeredLate: 1,
      unanswered: 50,
      solved: 1,
      unsolved: 1,
      noAnswer: 50,
      satisfied: 1,
      neutral: 1,
      dissatisfied: 2,
      unrated: 50,
    })
    expect(ratesOf(counts)).toEqual({ response: 0.75, resolution: 0.5, satisfaction: 0.25 })
  })
  it('lies between 0 and 1 and counts only requests, whatever they are', () => {
    fc.assert(
      fc.property(requests, all => {
        for (const rate of Object.values(ratesOf(countsOf(all)))) {
          if (rate !== null) expect(rate >= 0 && rate <= 1).toBe(true)
        }
      }),
    )
    for (const { part, of } of Object.values(rates)) expect(of as readonly MeasureId[]).toContain(part)
  })
})
