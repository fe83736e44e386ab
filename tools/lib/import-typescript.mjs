import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './paths.mjs'

/**
 * Imports a TypeScript module of the project, bundled on the fly.
 * @param {string} file relative to the repository's root
 * @returns {Promise<any>} its exports
 */
export async function importTypeScript(file) {
  const { build } = await import('esbuild')
  const folder = path.join(root, 'node_modules', '.cache', 'weimin')
  mkdirSync(folder, { recursive: true })
  const outfile = path.join(folder, `${path.basename(file)}.${process.pid}.mjs`)
  try {
    await build({
      absWorkingDir: root,
      entryPoints: [file],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      logLevel: 'error',
    })
    return await import(pathToFileURL(outfile).href)
  } finally {
    rmSync(outfile, { force: true })
  }
}
