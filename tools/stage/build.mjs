import fs from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { compile } from 'sass'
import { asCommand } from '../lib/as-command.mjs'
import { inRoot } from '../lib/paths.mjs'

const here = import.meta.dirname

/**
 * Builds the stage: the page that shows three phones beside the local cloud's clock, messages and faults.
 * Needs no network and well under a second.
 * @param {string} outDir gets index.html, stage.js and stage.css
 */
export async function buildStage(outDir) {
  fs.mkdirSync(outDir, { recursive: true })
  await build({
    entryPoints: [path.join(here, 'main.ts')],
    outfile: path.join(outDir, 'stage.js'),
    tsconfig: inRoot('tsconfig.json'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    minify: true,
    sourcemap: 'inline',
    logLevel: 'silent',
  })
  // The app's own tokens and icons are compiled in, so that the two can't drift apart.
  const { css } = compile(path.join(here, 'styles', 'stage.scss'), { style: 'compressed' })
  fs.writeFileSync(path.join(outDir, 'stage.css'), css)
  fs.copyFileSync(path.join(here, 'index.html'), path.join(outDir, 'index.html'))
}

asCommand(import.meta, async ([outDir]) => {
  await buildStage(path.resolve(outDir ?? inRoot('dist', 'site')))
  console.log('built the stage')
})
