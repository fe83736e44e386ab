import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Reply } from '@domain/contract'
import { AppError } from '@domain/errors'
import { type KeptReply, replies } from './collections'
import { Duplicate } from './retry'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** JSON with sorted keys: the same input gives the same text, however the client wrote it. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
      .join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

/** What a key is scoped to, and the input that it belongs to. */
export interface Ask {
  fn: string
  action: string
  input: unknown
  caller: string
  key?: string
  now: string
  /** Keys the fingerprint of the input, where what it says could be guessed from it. */
  secret?: Buffer
}

/** Answers that stay: anything but "try again" and "we broke". */
const isFinal = (reply: Reply): boolean => reply.ok || (reply.code !== 'BUSY' && reply.code !== 'INTERNAL')

/**
 * Runs a command once per key: claim → run → keep the answer. A repetition gets the first answer; one that comes
 * while the first still runs, or after it died, runs again, which is safe because `run` marks what it saves with
 * the id that it is given (see ADR "Exactly once"). Two round trips where nothing is repeated; none without a key.
 * @throws AppError KEY_REUSED when the key came with another input before.
 */
export async function once(ask: Ask, run: (id: string) => Promise<Reply>): Promise<Reply> {
  if (!ask.key) return run(randomBytes(16).toString('hex'))
  const id = sha256(canonical([ask.caller, ask.fn, ask.key])).slice(0, 32)
  const said = canonical([ask.action, ask.input])
  const input = ask.secret ? createHmac('sha256', ask.secret).update(said).digest('hex') : sha256(said)
  const claim: KeptReply = { _id: id, input, at: ask.now, reply: null }
  try {
    await replies.insert(claim)
  } catch (error) {
    if (!(error instanceof Duplicate)) throw error
    const kept = await replies.byId(id)
    if (kept && kept.input !== input) throw new AppError('KEY_REUSED')
    if (kept?.reply) return JSON.parse(kept.reply)
  }
  const reply = await run(id)
  if (!isFinal(reply)) return reply
  const first = await replies.update({ _id: id, reply: null }, { reply: JSON.stringify(reply) })
  if (first > 0) return reply
  // Somebody with the same key was faster, or our own write got through and its answer was lost.
  const kept = await replies.byId(id)
  return kept?.reply ? JSON.parse(kept.reply) : reply
}
