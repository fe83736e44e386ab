#!/usr/bin/env node
// Builds src into dist when it has changed, then runs it.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const src = join(root, 'src')

// Functions of the real cloud run in UTC; the zone must be set before anything asks for it.
process.env.TZ = 'UTC'

/** A hash over every source file and the versions of what is bundled, so that nothing is built twice. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const file of [fileURLToPath(import.meta.url), join(root, 'package.json')])
    hash.update(readFileSync(file))
  const files = readdirSync(src, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
  for (const file of files) hash.update(file.slice(src.length)).update(readFileSync(file))
  return hash.digest('hex')
}

/** Bundles into a folder of its own, which then appears all at once: two starts may build side by side. */
async function build(target) {
  const { build: bundle } = await import('esbuild')
  const draft = `${target}.${process.pid}`
  const common = { outdir: draft, bundle: true, logLevel: 'error' }
  await bundle({
    ...common,
    entryPoints: {
      main: join(src, 'cli.ts'),
      worker: join(src, 'functions', 'worker.ts'),
      attendant: join(src, 'functions', 'attendant.ts'),
      reader: join(src, 'reads', 'reader-worker.ts'),
    },
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['libsql', 'wx-server-sdk'],
  })
  await bundle({
    ...common,
    entryPoints: { shim: join(src, 'shim', 'shim.ts'), inspector: join(src, 'inspector', 'page.ts') },
    platform: 'browser',
    target: 'es2020',
    format: 'iife',
  })
  try {
    renameSync(draft, target)
  } catch {
    // Another start was faster.
    rmSync(draft, { recursive: true, force: true })
  }
}

const DAY_MS = 86_400_000

/** Removes builds of earlier sources, except recent ones: a cloud that runs still starts workers from its own. */
function removeOld(dist, current) {
  for (const name of readdirSync(dist)) {
    const path = join(dist, name)
    if (path !== current && Date.now() - statSync(path).mtimeMs > DAY_MS)
      rmSync(path, { recursive: true, force: true })
  }
}

const dist = join(root, 'dist')
mkdirSync(dist, { recursive: true })
const target = join(dist, fingerprint().slice(0, 16))
if (!existsSync(target)) {
  await build(target)
  removeOld(dist, target)
}
if (!process.argv.includes('--build-only')) createRequire(import.meta.url)(join(target, 'main.cjs'))
