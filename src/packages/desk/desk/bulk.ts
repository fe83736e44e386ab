import type { Output } from '@domain/contract'
import type { RequestContract } from '@domain/request/contract'
import type { RequestItem } from '@domain/request/schema'

export type Results = Output<RequestContract, 'dispatchMany'>['results']

/** The cloud dispatches at most so many at once. */
export const PICK_AT_MOST = 50

/** The choice after a tap on one more, or on one of them; undefined where that would be too many. */
export function toggled(chosen: readonly string[], id: string): readonly string[] | undefined {
  if (chosen.includes(id)) return chosen.filter(each => each !== id)
  return chosen.length < PICK_AT_MOST ? [...chosen, id] : undefined
}

/** As many as can be sent at once, from the top. */
export const firstOf = (offered: readonly { id: string }[]): string[] =>
  offered.slice(0, PICK_AT_MOST).map(({ id }) => id)

/** How one of many went, in words. */
export interface Outcome {
  id: string
  ok: boolean
  title: string
  /** Who has it now, or why nobody has. */
  words: string
}

/** What became of each, those that failed first. `items`: as they were sent. */
export function outcomesOf(results: Results, items: readonly RequestItem[]): Outcome[] {
  const outcomes = results.map(({ id, ok, message, item }) => {
    const sent = items.find(each => each.id === id)
    const words = ok ? `派给${item?.responsible.name ?? '合适的同志'}` : (message ?? '没有派成，请再试一次')
    return { id, ok, title: item?.summary || sent?.summary || sent?.no || '', words }
  })
  return [...outcomes.filter(({ ok }) => !ok), ...outcomes.filter(({ ok }) => ok)]
}

/** All of it in one sentence. */
export function outcomeWords(outcomes: readonly { ok: boolean }[]): string {
  const done = outcomes.filter(({ ok }) => ok).length
  const failed = outcomes.length - done
  if (failed === 0) return `${done} 件已派出。`
  if (done === 0) return `${failed} 件${failed > 1 ? '都' : ''}没有派成：`
  return `${done} 件已派出，${failed} 件没有派成：`
}

/** The unit that all of them are in, if there is one. */
export function commonUnit(items: readonly RequestItem[]): { id: string; name: string } | undefined {
  const [first] = items
  if (!first || items.some(({ unit }) => unit !== first.unit)) return undefined
  return { id: first.unit, name: first.unitName }
}
