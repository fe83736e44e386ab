import { cellOf, partsOf } from '@domain/ledger/cell'
import { measureIds } from '@domain/ledger/measures'
import { _, db } from '../cloud'
import { rates, requests } from '../collections'
import { Duplicate, pause } from '../retry'
import { countOf } from './conditions'
import { AT_ONCE, countAll, type Group, type Ledger } from './counting'

const { last } = db.command.aggregate

/** The ledger in the database. */
const stored: Ledger = {
  kept: ids => rates.find({ where: { _id: _.in([...ids]) }, limit: AT_ONCE }),
  // The index `cell` finds the requests.
  async count(ids) {
    const groups = await requests.aggregate<Group>(start =>
      start
        .match(_.or(ids.map(cell => partsOf(cell))))
        .group({
          _id: { month: '$month', community: '$community', unit: '$unit', category: '$category' },
          unitName: last('$unitName'),
          communityName: last('$communityName'),
          ...Object.fromEntries(measureIds.map(measure => [measure, countOf(measure)])),
        })
        .limit(AT_ONCE),
    )
    return new Map(groups.map(group => [cellOf(group._id), group]))
  },
  async add(cell) {
    try {
      await rates.insert(cell)
      return true
    } catch (error) {
      if (!(error instanceof Duplicate)) throw error
      return false
    }
  },
  replace: async (id, version, fields) => (await rates.update({ _id: id, version }, fields)) === 1,
  pause,
}

/** Counts cells anew (see `countAll`). @throws AppError BUSY */
export const countCells = (cellIds: readonly (string | null)[], now: string): Promise<void> =>
  countAll(stored, cellIds, now)
