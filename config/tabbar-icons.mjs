// Draws the tab bar's PNGs from styles/icons.scss, for WeChat takes nothing else there. Run after changing a shape:
//   CHROMIUM=/usr/bin/chromium node config/tabbar-icons.mjs
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const styles = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../src/styles')
const shapes = readFileSync(path.join(styles, 'icons.scss'), 'utf8')
const shape = name => new RegExp(`'?${name}'?:\\s*'([^']+)'`).exec(shapes)[1]
const colours = { '': '#5E564D', '-on': '#B8231C' }
const SIZE = 81

const out = path.join(styles, 'tabbar')
mkdirSync(out, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } })
for (const name of ['home', 'list', 'user']) {
  for (const [suffix, colour] of Object.entries(colours)) {
    await page.setContent(
      `<body style="margin:0"><svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}" viewBox="-1 -1 26 26"
        fill="none" stroke="${colour}" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"
        style="display:block"><path d="${shape(name)}"/></svg>`,
    )
    await page.screenshot({ path: path.join(out, `${name}${suffix}.png`), omitBackground: true })
  }
}
await browser.close()
