import type { RequestItem } from '@domain/request/schema'
import { useState } from 'react'

/** A page of rows; more at once would make a phone wait. */
const ROWS = 20

interface Listed {
  items: RequestItem[] | undefined
  error: string | null
  onRetry: () => void
  more?: { loading: boolean; onMore: () => void }
}

/** The first 20 rows of a list that is longer, more of them on demand, and then the list's own next page. */
export function useFirst(list: Listed): Listed {
  const [rows, setRows] = useState(ROWS)
  const { items, more } = list
  const show = (andThen?: () => void) => {
    setRows(rows + ROWS)
    andThen?.()
  }
  if (!items || items.length <= rows) {
    return { ...list, more: more && { ...more, onMore: () => show(more.onMore) } }
  }
  return {
    ...list,
    items: items.slice(0, rows),
    more: { loading: false, onMore: () => show() },
  }
}
