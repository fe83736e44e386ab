import { buildApp } from '../build-app.mjs'
import { buildFunctions } from '../build-functions.mjs'
import { broken, measure, sizeTable } from '../size.mjs'
import { ensureChromium } from './chromium.mjs'
import { inRoot } from './paths.mjs'
import { say } from './progress.mjs'
import { runNode } from './run.mjs'
import { buildSite } from './site.mjs'
import { runProject } from './vitest-step.mjs'

const nodeModule = (...parts) => inRoot('node_modules', ...parts)
const tsc = nodeModule('typescript', 'bin', 'tsc')

/** A step that is one check: a Node script that exits with 0. */
const check = (name, ...scripts) => ({
  name,
  run: async () => {
    let output = ''
    for (const script of scripts) {
      const outcome = await runNode(script)
      output += outcome.output
      if (outcome.code !== 0) return { passed: 0, failed: 1, output }
    }
    return { passed: 1, failed: 0, output }
  },
})

/** A step that is one piece of work done in this process; it throws when it fails. */
const work = (name, does) => ({
  name,
  run: async () => ({ passed: 1, failed: 0, output: '', note: (await does()) || undefined }),
})

const unchanged = built => (built ? '' : 'nothing changed')

/**
 * Everything that `npm test` does, the long steps early so that the two lanes end together.
 * @param {number} workers test files at a time within one step
 * @returns {import('./steps.mjs').Step[]}
 */
export function testSteps(workers) {
  const project = (name, needs = []) => ({ name, needs, run: () => runProject(name, workers) })
  const cloud = ['build-functions', 'build-local-cloud']
  return [
    check('build-local-cloud', [inRoot('local-cloud', 'bin', 'cloud.mjs'), '--build-only']),
    work('build-functions', async () => (await buildFunctions()).join(', ')),
    work('build-weapp', async () => unchanged(await buildApp('weapp'))),
    check('style', [
      nodeModule('@biomejs', 'biome', 'bin', 'biome'),
      'check',
      '--error-on-warnings',
      inRoot(),
    ]),
    check('types', [tsc, '--noEmit', '-p', inRoot()], [tsc, '--noEmit', '-p', inRoot('tools')]),
    check('boundaries', [inRoot('tools', 'boundaries.mjs')]),
    work('build-site', async () => unchanged(await buildSite())),
    project('unit'),
    project('local-cloud', ['build-local-cloud']),
    project('functions', cloud),
    project('journeys', cloud),
    project('weapp', [...cloud, 'build-weapp']),
    { ...work('size', async () => checkSize()), needs: ['build-weapp'] },
    work('chromium', async () => {
      process.env.CHROMIUM_PATH = await ensureChromium(say)
      return process.env.CHROMIUM_PATH
    }),
    // The longest of all, so both lanes share it.
    ...[1, 2].map(part => ({
      name: `browser-${part}`,
      needs: [...cloud, 'build-site', 'chromium'],
      run: () => runProject('browser', workers, { part, of: 2 }),
    })),
  ]
}

function checkSize() {
  const sizes = measure()
  const tooBig = broken(sizes)
  if (tooBig.length) throw new Error(`${tooBig.join('; ')}\n${sizeTable(sizes)}`)
  return `main package ${Math.ceil(sizes.main / 1024)} KB, total ${Math.ceil(sizes.total / 1024)} KB`
}
