import type { ServiceRequest } from '../request/model'

/** No id contains it, so that a cell's parts can be read from its id. */
const BETWEEN = '/'

/** What a request must say of itself to be counted. */
export type Located = Pick<ServiceRequest, 'month' | 'community' | 'unit' | 'category'>

/**
 * The cell of the rates that a request belongs to: the month of its submission, its place, its category. The
 * community is part of it, since a unit may come to another one in the middle of a month.
 */
export const cellOf = ({ month, community, unit, category }: Located): string =>
  [month, community, unit, category].join(BETWEEN)

/** What a cell's id says. */
export function partsOf(cell: string): Located {
  const [month = '', community = '', unit = '', category = ''] = cell.split(BETWEEN)
  return { month, community, unit, category: category as ServiceRequest['category'] }
}
