import { buildApp } from '../build-app.mjs'
import { buildFunctions } from '../build-functions.mjs'
import { showSizes } from '../size.mjs'
import { install } from './install.mjs'
import { say, step } from './progress.mjs'

/** `npm run build`: dist/weapp and dist/cloudfunctions, ready for WeChat DevTools and for upload. */
export async function main() {
  await install(say)
  await Promise.all([
    step('building the functions', () => buildFunctions()),
    step('building the mini-program', () => buildApp('weapp')),
  ])
  showSizes()
}
