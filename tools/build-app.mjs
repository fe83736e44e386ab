import fs from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { asCommand } from './lib/as-command.mjs'
import { unlessUnchanged } from './lib/fingerprint.mjs'
import { inRoot } from './lib/paths.mjs'
import { runNode } from './lib/run.mjs'
import { Trouble } from './lib/trouble.mjs'

/** What a build reads: change one of these and it is made anew. */
const INPUTS = [
  ...['src', 'domain', 'config', 'types', 'babel.config.js', 'tsconfig.json'],
  ...['project.config.json', 'package.json', 'package-lock.json'],
]

/** The platforms, where their builds go, and the file without which there is none. */
const OUTPUTS = {
  weapp: { folder: inRoot('dist', 'weapp'), proof: 'app.json' },
  h5: { folder: inRoot('dist', 'site', 'app'), proof: 'index.html' },
}

/** Taro's command line, for Node; without the check of the configuration, which asks a server first. */
const taroBuild = [inRoot('node_modules', '@tarojs', 'cli', 'bin', 'taro'), 'build', '--no-check', '--type']

/**
 * Builds the mini-program for WeChat or for browsers with Taro, for production, unless nothing changed.
 * @param {'weapp' | 'h5'} platform
 * @returns {Promise<boolean>} whether it had to be built
 * @throws {Trouble} with what the compiler said
 */
export function buildApp(platform) {
  const { folder, proof } = OUTPUTS[platform]
  const more = `production ${process.version.split('.')[0]} ${process.env.GALLERY ?? ''}`
  return unlessUnchanged({ name: platform, inputs: INPUTS, output: folder, more }, async () => {
    fs.rmSync(folder, { recursive: true, force: true })
    const { code, output } = await runNode([...taroBuild, platform], {
      env: { NODE_ENV: 'production', NO_COLOR: '1' },
    })
    if (code !== 0 || !fs.existsSync(path.join(folder, proof))) {
      throw new Trouble(`Taro could not build ${platform}:\n${withoutProgress(output)}`)
    }
  })
}

/** What remains of a terminal's text once its progress bar has been drawn over for the last time. */
const withoutProgress = output => stripVTControlCharacters(output.split('\x1b[2K\x1b[G').at(-1) ?? '').trim()

asCommand(import.meta, async ([platform]) => {
  if (platform !== 'weapp' && platform !== 'h5') throw new Trouble('usage: node tools/build-app.mjs weapp|h5')
  console.log((await buildApp(platform)) ? `built ${platform}` : `${platform} is up to date`)
})
