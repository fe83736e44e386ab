import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { siteFolder } from '../../tools/lib/site.mjs'
import type { Person } from '../../tools/stage/people'
import { startCloud } from '../support/cloud'
import { posts, smallStreet } from '../support/small-street'
import { openBrowser, openContext } from './app'
import { axeFindings } from './axe'

const site = fs.mkdtempSync(path.join(os.tmpdir(), 'axe-stage-'))
afterAll(() => fs.rmSync(site, { recursive: true, force: true, maxRetries: 5 }))

const resident: Person = {
  openid: 'o_wang',
  name: '王阿姨',
  roles: ['resident'],
  units: ['u1'],
  communities: ['c1'],
}
const staff = posts.map(({ person, name, role, scope, community }): Person => {
  const units = scope.startsWith('u') ? [scope] : []
  return { openid: person, name, roles: [role], units, communities: community ? [community] : [] }
})

it('axe finds nothing on the stage at 1440 px, with its panel open or folded, and on its list of people', async () => {
  fs.cpSync(siteFolder, site, { recursive: true })
  fs.writeFileSync(path.join(site, 'people.json'), JSON.stringify([resident, ...staff]))
  const cloud = await startCloud({ import: smallStreet(), static: site })
  const page = await (await openContext(await openBrowser(), 'desk')).newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(cloud.url)
  await page.frameLocator('.phone-desk iframe').getByRole('heading', { level: 1 }).waitFor()
  const phones = '.phone iframe'
  expect(await axeFindings(page, phones)).toEqual([])
  await page.locator('#fold').click()
  expect(await axeFindings(page, phones)).toEqual([])
  await page.locator('.phone-cadre .who').click()
  await page.locator('#people-of-cadre').getByRole('option').first().waitFor()
  expect(await axeFindings(page, phones)).toEqual([])
})
