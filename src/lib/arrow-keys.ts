import type { KeyboardEvent } from 'react'
import { isH5 } from './a11y'

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/**
 * Props for a group in which the arrow keys move between the controls that `selector` finds, round and round; with
 * `select` the one arrived at is pressed as well, as in tabs and radio groups. Nothing in weapp.
 */
export function arrowKeys(selector: string, select = false): Record<string, unknown> {
  if (!isH5) return {}
  return {
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      const step = STEPS[event.key]
      if (!step || /^(INPUT|TEXTAREA)$/.test((event.target as HTMLElement).tagName)) return
      const controls = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)]
      const now = controls.indexOf(document.activeElement as HTMLElement)
      const next = controls[(now + step + controls.length) % controls.length]
      if (now < 0 || !next) return
      event.preventDefault()
      next.focus()
      if (select) next.click()
    },
  }
}
