import type { Page } from 'playwright-core'
import type { View } from './app'

/** The smallest side that a finger has to hit, and the smallest letters, in CSS px. */
export const least: Record<View, { target: number; letter: number }> = {
  normal: { target: 44, letter: 13 },
  elder: { target: 60, letter: 18 },
}

/**
 * Everything that can be tapped and is lower than `target`, and every text in letters smaller than `letter`. The tab
 * bar is left out: in WeChat it is the system's own.
 */
export const tooSmall = (page: Page, limits: { target: number; letter: number }): Promise<string[]> =>
  page.evaluate(({ target, letter }) => {
    const tappable =
      'button, [role=button], [role=tab], [role=switch], [role=radio], [role=checkbox], input, textarea'
    const shown = (element: Element) => element.getClientRects().length > 0
    const targets = Array.from(document.querySelectorAll(tappable))
      .filter(shown)
      // Half a pixel is a matter of rounding.
      .filter(element => element.getBoundingClientRect().height < target - 0.5)
      .map(element => {
        const { width, height } = element.getBoundingClientRect()
        return `too low: ${element.outerHTML.slice(0, 120)}: ${Math.round(width)} × ${Math.round(height)}`
      })
    const texts = Array.from(document.querySelectorAll('.kit *'))
      .filter(shown)
      .filter(element =>
        Array.from(element.childNodes).some(node => node.nodeType === 3 && node.textContent?.trim()),
      )
      .filter(element => Number.parseFloat(getComputedStyle(element).fontSize) < letter)
      .map(element => `too small: ${element.textContent?.trim()}: ${getComputedStyle(element).fontSize}`)
    return [...targets, ...texts]
  }, limits)
