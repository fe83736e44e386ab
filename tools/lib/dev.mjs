import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { buildFunctions } from '../build-functions.mjs'
import { expectFreePort } from './cloud-child.mjs'
import { install } from './install.mjs'
import { openBrowser } from './open-browser.mjs'
import { startOptions } from './options.mjs'
import { inRoot } from './paths.mjs'
import { say, step } from './progress.mjs'
import { buildStage, siteFolder } from './site.mjs'
import { beforeStop, beingStoppedIsFine } from './stopping.mjs'
import { openStreet, prepareData } from './street.mjs'
import { Trouble } from './trouble.mjs'

/** `npm run dev`: like npm start, and what you change is built anew while it runs. @param {string[]} args */
export async function main(args) {
  const options = startOptions(args)
  await expectFreePort(options.port)
  await install(say)
  const [load] = await Promise.all([
    prepareData(options),
    step('building the functions', () => buildFunctions()),
    step('building the app for the browser', () => watchApp()),
    buildStage(),
  ])
  watchFolders(['cloudfunctions', 'server', 'domain'], () =>
    buildFunctions().then(
      () => say('functions are built'),
      error => console.error(error.message),
    ),
  )
  if (fs.existsSync(inRoot('tools', 'stage')))
    watchFolders(['tools/stage'], () => buildStage().catch(console.error))
  const url = await openStreet({ ...options, load })
  beingStoppedIsFine()
  console.log(`ready ${url}`)
  openBrowser(url)
}

/** Has Taro build the app into the site again after each change; resolves when it stands there for the first time. */
async function watchApp() {
  const app = path.join(siteFolder, 'app')
  fs.rmSync(app, { recursive: true, force: true })
  const child = spawn(process.execPath, [inRoot('tools', 'lib', 'watch-app.mjs')], {
    cwd: inRoot(),
    stdio: ['pipe', 'inherit', 'inherit'],
  })
  child.stdin.on('error', () => undefined)
  let isGone = false
  const gone = once(child, 'exit').then(() => {
    isGone = true
  })
  beforeStop(() => {
    child.stdin.end()
    return gone
  })
  while (!fs.existsSync(path.join(app, 'index.html'))) {
    if (isGone) throw new Trouble('Taro ended before the app was built; see above.')
    await new Promise(resolve => setTimeout(resolve, 200))
  }
}

/** Calls `changed` once per burst of changes below these folders. */
function watchFolders(folders, changed) {
  let timer
  for (const folder of folders) {
    if (!fs.existsSync(inRoot(folder))) continue
    fs.watch(inRoot(folder), { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(changed, 150)
    })
  }
}
