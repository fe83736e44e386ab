import type { Sealed } from '@domain/hotline/appointment'
import { lanzhouDay } from '@domain/lanzhou'
import { daysAfter } from '@domain/request/deadline'
import { _ } from '@server/cloud'
import { appointments, calls, messages, notes, readings, waits } from '@server/collections'
import { about } from '@server/hotline/about'
import { hotlineKeys, keysIfThere } from '@server/hotline/keys'
import { seal, unseal } from '@server/hotline/seal'
import type { Find, Where } from '@server/store'

const AT_ONCE = 100
/** Calls are kept as long as no-shows may count. */
const CALL_DAYS = 365

/** What may hold something sealed, and by which kind it is bound to its record. */
interface Sealing {
  kind: Parameters<typeof about>[0]
  find: (asked: Find) => Promise<{ _id: string; sealed?: Sealed | null }[]>
  update: (where: Where, fields: { sealed: Sealed }) => Promise<number>
}
const sealing: readonly Sealing[] = [
  { kind: 'appointment', ...appointments },
  { kind: 'note', ...notes },
  { kind: 'wait', ...waits },
  { kind: 'call', ...calls },
  { kind: 'message', ...messages },
]

/**
 * Seals anew what older keys have sealed in one collection: over exactly what was opened, so that somebody who has
 * changed it meanwhile is not written over. Gives how many.
 */
async function reseal({ kind, find, update }: Sealing, older: readonly string[], left: () => number) {
  const failed = new Set<string>()
  let count = 0
  while (left() > 0) {
    const found = await find({ where: { 'sealed.key': _.in([...older]) }, limit: AT_ONCE })
    const todo = found.filter(({ _id }) => !failed.has(_id))
    if (todo.length === 0) break
    for (const { _id, sealed } of todo) {
      if (left() <= 0) break
      // Somebody has changed it in this moment, or it can't be opened: not again in this tick.
      failed.add(_id)
      const said = unseal<unknown>(sealed ?? null, about(kind, _id))
      if (said === undefined) continue
      count += await update({ _id, 'sealed.iv': sealed?.iv }, { sealed: seal(said, about(kind, _id)) })
    }
  }
  return count
}

/** Seals anew what an older key has sealed, as long as the old one is there to open it. Gives how many. */
async function sealAnew(left: () => number): Promise<number> {
  const { current, byId } = hotlineKeys()
  const older = [...byId.keys()].filter(id => id !== current)
  if (older.length === 0) return 0
  let count = 0
  for (const one of sealing) count += await reseal(one, older, left)
  return count
}

/** Destroys what has been kept for as long as it may. Gives how many. */
async function destroy(now: string): Promise<number> {
  const removed = await Promise.all([
    notes.remove({ destroyAt: _.lte(now) }),
    readings.remove({ destroyAt: _.lte(now) }),
    waits.remove({ until: _.lt(lanzhouDay(now)) }),
    calls.remove({ state: _.in(['waiting', 'called', 'off']), at: _.lt(daysAfter(now, -CALL_DAYS)) }),
  ])
  return removed.reduce((sum, count) => sum + count, 0)
}

/** Keeps what is confidential as it has to be kept: under the current key, and no longer than it may. */
export async function keepConfidential(now: string, left: () => number): Promise<number> {
  if (!keysIfThere()) return 0
  return (await destroy(now)) + (await sealAnew(left))
}
