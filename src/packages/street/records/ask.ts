import type { Input } from '@domain/contract'
import type { RequestContract } from '@domain/request/contract'
import { type Attention, attentions } from '@domain/street/board'

type ListAsk = Input<RequestContract, 'list'>
type Params = Partial<Record<string, string>>

/** The requests behind a number of the board: those with this flag. */
export interface FlagRecords {
  kind: 'flag'
  flag: Attention
  community: string
}
/** The requests behind a number of the rates. */
export interface CountedRecords {
  kind: 'counted'
  /** What the number is of: 银滩路社区 · 居民说解决了. */
  words: string
  ask: ListAsk
}

const filters = ['measure', 'from', 'until', 'community', 'unit', 'category'] as const

/** Which requests a page's address means; the board's first kind where it says nothing. */
export function recordsOf(params: Params): FlagRecords | CountedRecords {
  if (params.measure) {
    const asked = filters.flatMap(name => (params[name] ? [[name, params[name]]] : []))
    return {
      kind: 'counted',
      words: decodeURIComponent(params.words ?? ''),
      ask: { view: 'counted', ...Object.fromEntries(asked) } as ListAsk,
    }
  }
  const flag = attentions.find(each => each === params.flag) ?? attentions[0]
  return { kind: 'flag', flag, community: params.community ?? '' }
}

/** How many there are, honest about what is not loaded. */
export const countWords = (loaded: number, more: boolean): string =>
  more ? `${loaded} 件以上` : `${loaded} 件`
