import { AppError } from '@domain/errors'
import { type Located, partsOf } from '@domain/ledger/cell'
import type { Counts } from '@domain/ledger/measures'
import { type Cell, sum } from '@domain/ledger/rates'

/** So many cells are counted by one aggregation. */
export const AT_ONCE = 20
const TRIES = 6

/** What is in a cell now. */
export interface Group extends Counts {
  _id: Located
  unitName: string
  communityName: string
}

/** Where the cells are kept, and what is to be counted: the database. Every call is one round trip. */
export interface Ledger {
  /** Those of the cells that there are. */
  kept(ids: readonly string[]): Promise<readonly Cell[]>
  /** Counts what is in the cells now, by cell; a cell that nothing is in is missing. */
  count(ids: readonly string[]): Promise<ReadonlyMap<string, Group>>
  /** Writes a cell that was not there; false when it is there by now. */
  add(cell: Cell): Promise<boolean>
  /** Writes over this version of a cell; false when it has another by now. */
  replace(id: string, version: number, fields: Partial<Cell>): Promise<boolean>
  /** A pause before the next attempt. */
  pause(attempt: number): Promise<void>
}

/** Writes a count, provided that nobody has written the cell since it was read. Gives whether it could. */
function write(ledger: Ledger, id: string, kept: Cell | undefined, group: Group | undefined, now: string) {
  const counts = sum(group ? [{ counts: group }] : [])
  const names = group && { unitName: group.unitName, communityName: group.communityName }
  if (kept) {
    const fields = { ...names, counts, countedAt: now, version: kept.version + 1 }
    return ledger.replace(id, kept.version, fields)
  }
  const nameless = { unitName: '', communityName: '' }
  return ledger.add({
    _id: id,
    version: 1,
    ...partsOf(id),
    ...(names ?? nameless),
    counts,
    countedAt: now,
  })
}

/**
 * Counts cells anew from the requests in them: two round trips for 20 cells, and one write each. A cell that nothing
 * is in is written too, with zeros, and stays: otherwise somebody who looked earlier could still write it.
 *
 * A count never replaces a newer one. The cell's version is read before the requests are, and guards the write: when
 * it fails, somebody else has written meanwhile and the cell is counted once more. So each write rests on a look at
 * the requests that was taken after the write before it, and the last one has seen whatever the others have.
 * @throws AppError BUSY when others are always faster; what was to be counted is still marked, and counted later.
 */
export async function countAll(
  ledger: Ledger,
  cellIds: readonly (string | null)[],
  now: string,
): Promise<void> {
  const distinct = [...new Set(cellIds)].filter(cell => cell !== null)
  for (let at = 0; at < distinct.length; at += AT_ONCE) {
    let cells = distinct.slice(at, at + AT_ONCE)
    for (let attempt = 0; cells.length > 0; attempt++) {
      if (attempt === TRIES) throw new AppError('BUSY')
      if (attempt > 0) await ledger.pause(attempt)
      const kept = new Map((await ledger.kept(cells)).map(cell => [cell._id, cell]))
      const groups = await ledger.count(cells)
      const written = await Promise.all(
        cells.map(cell => write(ledger, cell, kept.get(cell), groups.get(cell), now)),
      )
      cells = cells.filter((_cell, i) => !written[i])
    }
  }
}
