import type * as z from 'zod/mini'
import type { ErrorCode, ErrorDetails } from './errors'
import type { Role } from './street/model'

/**
 * One thing that a person can ask of a cloud function.
 * `kind` says whether it changes anything: a command carries a key and runs once, a query may be repeated freely.
 */
export interface Action<I extends z.ZodMiniType = z.ZodMiniType, O extends z.ZodMiniType = z.ZodMiniType> {
  readonly kind: 'command' | 'query'
  readonly input: I
  readonly output: O
  /** Roles that may succeed with it, in some relation. The policy has the last word. */
  readonly by: readonly Role[]
  /** Refusals that are peculiar to it; those of `everyAction` come on top. */
  readonly errors: readonly ErrorCode[]
  /** One sentence for the person who reads the contract. */
  readonly about: string
}

/** Declares an action; exists for the inference of its types. */
export const action = <I extends z.ZodMiniType, O extends z.ZodMiniType>(a: Action<I, O>): Action<I, O> => a

export type Contract = Record<string, Action>

/** Refusals that any action may answer with. */
export const everyAction: readonly ErrorCode[] = [
  'INVALID_INPUT',
  'UNKNOWN_ACTION',
  'NOT_SIGNED_IN',
  'BUSY',
  'INTERNAL',
]
/** Refusals that any command may answer with, on top of those. */
export const everyCommand: readonly ErrorCode[] = ['KEY_REUSED']

/** What a caller writes. */
export type Input<C extends Contract, A extends keyof C> = z.input<C[A]['input']>
/** What a handler gets, after defaults and trimming. */
export type Parsed<C extends Contract, A extends keyof C> = z.output<C[A]['input']>
/** What a caller gets. */
export type Output<C extends Contract, A extends keyof C> = z.output<C[A]['output']>

/** What a function answers, always: data, or a code with a sentence for people and facts for programs. */
export type Reply<T = unknown> =
  | { ok: true; data: T }
  | { ok: false; code: ErrorCode; message: string; details?: ErrorDetails }
