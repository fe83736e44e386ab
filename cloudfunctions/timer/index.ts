import { AppError } from '@domain/errors'
import { callerId } from '@server/identity'
import { log } from '@server/log'
import { closeBySilence } from './close-by-silence'
import { dropOldReplies } from './old-replies'

/** A tick does a bounded piece of work; what is left is done by the next one. */
const TICK_MS = 10_000

/** Scheduled work. Nobody calls it: a call that carries an identity is refused. */
export async function main(): Promise<unknown> {
  if (callerId()) {
    const { code, message } = new AppError('FORBIDDEN')
    return { ok: false, code, message }
  }
  const started = Date.now()
  const now = new Date(started).toISOString()
  const left = () => TICK_MS - (Date.now() - started)
  const data = { closed: await closeBySilence(now, left), forgotten: await dropOldReplies(now, left) }
  log('tick', data)
  return { ok: true, data }
}
