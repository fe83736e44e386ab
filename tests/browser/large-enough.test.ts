import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openContext, settled, type View, views, visit } from './app'
import { type AxeStreet, cast, startAxeStreet } from './axe-street'

let street: AxeStreet
let browser: Browser
beforeAll(async () => {
  ;[street, browser] = await Promise.all([startAxeStreet(), openBrowser()])
})

/** The smallest side that a finger has to hit, and the smallest letters, in CSS px. */
const least: Record<View, { target: number; letter: number }> = {
  normal: { target: 44, letter: 13 },
  elder: { target: 60, letter: 18 },
}

const pages: Record<string, [openid: string, path: (ids: AxeStreet['ids']) => string]> = {
  'home without a unit': [cast.newcomer, () => 'pages/home/index'],
  home: [cast.resident, () => 'pages/home/index'],
  requests: [cast.resident, () => 'pages/requests/index'],
  me: [cast.resident, () => 'pages/me/index'],
  'unit picker': [cast.resident, () => 'packages/resident/unit-picker/index'],
  'the form for a haircut': [cast.newcomer, () => 'packages/resident/request-form/index?category=haircut'],
  'the form for a hazard': [cast.newcomer, () => 'packages/resident/request-form/index?category=fire-hazard'],
  'a request to be rated': [cast.resident, ids => `packages/resident/request/index?id=${ids.resolved}`],
  'a request in hand': [cast.resident, ids => `packages/resident/request/index?id=${ids.accepted}`],
  'my data': [cast.resident, () => 'packages/resident/my-data/index'],
  workbench: [cast.cadre, () => 'packages/cadre/workbench/index'],
  'a cadre’s request': [cast.cadre, ids => `packages/cadre/request/index?id=${ids.accepted}`],
  desk: [cast.desk, () => 'packages/desk/desk/index'],
}

/**
 * Everything that can be tapped and is lower than `target`, and every text in letters smaller than `letter`. The tab
 * bar is left out: in WeChat it is the system's own.
 */
const tooSmall = (page: Page, limits: { target: number; letter: number }) =>
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
        return `${element.outerHTML.slice(0, 120)}: ${Math.round(width)} × ${Math.round(height)}`
      })
    const texts = Array.from(document.querySelectorAll('.kit *'))
      .filter(shown)
      .filter(element =>
        Array.from(element.childNodes).some(node => node.nodeType === 3 && node.textContent?.trim()),
      )
      .filter(element => Number.parseFloat(getComputedStyle(element).fontSize) < letter)
      .map(element => `${element.textContent?.trim()}: ${getComputedStyle(element).fontSize}`)
    return { targets, texts }
  }, limits)

describe.each(views)('in the %s view, every target and every letter is large enough on', view => {
  it.each(Object.entries(pages))('%s', async (_name, [openid, path]) => {
    const context = await openContext(browser, 'phone')
    const page = await visit(context, { url: street.cloud.url, openid, path: path(street.ids), view })
    await settled(page)
    expect(await tooSmall(page, least[view])).toEqual({ targets: [], texts: [] })
    await context.close()
  })
})

describe('the switch for elder view', () => {
  it('makes everything larger at once, and still after a launch', async () => {
    const context = await openContext(browser, 'phone')
    const { url } = street.cloud
    const page = await context.newPage()
    await page.goto(`${url}/app/?as=${cast.resident}#/pages/me/index`)
    await settled(page)
    const button = page.getByRole('button', { name: /更换单元/ })
    const before = (await button.boundingBox())!.height
    await page.getByRole('switch', { name: /关怀模式/ }).click()
    await expect.poll(async () => (await button.boundingBox())!.height).toBeGreaterThan(before)
    expect((await tooSmall(page, least.elder)).targets).toEqual([])
    await page.reload()
    await settled(page)
    expect((await tooSmall(page, least.elder)).targets).toEqual([])
    await context.close()
  })
})
