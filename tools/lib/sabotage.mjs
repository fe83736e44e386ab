import { breakIn } from '../sabotage/break-in.mjs'
import { breakages } from '../sabotage/breakages.mjs'
import { copyOfTree } from '../sabotage/copy.mjs'
import { builds, runSuite, suites } from '../sabotage/suites.mjs'
import { install } from './install.mjs'
import { inWords, say, step } from './progress.mjs'
import { stopAndExit } from './stopping.mjs'
import { Trouble } from './trouble.mjs'

/**
 * `npm run sabotage [-- <part of a name> …]`: breaks a copy of the tree in one way after the other; the suite that
 * should notice each must fail. A suite counts only if it passes unbroken.
 */
export async function main(args) {
  const chosen = breakages.filter(({ name }) => args.length === 0 || args.some(part => name.includes(part)))
  if (chosen.length === 0) {
    throw new Trouble(`No breakage is called so. There are:\n  ${breakages.map(b => b.name).join('\n  ')}`)
  }
  await install(say)
  const used = [...new Set(chosen.map(breakage => breakage.suite))]
  for (const build of new Set(used.map(name => suites[name].needs))) {
    if (build) await step(`building ${build}`, () => builds[build]())
  }
  const copy = copyOfTree()
  try {
    const sound = await runUnbroken(used, copy)
    const rows = []
    for (const breakage of chosen) rows.push(await tryOut(breakage, copy, sound))
    show(rows)
    const missed = rows.filter(row => row.by === undefined).length
    console.log(`${rows.length - missed} noticed, ${missed} missed`)
    if (missed > 0) await stopAndExit(1)
  } finally {
    copy.remove()
  }
}

/** The suites that pass as things are: only they can notice anything. */
async function runUnbroken(names, copy) {
  const sound = new Set()
  for (const name of names) {
    const { passed, why, ms } = await runSuite(name, copy.folder)
    if (passed) sound.add(name)
    say(
      `unbroken, ${name}: ${passed ? 'passes' : `FAILS, so that it proves nothing: ${why}`} (${inWords(ms)})`,
    )
  }
  return sound
}

/**
 * @param {import('../sabotage/breakages.mjs').Breakage} breakage
 * @param {{ folder: string }} copy @param {Set<string>} sound
 * @returns {Promise<{ name: string, by: string | undefined, why: string, ms: number }>} `by`: who noticed
 */
async function tryOut({ name, suite, ...damage }, copy, sound) {
  if (!sound.has(suite)) return { name, by: undefined, why: `${suite} fails unbroken`, ms: 0 }
  const mend = breakIn(copy.folder, name, damage)
  const { passed, noticed, why, ms } = await runSuite(suite, copy.folder)
  mend()
  say(`${name}: ${noticed ? 'noticed' : 'MISSED'} (${inWords(ms)})`)
  if (noticed) return { name, by: suite, why: noticed, ms }
  return { name, by: undefined, why: passed ? `${suite} says nothing` : why, ms }
}

function show(rows) {
  const width = Math.max(...rows.map(({ name }) => name.length))
  console.log(`\n${'breakage'.padEnd(width)}  seconds  noticed by`)
  for (const { name, by, why, ms } of rows) {
    const seconds = (ms / 1000).toFixed(1).padStart(7)
    console.log(`${name.padEnd(width)}  ${seconds}  ${by ? `${by}: ${why}` : `NOBODY (${why})`}`)
  }
  console.log('')
}
