import fs from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { buildApp } from '../build-app.mjs'
import { run } from '../lib/run.mjs'
import { buildSite } from '../lib/site.mjs'

/** What has to be compiled in the tree before it is copied. */
export const builds = { weapp: () => buildApp('weapp'), site: () => buildSite() }

const vitest = (project, file, more = {}) => ({ project, file, ...more })
const node = (...args) => ({ args })

/**
 * Who can notice something: a part of a vitest project, or a command. Each runs in the copy.
 * @type {Record<string, { project?: string, file?: string, args?: string[], needs?: keyof builds }>}
 */
export const suites = {
  'domain/request': vitest('unit', 'domain/request'),
  'request, life': vitest('functions', 'cloudfunctions/request/life.test.ts'),
  'request, lists': vitest('functions', 'cloudfunctions/request/lists.test.ts'),
  'request, races': vitest('functions', 'cloudfunctions/request/races.test.ts'),
  'request, many': vitest('functions', 'cloudfunctions/request/many.test.ts'),
  'request, round trips': vitest('functions', 'cloudfunctions/request/round-trips.test.ts'),
  account: vitest('functions', 'cloudfunctions/account'),
  timer: vitest('functions', 'cloudfunctions/timer'),
  rates: vitest('functions', 'cloudfunctions/street/rates.test.ts'),
  'domain/ledger': vitest('unit', 'domain/ledger'),
  'server/ledger': vitest('unit', 'server/ledger'),
  'domain/calendar': vitest('unit', 'domain/calendar'),
  'domain/hotline': vitest('unit', 'domain/hotline'),
  'hotline, races': vitest('functions', 'cloudfunctions/hotline/races.test.ts'),
  'hotline, time': vitest('functions', 'cloudfunctions/hotline/time.test.ts'),
  'hotline, waitlist': vitest('functions', 'cloudfunctions/hotline/waiting.test.ts'),
  'hotline, offers': vitest('functions', 'cloudfunctions/hotline/offers.test.ts'),
  'hotline, confirming': vitest('functions', 'cloudfunctions/hotline/confirming.test.ts'),
  'hotline, tidy': vitest('functions', 'cloudfunctions/hotline/tidy.test.ts'),
  'hotline, diary': vitest('functions', 'cloudfunctions/hotline/diary.test.ts'),
  'hotline, confidential': vitest('functions', 'cloudfunctions/hotline/confidential.test.ts'),
  'hotline, whose it is': vitest('functions', 'cloudfunctions/hotline/whose.test.ts'),
  'people who leave': vitest('functions', 'cloudfunctions/street/people.test.ts'),
  'local cloud, transactions': vitest('local-cloud', 'local-cloud/tests/transactions.test.ts'),
  'local cloud, transactions in any order': vitest('local-cloud', 'local-cloud/tests/serial.test.ts'),
  'local cloud, durability': vitest('local-cloud', 'local-cloud/tests/durability.test.ts'),
  'local cloud, invocations': vitest('local-cloud', 'local-cloud/tests/invoke.test.ts'),
  'local cloud, heavy reads': vitest('local-cloud', 'local-cloud/tests/heavy-reads.test.ts'),
  'local cloud, migrations': vitest('local-cloud', 'local-cloud/tests/migrations.test.ts'),
  'local cloud, indexes': vitest('local-cloud', 'local-cloud/tests/indexes.test.ts'),
  'weapp, stories': vitest('weapp', 'tests/weapp/story.test.ts', { needs: 'weapp' }),
  'weapp, compiler': vitest('weapp', 'tests/weapp/wcc.test.ts', { needs: 'weapp' }),
  'browser, axe on forms': vitest('browser', 'tests/browser/axe-form.test.ts', { needs: 'site' }),
  'import directions': node('tools/boundaries.mjs'),
  types: node('node_modules/typescript/bin/tsc', '--noEmit'),
  'format and lint': node('node_modules/@biomejs/biome/bin/biome', 'ci', 'server', 'domain'),
}

/**
 * Runs a suite in the copy.
 * @param {string} name @param {string} folder
 * @returns {Promise<{ passed: boolean, noticed: string | undefined, why: string, ms: number }>} `noticed`: the first
 *   test, or line, that says something is wrong; undefined also where nothing ran, `why` then says why
 */
export async function runSuite(name, folder) {
  const { project, file, args } = suites[name]
  if (project && file) return runTests(project, file, folder)
  const { code, output, ms } = await runIn(folder, args ?? [])
  const passed = code === 0
  const first = stripVTControlCharacters(output).trim().split('\n')[0] ?? ''
  return { passed, noticed: passed ? undefined : first, why: first, ms }
}

async function runTests(project, file, folder) {
  const report = path.join(folder, '.cache', 'sabotage.json')
  fs.rmSync(report, { force: true })
  const vitest = path.join('node_modules', 'vitest', 'vitest.mjs')
  const options = ['--bail=1', '--reporter=json', `--outputFile=${report}`]
  const { code, output, ms } = await runIn(folder, [vitest, 'run', '--project', project, file, ...options])
  const results = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')).testResults : []
  const tests = results.flatMap(result => result.assertionResults)
  const first = tests.find(test => test.status === 'failed')
  // A file that does not even load, or a build that breaks, says nothing about its tests.
  const why = first?.fullName ?? `no test ran: ${tail(output)}`
  return { passed: code === 0, noticed: first?.fullName, why, ms }
}

const tail = output => output.trim().split('\n').slice(-3).join(' ')

/** In the copy, on the builds of the copy, without what the tree's own run left in the environment. */
const runIn = (folder, args) =>
  run(process.execPath, args, {
    cwd: folder,
    env: {
      CI: '1',
      NO_COLOR: '1',
      WEAPP_DIST: path.join(folder, 'dist', 'weapp'),
      SITE_DIST: path.join(folder, 'dist', 'site'),
    },
  })
