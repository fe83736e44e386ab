import { BadTime, type Clock } from '../clock'
import type { Events } from '../events'
import type { Timers } from '../functions/timers'
import { HttpError, type Request } from './http'

const ISO_TIME = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/

const iso = (clock: Clock) => ({ now: new Date(clock.now()).toISOString() })

export const readClock = (clock: Clock) => iso(clock)

/** `POST /clock`: moves the time on and answers when the timers that fell due have run. */
export async function moveClock(
  request: Request,
  clock: Clock,
  timers: Timers,
  events: Events,
): Promise<unknown> {
  const target = targetOf(await request.fields(), clock)
  try {
    clock.moveTo(target)
  } catch (error) {
    if (error instanceof BadTime) throw new HttpError(400, error.message)
    throw error instanceof RangeError ? new HttpError(409, error.message) : error
  }
  events.send({ type: 'clock', ...iso(clock) })
  await timers.runDue()
  return iso(clock)
}

function targetOf({ now, advanceMs }: Record<string, unknown>, clock: Clock): number {
  const isOne = (now === undefined) !== (advanceMs === undefined)
  if (isOne && typeof advanceMs === 'number') return clock.now() + advanceMs
  const time = isOne && typeof now === 'string' && ISO_TIME.test(now) ? Date.parse(now) : Number.NaN
  if (Number.isNaN(time))
    throw new HttpError(400, 'either {"now": ISO time} or {"advanceMs": milliseconds} is wanted')
  return time
}

/** `DELETE /clock`: back to real time, on an empty data folder only. */
export function resetClock(clock: Clock, isEmpty: boolean, timers: Timers, events: Events): unknown {
  if (!isEmpty)
    throw new HttpError(409, 'there is data; the clock returns to real time on an empty data folder only')
  clock.reset()
  timers.forget()
  events.send({ type: 'clock', ...iso(clock) })
  return iso(clock)
}
