import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { openContext, settled, views, visit, windows } from './app'
import type { AxeStreet } from './axe-street'
import { least, tooSmall } from './too-small'

const axeFile = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'))

/**
 * What axe-core finds on a page against WCAG 2.1 A and AA, one line per node: what it breaks, where, and why.
 * The page must stand still (see `settled`); `without` leaves out what matches.
 */
export async function axeFindings(page: Page, without = ':not(*)'): Promise<string[]> {
  // Some rules pass over what is scrolled out of sight.
  const width = page.viewportSize()?.width ?? windows.phone.width
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height: Math.max(height, windows.phone.height) })
  await page.addScriptTag({ path: axeFile })
  return page.evaluate(async excluded => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']
    const { violations } = await axe.run(
      { exclude: [[excluded]] },
      { iframes: false, runOnly, resultTypes: ['violations'] },
    )
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary = '' }) => {
        const why = failureSummary.split('\n').slice(1).join(' ').trim()
        return `${id}: ${html.slice(0, 240)} (${why})`
      }),
    )
  }, without)
}

/** A page in one of its states: how somebody gets there, and what happens on the way. */
export interface Scene {
  openid: string
  path: string | ((street: AxeStreet) => string)
  /** Brings the page into its state; `look` is called in between for each further state worth looking at. */
  act?: (page: Page, look: () => Promise<void>) => Promise<unknown>
}

interface Stand {
  street: AxeStreet
  browser: Browser
}

/** Windows that all scenes of a test file share, one for each view. */
const opened = new Map<string, Promise<BrowserContext[]>>()
function windowsFor(browser: Browser, size: keyof typeof windows): Promise<BrowserContext[]> {
  const known = opened.get(size) ?? Promise.all(views.map(() => openContext(browser, size)))
  opened.set(size, known)
  return known
}

/**
 * One test per scene, in a window of that size and in either view: axe finds nothing on it, and on a phone every
 * target and every letter is large enough.
 */
export function axeFindsNothing(
  scenes: Record<string, Scene>,
  size: keyof typeof windows,
  stand: () => Stand,
) {
  let contexts: BrowserContext[]
  beforeAll(async () => {
    contexts = await windowsFor(stand().browser, size)
  })
  for (const [name, { openid, path, act }] of Object.entries(scenes)) {
    it(name, async () => {
      const { street } = stand()
      const where = typeof path === 'string' ? path : path(street)
      const findings: string[] = []
      // Side by side: most of the time is waiting.
      await Promise.all(
        views.map(async (view, index) => {
          const page = await visit(contexts[index]!, { url: street.cloud.url, openid, path: where, view })
          const look = async () => {
            await settled(page)
            const small = size === 'phone' ? await tooSmall(page, least[view]) : []
            const lines = [...small, ...(await axeFindings(page))]
            findings.push(...lines.map(line => `${where}, ${view} view: ${line}`))
          }
          await settled(page)
          await act?.(page, look)
          await look()
          await page.close()
        }),
      )
      expect(findings).toEqual([])
    })
  }
}
