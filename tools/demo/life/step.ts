import type { Satisfaction } from '@domain/request/model'
import type { Submission } from '@domain/request/submit'

type Thing = { id: string }
/** What the function `request` is asked, by action; `id` is the request's. */
export interface Inputs {
  submit: Submission & { unit: string }
  dispatch: Thing & { to?: string; unit?: string; reason?: string }
  accept: Thing
  note: Thing & { text: string }
  return: Thing & { reason: string }
  transfer: Thing & { to?: string; unit?: string; reason: string }
  resolve: Thing & { result: string }
  rate: Thing & { solved: boolean; satisfaction?: Satisfaction; words?: string }
  reopen: Thing & { reason: string }
  withdraw: Thing & { reason?: string }
  refuse: Thing & { reason: string; instead: string }
  extend: Thing & { days: number; reason: string }
  decideExtension: Thing & { approve: boolean; reason?: string }
  remind: Thing & { words?: string }
  supervise: Thing & { words: string }
  reply: Thing & { text: string }
  assist: Thing & { parts: { to: string; task: string }[] }
  report: Thing & { part: string; done: boolean; words: string }
  callOff: Thing & { part: string; reason: string }
  refer: Thing & { body: string; words: string; expectBy: string }
  recall: Thing & { reason: string }
  merge: Thing & { into: string }
  followUp: Thing & { reached: boolean; solved?: boolean; satisfaction?: Satisfaction; words?: string }
}
export type ActionName = keyof Inputs

/** A call of the function `request`, as its caller's client makes it. */
export type Ask = { [A in ActionName]: { caller: string; action: A; input: Inputs[A] } }[ActionName]
export type AskOf<A extends ActionName> = Extract<Ask, { action: A }>

/** One thing that happened: a call, or (`tick`) the timer that did what was due on a request. */
export type Step = { at: string; request: string } & ((Ask & { key: string }) | { action: 'tick' })
