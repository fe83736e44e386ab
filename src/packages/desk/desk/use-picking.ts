import type { RequestItem } from '@domain/request/schema'
import { useState } from 'react'

/** The cloud dispatches at most so many at once. */
export const PICK_AT_MOST = 50

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
  const offered = (list ?? []).filter(canPick).slice(0, PICK_AT_MOST)
  const items = (list ?? []).filter(item => ids.includes(item.id) && canPick(item)).slice(0, PICK_AT_MOST)
  const all = offered.length > 0 && offered.every(({ id }) => ids.includes(id))
  const switchTo = (next: boolean) => {
    setOn(next)
    setIds([])
  }
  return {
    on,
    has: id => ids.includes(id),
    toggle: id => setIds(ids.includes(id) ? ids.filter(each => each !== id) : [...ids, id]),
    all,
    toggleAll: () => setIds(all ? [] : offered.map(({ id }) => id)),
    start: () => switchTo(true),
    stop: () => switchTo(false),
    items,
    keepOnly: kept => {
      setIds(kept)
      if (kept.length === 0) setOn(false)
    },
  }
}
