import fs from 'node:fs'
import path from 'node:path'
import { asCommand } from './lib/as-command.mjs'
import { filesIn } from './lib/fingerprint.mjs'
import { inRoot } from './lib/paths.mjs'
import { Trouble } from './lib/trouble.mjs'

const KB = 1024

/** Our own limits in bytes, well below WeChat's 2 MB per package: a first screen within a second on a slow phone. */
export const LIMITS = { main: 480 * KB, total: Math.floor(1.2 * KB * KB) }

/**
 * Weighs the compiled mini-program as WeChat does: every file, by package.
 * @param {string} [folder]
 * @returns {{ main: number, total: number, packages: Record<string, number> }} bytes; `packages`: the sub-packages
 */
export function measure(folder = inRoot('dist', 'weapp')) {
  if (!fs.existsSync(path.join(folder, 'app.json')))
    throw new Trouble('No mini-program is built yet: npm run build')
  const app = JSON.parse(fs.readFileSync(path.join(folder, 'app.json'), 'utf8'))
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root)
  const weigh = place => filesIn(place).reduce((sum, file) => sum + fs.statSync(file).size, 0)
  const packages = Object.fromEntries(roots.map(root => [root, weigh(path.join(folder, root))]))
  const total = weigh(folder)
  return { main: total - Object.values(packages).reduce((sum, size) => sum + size, 0), total, packages }
}

/**
 * Which limits a measured mini-program breaks, in words.
 * @param {{ main: number, total: number }} sizes
 */
export const broken = sizes =>
  Object.entries(LIMITS)
    .filter(([what, limit]) => sizes[what] > limit)
    .map(([what, limit]) => `${what} is ${sizes[what] - limit} bytes over its ${kilobytes(limit)}`)

/** A table for people. @param {ReturnType<typeof measure>} sizes */
export function sizeTable({ main, total, packages }) {
  /** @type {[string, number, number?][]} */
  const rows = [
    ['main package', main, LIMITS.main],
    ...Object.entries(packages),
    ['total', total, LIMITS.total],
  ]
  return rows
    .map(
      ([name, size, limit]) =>
        `${name.padEnd(24)}${kilobytes(size).padStart(10)}${limit ? `  of ${kilobytes(limit)}` : ''}`,
    )
    .join('\n')
}

const kilobytes = bytes => `${(bytes / KB).toFixed(1)} KB`

/** Prints the sizes of the built mini-program. @throws {Trouble} when it is too big */
export function showSizes() {
  const sizes = measure()
  console.log(sizeTable(sizes))
  const tooBig = broken(sizes)
  if (tooBig.length) throw new Trouble(`Too big: ${tooBig.join('; ')}`)
}

asCommand(import.meta, showSizes)
