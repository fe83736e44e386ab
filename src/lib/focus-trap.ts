import { type RefObject, useEffect, useRef } from 'react'
import { isH5 } from './a11y'

const FOCUSABLE = 'button, input, textarea, a[href], [tabindex]'

/**
 * While the component lives, keyboard focus stays inside `ref`; Escape calls `onEscape`; afterwards focus returns to
 * where it was. Browsers only: in WeChat the screen reader follows the dialog role.
 */
export function useFocusTrap(ref: RefObject<HTMLElement>, onEscape: () => void) {
  const escaped = useRef(onEscape)
  escaped.current = onEscape
  useEffect(() => {
    if (!isH5) return
    const before = document.activeElement as HTMLElement | null
    ref.current?.focus()
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') escaped.current()
      if (event.key === 'Tab' && ref.current) keepInside(ref.current, event)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => {
      document.removeEventListener('keydown', onKeyDown)
      before?.focus()
    }
  }, [ref])
}

function keepInside(root: HTMLElement, event: KeyboardEvent) {
  const stops = [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    each => each.tabIndex >= 0 && !each.hasAttribute('disabled'),
  )
  const first = stops[0]
  const last = stops[stops.length - 1]
  if (!first || !last) return
  const now = document.activeElement
  const outside = !root.contains(now) || now === root
  if (event.shiftKey ? outside || now === first : outside || now === last) {
    event.preventDefault()
    const target = event.shiftKey ? last : first
    target.focus()
  }
}
