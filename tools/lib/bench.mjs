import { buildApp } from '../build-app.mjs'
import { showSizes } from '../size.mjs'
import { install } from './install.mjs'
import { inRoot } from './paths.mjs'
import { say, step } from './progress.mjs'
import { runNode } from './run.mjs'
import { Trouble } from './trouble.mjs'

/** `npm run bench`: round trips per action, throughput as ratios, package sizes, setData bytes. */
export async function main() {
  await install(say)
  await step('building the mini-program', () => buildApp('weapp'))
  console.log('\nPackages')
  showSizes()
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs')
  const { code } = await runNode(
    [vitest, 'run', '--project', 'bench', '--disableConsoleIntercept', '--reporter=verbose'],
    { env: { BENCH: '1' }, show: true },
  )
  if (code !== 0) throw new Trouble('The bench did not finish; see above.')
}
