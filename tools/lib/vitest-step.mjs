import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { inRoot } from './paths.mjs'
import { runNode } from './run.mjs'

/**
 * Runs one project of vitest.config.ts and counts its tests.
 * @param {string} project @param {number} workers test files at a time
 * @param {{ part: number, of: number }} [share] only this share of its files, so that two steps can divide them
 * @returns {Promise<import('./steps.mjs').Result>}
 */
export async function runProject(project, workers, share) {
  const report = inRoot('.cache', 'tests', `${project}${share ? `-${share.part}` : ''}.json`)
  fs.mkdirSync(path.dirname(report), { recursive: true })
  fs.rmSync(report, { force: true })
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const limits = [`--maxWorkers=${workers}`, '--allowOnly=false']
  if (share) limits.push(`--shard=${share.part}/${share.of}`)
  const temporary = fs.mkdtempSync(path.join(inMemory() ?? os.tmpdir(), 'tests-'))
  const { code, output } = await runNode([vitest, 'run', '--project', project, ...reporters, ...limits], {
    env: { CI: '1', NO_COLOR: '1', TMPDIR: temporary },
  })
  fs.rmSync(temporary, { recursive: true, force: true, maxRetries: 3 })
  const counted = fs.existsSync(report)
    ? count(JSON.parse(fs.readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0 }
  // A run can fail without a failed test: nothing to run, a file that breaks while loading, a promise left alone.
  if (code !== 0 && counted.failed === 0) counted.failed = 1
  return { ...counted, output }
}

const ROOM = 4 * 1024 ** 3

/**
 * A folder that is kept in memory, where the system has one with room: the data of the tests' clouds has not to
 * outlive the machine, and waiting for its disk is a good part of what a write costs.
 */
function inMemory() {
  const folder = '/dev/shm'
  try {
    fs.accessSync(folder, fs.constants.W_OK)
    const { bavail, bsize } = fs.statfsSync(folder)
    return bavail * bsize >= ROOM ? folder : undefined
  } catch {
    return undefined
  }
}

/**
 * Adds up a report. A test that is skipped proves nothing, so it counts as failed.
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, assertionResults: { status: string }[] }[] }} report vitest's JSON
 */
export function count(report) {
  const brokenFiles = report.testResults.filter(
    file => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  )
  const failed = report.numFailedTests + report.numPendingTests + report.numTodoTests + brokenFiles.length
  return { passed: report.numPassedTests, failed }
}
