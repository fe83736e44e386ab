import { buildFunctions } from '../build-functions.mjs'
import { expectFreePort } from './cloud-child.mjs'
import { install } from './install.mjs'
import { openBrowser } from './open-browser.mjs'
import { startOptions } from './options.mjs'
import { say, step } from './progress.mjs'
import { buildSite } from './site.mjs'
import { beingStoppedIsFine } from './stopping.mjs'
import { openStreet, prepareData } from './street.mjs'

/** `npm start`: everything from a fresh clone to an address in the browser. @param {string[]} args */
export async function main(args) {
  const options = startOptions(args)
  await expectFreePort(options.port)
  await install(say)
  const [load] = await Promise.all([
    prepareData(options),
    step('building the functions', () => buildFunctions()),
    step('building the app for the browser', () => buildSite()),
  ])
  const url = await openStreet({ ...options, load })
  beingStoppedIsFine()
  console.log(`ready ${url}`)
  openBrowser(url)
}
