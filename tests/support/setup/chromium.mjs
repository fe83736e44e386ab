import { ensureChromium } from '../../../tools/lib/chromium.mjs'

/** Finds or installs a browser; tests read its path from CHROMIUM_PATH. */
export async function setup() {
  process.env.CHROMIUM_PATH = await ensureChromium(console.log)
}
