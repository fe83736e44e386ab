import os from 'node:os'
import { install } from './install.mjs'
import { inWords, say } from './progress.mjs'
import { choose, runSteps } from './steps.mjs'
import { testSteps } from './test-steps.mjs'
import { Trouble } from './trouble.mjs'

/** `npm test`, or `node tools/test.mjs <step> …` for some steps and what they need. @param {string[]} names */
export async function main(names) {
  const began = Date.now()
  const workers = Math.max(1, Math.floor(os.availableParallelism() / 2))
  const steps = testSteps(workers)
  const unknown = names.filter(name => !steps.some(step => step.name === name))
  if (unknown.length) {
    throw new Trouble(
      `No such step: ${unknown.join(', ')}. There are: ${steps.map(({ name }) => name).join(' ')}`,
    )
  }
  await install(say)
  const goesOn = setInterval(() => running.size && say(`… still ${[...running].join(', ')}`), 30_000)
  const running = new Set()
  const results = await runSteps(choose(steps, names), 2, {
    begin: name => {
      running.add(name)
      say(`▸ ${name}`)
    },
    end: done => {
      running.delete(done.name)
      tell(done)
    },
  })
  clearInterval(goesOn)
  summary(results, Date.now() - began)
}

/** @param {import('./steps.mjs').Done} done */
function tell({ name, passed, failed, note, ms, output }) {
  const counts = failed ? `${passed} passed, ${failed} FAILED` : `${passed} passed`
  say(`${failed ? '✗' : '✓'} ${name}: ${counts} in ${inWords(ms)}${note ? ` (${note})` : ''}`)
  if (failed) console.log(`${output.trimEnd().replace(/^/gm, '    | ')}\n`)
}

function summary(results, ms) {
  const sum = what => results.reduce((total, result) => total + result[what], 0)
  const bad = results.filter(({ failed }) => failed).map(({ name }) => name)
  console.log(
    `\n${results.length} step${results.length === 1 ? '' : 's'} in ${inWords(ms)}${bad.length ? `; failed: ${bad.join(', ')}` : ''}`,
  )
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
  process.exitCode = bad.length ? 1 : 0
}
