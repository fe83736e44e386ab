import type { Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startCloud, type TestCloud } from '../../local-cloud/tests/support/cloud'
import { openBrowser, openContext } from './app'

/** The local cloud's own page, on the functions of its own tests. It stands here because it needs a browser. */
let cloud: TestCloud
let page: Page
const complaints: string[] = []

const part = (name: string) =>
  page.getByRole('navigation', { name: 'Parts' }).getByRole('link', { name }).click()
const button = (name: string) => page.getByRole('button', { name, exact: true })
const field = (name: string) => page.getByLabel(name, { exact: true })
const region = (name: string) => page.getByRole('region', { name, exact: true })
const dialog = () => page.getByRole('dialog')
const answer = (name: string) => dialog().getByRole('button', { name, exact: true }).click()
const said = (text: string) => page.locator('.notices').getByRole('status').getByText(text).waitFor()

const posts = () =>
  cloud.script(async ({ db }) => (await db.collection('posts').orderBy('_id', 'asc').limit(100).get()).data)

beforeAll(async () => {
  cloud = await startCloud()
  await cloud.script(async ({ db }) => {
    for (let i = 0; i < 30; i++) {
      const status = i % 3 ? 'open' : 'closed'
      await db.collection('posts').add({ data: { _id: `p${i}`, slug: `s${i}`, status, n: i } })
    }
  })
  const context = await openContext(await openBrowser(), 'desk')
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(String(error)))
  await page.goto(`${cloud.url}/inspector`)
})

afterEach(() => expect(complaints.splice(0)).toEqual([]))

describe('the inspector’s documents', () => {
  it('are found by a filter, edited and deleted', async () => {
    await part('Documents')
    await page.getByRole('link', { name: /^posts\s*30$/ }).click()
    await page.getByText('1–20 of 30 documents').waitFor()
    await field('Filter').fill('{"status": "closed", "n": {"$gt": 20}}')
    await button('Find').click()
    await page.getByText(/^1–3 of 3 documents · read \d+ rows by status_at$/).waitFor()

    await page.getByRole('button', { name: /^p24/ }).click()
    await region('Document').getByText('"s24"').waitFor()
    await button('Edit').click()
    const text = await field('The whole document').inputValue()
    await field('The whole document').fill(text.replace('"s24"', '"renamed"'))
    await button('Save').click()
    await said('Document saved')

    await page.getByRole('button', { name: /^p27/ }).click()
    await button('Delete').click()
    await answer('Delete')
    await page.getByText('1–2 of 2 documents').waitFor()
    const left = await posts()
    expect(left).toHaveLength(29)
    expect(left.find(({ _id }) => _id === 'p24')).toMatchObject({ slug: 'renamed', n: 24 })
    expect(left.some(({ _id }) => _id === 'p27')).toBe(false)
  })

  it('say what is wrong with a filter and keep what was typed in vain', async () => {
    await part('Documents')
    await page.getByRole('link', { name: /^posts/ }).click()
    await field('Filter').fill('{"n": {"$about": 3}}')
    await button('Find').click()
    await page.getByRole('alert').getByText('$about').waitFor()
    await field('Filter').fill('{"n": 1}')
    await button('Find').click()
    await page.getByRole('button', { name: /^p1/ }).click()
    await button('Edit').click()
    await field('The whole document').fill('{"_id": "p1", "n": }')
    await button('Save').click()
    await page.locator('form .error').getByText(/JSON/).waitFor()
    expect(await field('The whole document').inputValue()).toBe('{"_id": "p1", "n": }')
    await button('Cancel').click()
    await region('Document').getByText('"s1"').waitFor()
    // The browser itself notes each request that was refused.
    expect(complaints.splice(0)).toEqual(Array(2).fill(expect.stringContaining('400 (Bad Request)')))
  })

  it('come back from a snapshot', async () => {
    const before = await posts()
    await part('Snapshots')
    await button('Save a snapshot').click()
    await field('Name').fill('before')
    await answer('Save')
    await said('Snapshot before saved')
    await cloud.script(async ({ db, _ }) => {
      await db
        .collection('posts')
        .where({ n: _.gte(3) })
        .remove()
    })
    await button('Restore before').click()
    await answer('Restore')
    await said('Snapshot before restored')
    expect(await posts()).toEqual(before)
  })
})

describe('the inspector’s calls', () => {
  it('appear by themselves, with their round trips and lines', async () => {
    await part('Calls')
    await cloud.script(async ({ db }) => {
      console.log('first a line')
      await db.collection('posts').doc('p3').get()
      return (await db.collection('posts').where({ status: 'open' }).count()).total
    })
    await page
      .getByRole('button', { name: /^script.*2 round trips/ })
      .first()
      .click()
    await region('Console').getByText('first a line').waitFor()
    const operations = region('Operations').getByRole('row')
    expect(await operations.allInnerTexts()).toEqual([
      expect.stringMatching(/^No\.\s+Operation/),
      expect.stringMatching(/^1\s+getDocument\s+posts/),
      expect.stringMatching(/^2\s+calculateDocument\s+posts/),
    ])
  })

  it('tell of faults while these are set', async () => {
    await part('Faults')
    await field('Fail before').fill('1')
    await field('Seed').fill('7')
    await button('Set these faults').click()
    await page.getByText('Faults are being drawn.').waitFor()
    const failed = await cloud.script(({ db }) => db.collection('posts').count()).catch(String)
    expect(failed).toMatch(/-504002/)
    await button('Clear all faults').click()
    await page.getByText('No faults: everything works.').waitFor()
    await part('Calls')
    await field('Failures only').check()
    await page
      .getByRole('button', { name: /^script.*threw/ })
      .first()
      .waitFor()
  })
})

describe('the inspector’s clock, timers, messages and files', () => {
  it('let the clock go forward and a timer run', async () => {
    await part('Clock and timers')
    const ticks = () => cloud.script(async ({ db }) => (await db.collection('ticks').count()).total)
    const before = await ticks()
    await button('Fire now: hourly of ticker').click()
    await said('hourly of ticker has run')
    expect(await ticks()).toBeGreaterThan(before)
    await button('1 hour forward').click()
    await page.getByText(/^The clock is ahead: /).waitFor()
    await said('It is 20')
    expect(await ticks()).toBeGreaterThan(before + 1)
  })

  it('show a message and the rule that answers it', async () => {
    await part('Messages')
    await page.getByText('Rules', { exact: true }).click()
    await field('New rule').fill('{"api": "security.msgSecCheck", "errCode": 87014}')
    await button('Add the rule').click()
    await page.getByText('Rules (1)').waitFor()
    await cloud.invoke('notify', { api: 'security.msgSecCheck', args: { content: 'words' } })
    await page.getByRole('button', { name: /^security\.msgSecCheck\s*87014/ }).click()
    await region('Arguments').getByText('"words"').waitFor()
    await button('Remove').click()
    await said('Rule removed')
  })

  it('delete a file', async () => {
    await fetch(`${cloud.url}/files/photos/lamp.png`, { method: 'PUT', body: 'bytes' })
    await part('Files')
    await page.getByText('1–1 of 1 file').waitFor()
    await button('Delete photos/lamp.png').click()
    await answer('Delete')
    await page.getByText('No files yet.').waitFor()
  })
})
