import type { Clock } from '../clock'
import type { Events } from '../events'
import type { Timers } from '../functions/timers'
import { HttpError, type Request } from './http'

const iso = (clock: Clock) => ({ now: new Date(clock.now()).toISOString() })

export const readClock = (clock: Clock) => iso(clock)

/** `POST /clock`: moves the time on and answers when the timers that fell due have run. */
export async function moveClock(
  request: Request,
  clock: Clock,
  timers: Timers,
  events: Events,
): Promise<unknown> {
  const { now, advanceMs } = (await request.json()) as { now?: unknown; advanceMs?: unknown }
  const target = typeof now === 'string' ? Date.parse(now) : clock.now() + Number(advanceMs)
  if (!Number.isFinite(target) || (now !== undefined && advanceMs !== undefined)) {
    throw new HttpError(400, 'either {"now": ISO time} or {"advanceMs": milliseconds} is wanted')
  }
  try {
    clock.moveTo(target)
  } catch (error) {
    throw error instanceof RangeError ? new HttpError(409, error.message) : error
  }
  events.send({ type: 'clock', ...iso(clock) })
  await timers.runDue()
  return iso(clock)
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
