import { useEffect, useRef } from 'react'
import { isH5 } from '@/lib/a11y'

interface ListKeys {
  /** The rows in the order of the page. */
  ids: readonly string[]
  selected: string
  onSelect: (id: string) => void
  /** Enter: goes over to the selected one. */
  onEnter: () => void
  /** Off on a narrow window, where the list stands alone. */
  enabled: boolean
}

/** A list at a desk by keyboard: ↑ ↓ select, Enter goes over to the detail. Browsers only; fields and dialogs keep their keys. */
export function useListKeys(keys: ListKeys) {
  const latest = useRef(keys)
  latest.current = keys
  const { enabled } = keys

  useEffect(() => {
    if (!isH5 || !enabled) return
    const onKeyDown = (event: KeyboardEvent) => {
      const { ids, selected, onSelect, onEnter } = latest.current
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || busy(event.target))
        return
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (by) {
        const at = ids.indexOf(selected)
        const next = ids[at < 0 ? 0 : Math.min(ids.length - 1, Math.max(0, at + by))]
        if (!next) return
        event.preventDefault()
        event.stopPropagation()
        onSelect(next)
        requestAnimationFrame(focusSelected)
      } else if (event.key === 'Enter' && selected && event.target === document.body) {
        onEnter()
      }
    }
    // Before the list's own arrow keys, which move the focus alone.
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [enabled])
}

/** The keyboard's focus follows the selection, so that Enter means the row that is marked. */
function focusSelected() {
  const rows = document.querySelectorAll<HTMLElement>('[role=region] [aria-current=true]')
  // Pages underneath stay in the document; the one in front has a size.
  const row = Array.from(rows).find(each => each.offsetParent)
  row?.focus()
  row?.scrollIntoView({ block: 'nearest' })
}

/** Whether the key belongs to somebody else: a field, a tab, an open dialog. */
function busy(target: EventTarget | null): boolean {
  if (document.querySelector('[role=dialog]')) return true
  return (
    target instanceof Element && target.closest('input, textarea, [role=tablist], [role=radiogroup]') !== null
  )
}
