import { buildApp } from '../build-app.mjs'
import { showSizes } from '../size.mjs'
import { install } from './install.mjs'
import { inRoot } from './paths.mjs'
import { say, step } from './progress.mjs'
import { runNode } from './run.mjs'
import { Trouble } from './trouble.mjs'

/**
 * `npm run bench [-- --quick]`: round trips per action, throughput as ratios, package sizes, setData bytes, and what
 * the local cloud costs as collections grow to a million documents (with `--quick`: to a hundred thousand).
 * @param {string[]} args
 */
export async function main(args) {
  await install(say)
  await step('building the mini-program', () => buildApp('weapp'))
  console.log('\nPackages')
  showSizes()
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs')
  const { code } = await runNode(
    [vitest, 'run', '--project', 'bench', '--disableConsoleIntercept', '--reporter=verbose'],
    { env: { BENCH: '1', ...(args.includes('--quick') && { BENCH_QUICK: '1' }) }, show: true },
  )
  if (code !== 0) throw new Trouble('The bench did not finish; see above.')
  console.log('\nLocal cloud')
  const sizes = args.includes('--quick') ? ['10000', '100000'] : []
  const cloud = await runNode([inRoot('local-cloud', 'bench', 'bench.mjs'), ...sizes], { show: true })
  if (cloud.code !== 0) throw new Trouble('The bench of the local cloud did not finish; see above.')
}
