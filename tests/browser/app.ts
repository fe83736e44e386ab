import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll } from 'vitest'

/** The two looks of the mini-program: normal, and 关怀模式 with large letters. */
export const views = ['normal', 'elder'] as const
export type View = (typeof views)[number]

/** A phone as most residents have it, and a desk's screen. CSS px. */
export const windows = { phone: { width: 375, height: 812 }, desk: { width: 1440, height: 900 } }

/** Which page is opened, by whom, in which view. */
export interface Visit {
  /** The cloud's address. */
  url: string
  openid: string
  /** As Taro names it, with its parameters: `pages/home/index`. */
  path: string
  view: View
}

const ends: (() => unknown)[] = []
afterAll(async () => {
  for (const end of ends.reverse()) await end()
})

/** A browser for the test file; it ends with it. */
export async function openBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync']
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    // One process for all pages of a window: scripts that are compiled already make a visit twice as fast.
    args: [...args, '--disable-background-networking', '--disable-component-update', '--process-per-site'],
  })
  ends.push(() => browser.close())
  return browser
}

/** Windows of a size in which nothing moves, so that no colour is measured half-way. */
export const openContext = (browser: Browser, size: keyof typeof windows): Promise<BrowserContext> =>
  browser.newContext({ viewport: windows[size], locale: 'zh-CN', reducedMotion: 'reduce' })

/** Opens a page of the H5 mini-program as after a launch, in the view that this person chose before, with no drafts. */
export async function visit(context: BrowserContext, { url, openid, path, view }: Visit): Promise<Page> {
  // A page that stays keeps the process of the others.
  if (!context.pages().length) await (await context.newPage()).goto(`${url}/__local-cloud/shim.js`)
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  // As Taro keeps a value, in the drawer that the local cloud gives to each person.
  const kept = { key: `${openid}/elder-view`, value: JSON.stringify({ data: view === 'elder' }) }
  await page.addInitScript(({ key, value }) => {
    localStorage.clear()
    localStorage.setItem(key, value)
  }, kept)
  await page.goto(`${url}/app/?as=${openid}#/${path}`)
  return page
}

/** Waits until nothing is loading and what was drawn last is on the screen. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.getByRole('status', { name: '正在加载' }).waitFor({ state: 'hidden' })
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
}
