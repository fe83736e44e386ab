import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { inRoot } from './paths.mjs'

const SKIPPED = /^(node_modules|dist|\.git)$|\.test\.(ts|tsx|mjs)$/

/**
 * Files of a file or folder, absolute, sorted; a missing one has none.
 * @param {string} place @returns {string[]}
 */
export function filesIn(place) {
  const found = fs.statSync(place, { throwIfNoEntry: false })
  if (!found) return []
  if (!found.isDirectory()) return [place]
  const names = fs.readdirSync(place).filter(name => !SKIPPED.test(name))
  return names.sort().flatMap(name => filesIn(path.join(place, name)))
}

/** What is in the inputs (paths below the root, tests left out), together with `more`. */
function inputsDigest(inputs, more) {
  const hash = createHash('sha256').update(more)
  for (const file of inputs.flatMap(input => filesIn(path.resolve(inRoot(), input)))) {
    hash.update(`\0${path.relative(inRoot(), file)}\0`).update(fs.readFileSync(file))
  }
  return hash.digest('hex')
}

/** Which files an output folder holds, by name, size and time: tells when somebody else built into it. */
function outputDigest(folder) {
  const hash = createHash('sha256')
  const files = filesIn(folder)
  for (const file of files) {
    const { size, mtimeMs } = fs.statSync(file)
    hash.update(`${file}\0${size}\0${mtimeMs}\0`)
  }
  return files.length ? hash.digest('hex') : ''
}

/**
 * Runs `build` unless its output already stands and nothing that it reads has changed. Two processes that want
 * the same output take turns, and the second finds it done.
 * @param {{ name: string, inputs: string[], output: string, more?: string, stamps?: string }} what `inputs` below the
 *   root; `output` an absolute folder; `more`: anything else that the result depends on; `stamps`: where it is noted
 * @param {() => Promise<void>} build
 * @returns {Promise<boolean>} whether it was built
 */
export async function unlessUnchanged(
  { name, inputs, output, more = '', stamps = inRoot('.cache', 'built') },
  build,
) {
  const stamp = path.join(stamps, `${name}.json`)
  fs.mkdirSync(path.dirname(stamp), { recursive: true })
  const release = await takeTurn(`${stamp}.lock`)
  try {
    const wanted = inputsDigest(inputs, more)
    const last = fs.existsSync(stamp) ? JSON.parse(fs.readFileSync(stamp, 'utf8')) : {}
    if (last.inputs === wanted && last.output && last.output === outputDigest(output)) return false
    fs.rmSync(stamp, { force: true })
    await build()
    fs.writeFileSync(stamp, JSON.stringify({ inputs: wanted, output: outputDigest(output) }))
    return true
  } finally {
    release()
  }
}

/** Waits until no living process holds the lock file, and takes it. */
async function takeTurn(lock) {
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return () => fs.rmSync(lock, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (!holderLives(lock)) fs.rmSync(lock, { force: true })
      else await new Promise(resolve => setTimeout(resolve, 200))
    }
  }
}

function holderLives(lock) {
  try {
    process.kill(Number(fs.readFileSync(lock, 'utf8')), 0)
    return true
  } catch (error) {
    // ESRCH: gone. ENOENT: just released. Otherwise it lives and belongs to somebody else.
    return error.code !== 'ESRCH' && error.code !== 'ENOENT'
  }
}
