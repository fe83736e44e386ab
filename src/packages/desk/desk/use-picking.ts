import type { RequestItem } from '@domain/request/schema'
import { useState } from 'react'
import { toast } from '@/components/page'
import { firstOf, PICK_AT_MOST, toggled } from './bulk'

const FULL = `一次最多派 ${PICK_AT_MOST} 件，请先派出选好的`
const FIRST = `先选了前 ${PICK_AT_MOST} 件，派出以后再选其余的`

/** Only what may be dispatched can be taken with others. */
export const canPick = (request: RequestItem): boolean => request.moves.includes('dispatch')

export interface Picking {
  on: boolean
  has: (id: string) => boolean
  toggle: (id: string) => void
  /** Whether all that can be chosen are. */
  all: boolean
  toggleAll: () => void
  start: () => void
  stop: () => void
  /** The chosen ones as they are now, in the order of the list; what left the list is not among them. */
  items: RequestItem[]
  /** Those that could not be dispatched stay chosen; with none left, choosing ends. */
  keepOnly: (ids: readonly string[]) => void
}

/** Choosing several requests of a list. */
export function usePicking(list: readonly RequestItem[] | undefined): Picking {
  const [on, setOn] = useState(false)
  const [ids, setIds] = useState<readonly string[]>([])
  const offered = (list ?? []).filter(canPick)
  const items = offered.filter(({ id }) => ids.includes(id))
  const first = firstOf(offered)
  const all = first.length > 0 && first.every(id => ids.includes(id))
  const switchTo = (next: boolean) => {
    setOn(next)
    setIds([])
  }
  return {
    on,
    has: id => ids.includes(id),
    toggle: id => {
      const next = toggled(
        items.map(item => item.id),
        id,
      )
      if (next) setIds(next)
      else toast(FULL)
    },
    all,
    toggleAll: () => {
      if (all) return setIds([])
      setIds(first)
      if (first.length < offered.length) toast(FIRST)
    },
    start: () => switchTo(true),
    stop: () => switchTo(false),
    items,
    keepOnly: kept => {
      setIds(kept)
      if (kept.length === 0) setOn(false)
    },
  }
}
