import { AppError } from '@domain/errors'
import type { HotlineContract } from '@domain/hotline/contract'
import { lanzhouDay, numberOfDay } from '@domain/lanzhou'
import { loadMine } from '@server/hotline/appointments'
import { inOffice, listed } from '@server/hotline/counsellors'
import { type DayRange, slotsOf } from '@server/hotline/free'
import { streetSettings } from '@server/request/repository'
import type { Handlers } from '@server/serve'

/** A month at most, so that an answer stays small. */
const MOST_DAYS = 31
const DAY_MS = 24 * 3_600_000

function rangeOf(from: string | undefined, until: string | undefined, now: string): DayRange {
  const first = from ?? lanzhouDay(now)
  const dayAfter = (days: number) => new Date(Date.parse(first) + days * DAY_MS).toISOString().slice(0, 10)
  const last = until ?? dayAfter(MOST_DAYS - 1)
  if (last < first || numberOfDay(last) - numberOfDay(first) >= MOST_DAYS) {
    throw new AppError('INVALID_INPUT', { field: 'until' }, `一次最多看 ${MOST_DAYS} 天，请缩短日期范围`)
  }
  return { from: first, until: last }
}

export const slotHandlers: Pick<Handlers<HotlineContract>, 'slots'> = {
  async slots({ counsellor, from, until, move }, { actor, now }) {
    const range = rangeOf(from, until, now)
    const moved = move ? (await loadMine(move, actor)).appointment : undefined
    const [settings, offices] = await Promise.all([
      streetSettings(),
      // One's own counsellor can be met again, also where nobody new can book.
      inOffice(moved && counsellor === moved.counsellor ? [counsellor] : undefined),
    ])
    const asked =
      counsellor === 'any' || counsellor === moved?.counsellor
        ? offices.filter(office => counsellor === 'any' || office.counsellor._id === counsellor)
        : [listed(offices, counsellor)]
    if (asked.length === 0 && counsellor !== 'any') throw new AppError('COUNSELLOR_UNKNOWN')
    // Nobody counsels themselves.
    const others = asked.filter(office => office.counsellor._id !== actor.id)
    return {
      items: slotsOf(others, settings, now, range, move),
      counsellors: others.map(({ counsellor: { _id, name, ways } }) => ({ id: _id, name, ways })),
      ...range,
    }
  },
}
