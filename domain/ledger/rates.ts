import { type CategoryId, categories, categoryIds } from '../request/categories'
import { type Counts, type MeasureId, measureIds } from './measures'
import { monthInWords } from './months'

/** A kept count of the requests of one month, unit and category. Nothing in it points to a person. */
export interface Cell {
  _id: string
  /** Counts its writes, and guards them. */
  version: number
  month: string
  unit: string
  unitName: string
  community: string
  communityName: string
  category: CategoryId
  counts: Counts
  countedAt: string
}

/** The three rates, as data: which counts over which, and what they mean. */
export const rates = {
  response: {
    name: '响应率',
    definition: '按时答复的，占已经答复和超时的。还没有到期限的、答复前撤单的不算。',
    part: 'answeredOnTime',
    of: ['answeredOnTime', 'answeredLate'],
  },
  resolution: {
    name: '解决率',
    definition: '居民说解决了的，占居民说过解决没有的。居民没有说的另外列出，不算解决。',
    part: 'solved',
    of: ['solved', 'unsolved'],
  },
  satisfaction: {
    name: '满意率',
    definition: '居民评价满意的，占居民评过满意度的（满意、一般、不满意）。没有评的另外列出，不算满意。',
    part: 'satisfied',
    of: ['satisfied', 'neutral', 'dissatisfied'],
  },
} as const satisfies Record<
  string,
  { name: string; definition: string; part: MeasureId; of: readonly MeasureId[] }
>
export type RateId = keyof typeof rates
/** From 0 to 1; null where there is nothing to judge by. */
export type Rates = Record<RateId, number | null>

const each = <K extends string, V>(keys: readonly K[], value: (key: K) => V) =>
  Object.fromEntries(keys.map(key => [key, value(key)])) as Record<K, V>

/** The three rates of some counts; null where nobody has said anything, never 0 or 1 in its place. */
export const ratesOf = (counts: Counts): Rates =>
  each(Object.keys(rates) as RateId[], rate => {
    const all = rates[rate].of.reduce((sum, measure) => sum + counts[measure], 0)
    return all === 0 ? null : counts[rates[rate].part] / all
  })

/** All counts of some cells together. A measure that a cell doesn't know yet counts as none. */
export const sum = (cells: readonly { counts: Partial<Counts> }[]): Counts =>
  each(measureIds, measure => cells.reduce((all, { counts }) => all + (counts[measure] ?? 0), 0))

export const groupings = ['category', 'unit', 'community', 'month'] as const
export type Grouping = (typeof groupings)[number]
/** As much of a cell as a grouping looks at: cells that were added up beforehand will do. */
export type Groupable = Pick<Cell, 'counts' | 'month' | 'unitName' | 'communityName'> & {
  [G in Grouping]: string
}

function nameOf(by: Grouping, { category, month, unitName, communityName }: Groupable): string {
  switch (by) {
    case 'category':
      return categories[category as CategoryId]?.name ?? category
    case 'unit':
      return unitName
    case 'community':
      return communityName
    case 'month':
      return monthInWords(month)
  }
}

/** In the order of menus, of ids or of time; never by how good a number is. */
const orderOf = (by: Grouping, key: string): string =>
  by === 'category' ? String(categoryIds.indexOf(key as CategoryId)).padStart(3, '0') : key

/** One row for each category, unit, community or month that has anything; places under their newest name. */
export function groupBy(cells: readonly Groupable[], by: Grouping) {
  const groups = new Map<string, Groupable[]>()
  // What everything has left keeps an empty cell, without a name.
  for (const cell of cells.filter(({ counts }) => counts.total > 0)) {
    const group = groups.get(cell[by])
    if (group) group.push(cell)
    else groups.set(cell[by], [cell])
  }
  return [...groups]
    .map(([key, group]) => {
      const newest = group.reduce((last, cell) => (cell.month >= last.month ? cell : last))
      const counts = sum(group)
      return { key, name: nameOf(by, newest), counts, rates: ratesOf(counts) }
    })
    .sort((a, b) => (orderOf(by, a.key) < orderOf(by, b.key) ? -1 : 1))
}
