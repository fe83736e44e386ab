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
  rate: Thing & { solved: boolean; words?: string }
  reopen: Thing & { reason: string }
  withdraw: Thing & { reason?: string }
  refuse: Thing & { reason: string; instead: string }
}
export type ActionName = keyof Inputs

/** A call of the function `request`, as its caller's client makes it. */
export type Ask = { [A in ActionName]: { caller: string; action: A; input: Inputs[A] } }[ActionName]

/** One thing that happened: a call, or (`tick`) the timer that settled a request whose time was up. */
export type Step = { at: string; request: string } & ((Ask & { key: string }) | { action: 'tick' })
