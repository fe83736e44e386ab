import { AppError } from '@domain/errors'
import { callerId, departuresAt } from '@server/identity'
import { describe, log } from '@server/log'
import { handOverAll } from '@server/request/hand-over'
import { streetSettings } from '@server/request/repository'
import { doAfterwards } from './afterwards'
import { doWhatIsDue, tickAt } from './due'
import { tendHotline } from './hotline'
import { keepConfidential } from './hotline-keeping'
import { dropOldReplies } from './old-replies'
import { pushMessages } from './push'
import { countAgain } from './recount'

/** A tick does a bounded piece of work; what is left is done by the next one. */
const TICK_MS = 10_000

/** Does a piece of the work; when it fails, the others are done all the same and the next tick tries it again. */
async function attempt(what: string, work: () => Promise<number>): Promise<number | 'failed'> {
  try {
    return await work()
  } catch (error) {
    log('part of a tick failed', { part: what, ...describe(error) })
    return 'failed'
  }
}

/** What was read before the work began. @throws whatever it failed with, within the parts that need it. */
function read<T>(result: PromiseSettledResult<T>): T {
  if (result.status === 'rejected') throw result.reason
  return result.value
}

/** Scheduled work. Nobody calls it: a call that carries an identity is refused. */
export async function main(): Promise<unknown> {
  if (callerId()) {
    const { code, message } = new AppError('FORBIDDEN')
    return { ok: false, code, message }
  }
  const started = Date.now()
  const now = new Date(started).toISOString()
  const left = () => TICK_MS - (Date.now() - started)
  const [departures, settings] = await Promise.allSettled([departuresAt(now), streetSettings()])
  // In this order: what people wait for first, what only has to be done some time last.
  const work: Record<string, () => Promise<number>> = {
    handedOver: () => handOverAll(read(departures), now, left),
    settled: () => doWhatIsDue(tickAt(now, read(departures).left), left),
    hotline: () => tendHotline(read(settings), read(departures).callingOff, now, left),
    recounted: () => countAgain(read(settings), now, left),
    toldAndCounted: () => doAfterwards(now, left),
    sent: () => pushMessages(now, left),
    kept: () => keepConfidential(now, left),
    forgotten: () => dropOldReplies(now, left),
  }
  const data: Record<string, number | 'failed'> = {}
  for (const [what, part] of Object.entries(work)) data[what] = await attempt(what, part)
  log('tick', data)
  return { ok: !Object.values(data).includes('failed'), data }
}
