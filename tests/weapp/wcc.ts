import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'

const require = createRequire(import.meta.url)

export interface WccReport {
  /** How many WXML and WXS files were compiled. */
  files: number
  /** What the compiler said, line by line. Empty: it took every file. */
  problems: string[]
  /** Why nothing was checked, on a machine that has no such compiler. */
  skipped?: string
}

/**
 * Compiles every template and WXS file of a compiled mini-program with `wcc`, WeChat's own compiler. It exists for
 * Linux x64 only; elsewhere the report says so and nothing is checked. Throws when there is nothing to compile.
 */
export function checkWithWcc(folder: string): WccReport {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return {
      files: 0,
      problems: [],
      skipped: `wcc runs on Linux x64 only, this is ${process.platform} ${process.arch}`,
    }
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file =>
    /\.(wxml|wxs)$/.test(file),
  )
  if (!files.length) throw new Error(`${folder} holds no templates`)

  const packageFolder = path.dirname(require.resolve('miniprogram-compiler/package.json'))
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'wcc-'))
  try {
    // The package ships it without the right to execute; only a copy is made executable.
    const wcc = path.join(temporary, 'wcc')
    copyFileSync(path.join(packageFolder, 'bin', 'linux', 'wcc'), wcc)
    chmodSync(wcc, 0o755)
    const run = spawnSync(wcc, ['-o', path.join(temporary, 'out.js'), ...files], {
      cwd: folder,
      encoding: 'utf8',
    })
    if (run.error) throw run.error
    const said = `${run.stderr}${run.stdout}`.split('\n').filter(line => line.trim())
    return {
      files: files.length,
      problems: run.status === 0 ? [] : said.length ? said : [`wcc exited with ${run.status}`],
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}
