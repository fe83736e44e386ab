import { type CategoryId, categories, categoryIds } from '@domain/request/categories'
import type { Browser } from 'playwright-core'
import { beforeAll, describe } from 'vitest'
import { openBrowser } from './app'
import { axeFindsNothing, type Scene } from './axe'
import { type AxeStreet, cast, startAxeStreet } from './axe-street'

let street: AxeStreet
let browser: Browser
beforeAll(async () => {
  ;[street, browser] = await Promise.all([startAxeStreet(), openBrowser()])
})

/** Empty; with everything wrong that can be; filled in for somebody else. */
const form = (id: CategoryId): Scene => ({
  openid: cast.newcomer,
  path: `packages/resident/request-form/index?category=${id}`,
  act: async (page, look) => {
    await page.getByRole('heading', { level: 1, name: categories[id].name }).waitFor()
    await look()
    const forOther = page.getByRole('radio', { name: '替别人' })
    if (categories[id].asksAddress) await forOther.click()
    await page.getByRole('checkbox').first().or(page.getByRole('switch').first()).first().click()
    await page.getByRole('button', { name: '提交诉求' }).click()
    await page.getByRole('alert').first().waitFor()
  },
})

describe('axe finds nothing on the form of', () => {
  axeFindsNothing(Object.fromEntries(categoryIds.map(id => [id, form(id)])), 'phone', () => ({
    street,
    browser,
  }))
})
