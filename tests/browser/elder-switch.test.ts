import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openContext, settled } from './app'
import { type AxeStreet, cast, startAxeStreet } from './axe-street'
import { least, tooSmall } from './too-small'

let street: AxeStreet
let browser: Browser
beforeAll(async () => {
  ;[street, browser] = await Promise.all([startAxeStreet(), openBrowser()])
})

describe('the switch for elder view', () => {
  it('makes everything larger at once, and still after a launch', async () => {
    const context = await openContext(browser, 'phone')
    const { url } = street.cloud
    const page = await context.newPage()
    await page.goto(`${url}/app/?as=${cast.resident}#/pages/me/index`)
    await settled(page)
    const button = page.getByRole('button', { name: /更换小区/ })
    const before = (await button.boundingBox())!.height
    await page.getByRole('switch', { name: /关怀模式/ }).click()
    await expect.poll(async () => (await button.boundingBox())!.height).toBeGreaterThan(before)
    expect(await tooSmall(page, least.elder)).toEqual([])
    await page.reload()
    await settled(page)
    expect(await tooSmall(page, least.elder)).toEqual([])
    await context.close()
  })
})
