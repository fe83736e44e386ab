import type { Contract, Input, Output, Parsed, Reply } from '@domain/contract'
import { AppError, sentences } from '@domain/errors'
import { explain } from '@domain/explain'
import type { Actor } from '@domain/street/model'
import { explainSetting } from '@domain/street/settings-words'
import { callerId, loadActor } from './identity'
import { describe, log } from './log'
import { once } from './once'

/** One call of an action: who calls, when, and the id under which its effects are marked. */
export interface Call {
  actor: Actor
  /** ISO instant of this invocation. */
  now: string
  key: string
}

export type Handlers<C extends Contract> = {
  [A in keyof C]: (input: Parsed<C, A>, call: Call) => Promise<Input<OutputOf<C>, A>>
}
/** The outputs of a contract as if they were inputs: what a handler has to give. */
type OutputOf<C extends Contract> = { [A in keyof C]: Omit<C[A], 'input'> & { input: C[A]['output'] } }

interface Event {
  action?: unknown
  input?: unknown
  key?: unknown
}

const refuse = (error: AppError): Reply => ({
  ok: false,
  code: error.code,
  message: error.message,
  ...(error.details && { details: error.details }),
})

/** Known refusals keep their code; anything else is logged and becomes INTERNAL. */
function toReply(error: unknown, where: Record<string, unknown>): Reply {
  if (error instanceof AppError) return refuse(error)
  log('failed', { ...where, ...describe(error) })
  return { ok: false, code: 'INTERNAL', message: sentences.INTERNAL }
}

function parse<C extends Contract, A extends keyof C>(contract: C, action: A, input: unknown): Parsed<C, A> {
  const parsed = contract[action]!.input.safeParse(input ?? {})
  if (parsed.success) return parsed.data as Parsed<C, A>
  const issue = parsed.error.issues[0]!
  const { message, field } = explainSetting(issue, input) ?? explain(issue, input)
  throw new AppError('INVALID_INPUT', { field }, message)
}

/**
 * The entry of a cloud function that people call: parses, finds the actor, runs once per key, maps errors.
 * What a handler gives passes through the contract's output, so a field that isn't in the contract never leaves.
 * `secret`: keys the fingerprints of inputs that are confidential.
 */
export function serve<C extends Contract>(
  fn: string,
  contract: C,
  handlers: Handlers<C>,
  { secret }: { secret?: () => Buffer } = {},
) {
  async function answer(event: Event, action: keyof C & string): Promise<Reply> {
    const caller = callerId()
    if (!caller) throw new AppError('NOT_SIGNED_IN')
    const { kind, output } = contract[action]!
    const input = parse(contract, action, event.input)
    if (event.key !== undefined && !(typeof event.key === 'string' && /^.{1,128}$/s.test(event.key))) {
      throw new AppError('INVALID_INPUT', { field: 'key' })
    }
    const now = new Date().toISOString()
    const actor = await loadActor(caller, now)
    const run = async (key: string): Promise<Reply<Output<C, typeof action>>> => {
      try {
        const data = await handlers[action](input, { actor, now, key })
        return { ok: true, data: output.parse(data) as Output<C, typeof action> }
      } catch (error) {
        return toReply(error, { fn, action }) as Reply<Output<C, typeof action>>
      }
    }
    const key = kind === 'command' ? (event.key as string | undefined) : undefined
    return once({ fn, action, input, caller, key, now, ...(key && secret && { secret: secret() }) }, run)
  }

  return async (event: Event): Promise<Reply> => {
    const action = event.action
    try {
      if (typeof action !== 'string' || !Object.hasOwn(contract, action)) {
        throw new AppError('UNKNOWN_ACTION')
      }
      return await answer(event, action)
    } catch (error) {
      return toReply(error, { fn, action })
    }
  }
}
