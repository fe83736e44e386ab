import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { lanzhouDay, lanzhouInstant } from '@domain/lanzhou'
import { daysAfter } from '@domain/request/deadline'
import { type Browser, chromium, type FrameLocator, type Page } from 'playwright-core'
import { afterAll } from 'vitest'
import { writeDemo } from '../../tools/demo/index.mjs'
import { siteFolder } from '../../tools/lib/site.mjs'
import { firstChoice, type Person, type Slot } from '../../tools/stage/people'
import { type Cloud, startCloud } from '../support/cloud'

/** The stage on a demo street of its own, in a real browser. */
export interface Stage {
  cloud: Cloud
  page: Page
  /** What is on a phone's screen. */
  phone(slot: Slot): FrameLocator
  /** Somebody without a unit yet, at home where the cadre and the desk on the other phones serve. */
  newcomer: Person
  /** Starts the cloud again on the same data, after a clean stop. */
  restart(): Promise<Cloud>
}

const ends: (() => unknown)[] = []
afterAll(async () => {
  for (const end of ends.reverse()) await end()
})

/** Invents a street, starts the local cloud on it as `npm start` does, and opens the stage with the newcomer. */
export async function openStage(): Promise<Stage> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'stage-'))
  ends.push(() => fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 }))
  const inHome = (name: string) => path.join(home, name)
  await writeDemo({ outDir: inHome('demo'), now: new Date() })
  const people: Person[] = JSON.parse(fs.readFileSync(inHome('demo/people.json'), 'utf8'))
  const { cadre } = firstChoice(people)
  const newcomer: Person = { ...cadre!, openid: 'o_newcomer', name: '新来的', roles: ['resident'] }
  fs.cpSync(siteFolder, inHome('site'), { recursive: true })
  fs.writeFileSync(inHome('site/people.json'), JSON.stringify([...people, newcomer]))

  const run = { data: inHome('data'), static: inHome('site'), env: { PROGRESS_TEMPLATE_ID: 'T-progress' } }
  const cloud = await startCloud({ ...run, import: inHome('demo/db') })
  await cloud.clock.set(tomorrowMorning())
  const browser = await openBrowser()
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 }, locale: 'zh-CN' })
  page.setDefaultTimeout(15_000)
  await page.goto(`${cloud.url}/?resident=${newcomer.openid}`)
  return {
    cloud,
    page,
    phone: slot => page.frameLocator(`.phone-${slot} iframe`),
    newcomer,
    restart: async () => {
      await cloud.stop()
      return startCloud(run)
    },
  }
}

/** Ten o’clock in Lanzhou: at night nobody’s phone rings. */
function tomorrowMorning(): string {
  return lanzhouInstant(lanzhouDay(daysAfter(new Date().toISOString(), 1)), '10:00')
}

async function openBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync']
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: [...args, '--disable-background-networking', '--disable-component-update'],
  })
  ends.push(() => browser.close())
  return browser
}

/** What axe-core finds against WCAG 2.1 A and AA on the stage itself; the app's pages are looked at elsewhere. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: fileURLToPath(import.meta.resolve('axe-core/axe.min.js')) })
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']
    const { violations } = await axe.run({ exclude: [['iframe']] }, { iframes: false, runOnly })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  })
}
