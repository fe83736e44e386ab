import type { ratesActions } from '@domain/ledger/contract'
import { measureIds, measures } from '@domain/ledger/measures'
import { monthsBetween } from '@domain/ledger/months'
import { overseen } from '@domain/ledger/overseen'
import {
  type Groupable,
  type Grouping,
  groupBy,
  rates as rateNames,
  ratesOf,
  sum,
} from '@domain/ledger/rates'
import { _, db } from '@server/cloud'
import { rates } from '@server/collections'
import type { Handlers } from '@server/serve'
import type { Where } from '@server/store'

/** More rows than a street has units, categories or months. */
const ROWS = 1000

/** Cells added up by the database, so that no more comes than is shown: a street has thousands of them in two years. */
const addedUp = (where: Where, by: Grouping): Promise<Groupable[]> => {
  const { last, sum: sumOf } = db.command.aggregate
  const newest = ['month', 'category', 'unit', 'unitName', 'community', 'communityName']
  return rates
    .aggregate<Record<string, unknown>>(start =>
      start
        .match(where)
        .sort({ month: 1 })
        .group({
          _id: `$${by}`,
          ...Object.fromEntries(newest.map(field => [field, last(`$${field}`)])),
          ...Object.fromEntries(measureIds.map(measure => [measure, sumOf(`$counts.${measure}`)])),
        })
        .limit(ROWS),
    )
    .then(groups => groups.map(group => ({ ...group, counts: group }) as unknown as Groupable))
}

export const rateHandlers: Handlers<typeof ratesActions> = {
  async rates({ from, until, by, community, unit, category }, { actor }) {
    const communities = overseen(actor, community)
    const months = monthsBetween(from, until)
    const where = {
      month: _.in(months),
      'counts.total': _.gt(0),
      ...(communities && { community: _.in(communities) }),
      ...(unit && { unit }),
      ...(category && { category }),
    }
    const cells = await addedUp(where, by)
    const counts = sum(cells)
    return {
      rows: groupBy(cells, by),
      whole: { counts, rates: ratesOf(counts) },
      measures: measureIds.map(id => ({
        id,
        name: measures[id].name,
        definition: measures[id].definition,
      })),
      rates: Object.entries(rateNames).map(([id, { name, definition }]) => ({ id, name, definition })),
    }
  },
}
