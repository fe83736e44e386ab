import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildFunctions } from './build-functions.mjs'
import { inRoot } from './lib/paths.mjs'

let top
const from = () => path.join(top, 'cloudfunctions')
const to = () => path.join(top, 'out')
const write = (file, text) => {
  fs.mkdirSync(path.dirname(path.join(top, file)), { recursive: true })
  fs.writeFileSync(path.join(top, file), text)
}
const read = file => fs.readFileSync(path.join(to(), file), 'utf8')
const build = () => buildFunctions({ from: from(), to: to() })

beforeEach(() => {
  top = fs.mkdtempSync(path.join(os.tmpdir(), 'functions-'))
  write('shared/greet.ts', "export const greet = (name: string) => '你好，' + (name ?? '邻居')\n")
  write(
    'cloudfunctions/hello/index.ts',
    "import cloud from 'wx-server-sdk'\nimport { greet } from '../../shared/greet'\nexport const main = async (event: { name: string }) => greet(event?.name) + typeof cloud.init\n",
  )
  write('cloudfunctions/hello/config.json', '{"timeout": 20}')
  write('cloudfunctions/database.indexes.json', '{"requests": []}')
})
afterEach(() => fs.rmSync(top, { recursive: true, force: true }))

describe('building the functions', () => {
  it('bundles what a function shares and leaves the SDK to the cloud', async () => {
    expect(await build()).toEqual(['hello'])
    expect(read('hello/index.js')).toContain('你好')
    expect(read('hello/index.js')).toContain('require("wx-server-sdk")')
    expect(read('hello/config.json')).toBe('{"timeout": 20}')
    expect(read('database.indexes.json')).toBe('{"requests": []}')
  })

  it('names the exact version of the SDK for the upload', async () => {
    await build()
    const { dependencies } = JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8'))
    expect(JSON.parse(read('hello/package.json'))).toMatchObject({
      name: 'hello',
      main: 'index.js',
      dependencies: { 'wx-server-sdk': dependencies['wx-server-sdk'] },
    })
    expect(dependencies['wx-server-sdk']).toMatch(/^\d+\.\d+\.\d+$/)
  })

  it('writes nothing when nothing changed, so that a running cloud reloads nothing', async () => {
    await build()
    const before = fs.statSync(path.join(to(), 'hello/index.js')).mtimeMs
    await build()
    expect(fs.statSync(path.join(to(), 'hello/index.js')).mtimeMs).toBe(before)
  })

  it('removes what has no source any more', async () => {
    write('cloudfunctions/old/index.ts', 'export const main = () => 1\n')
    await build()
    fs.rmSync(path.join(from(), 'old'), { recursive: true })
    fs.rmSync(path.join(from(), 'hello/config.json'))
    await build()
    expect(fs.readdirSync(to()).sort()).toEqual(['database.indexes.json', 'hello'])
    expect(fs.readdirSync(path.join(to(), 'hello')).sort()).toEqual(['index.js', 'package.json'])
  })

  it('tells file and line of a mistake', async () => {
    write('cloudfunctions/hello/index.ts', "export const main = () => {\n  return ']\n}\n")
    await expect(build()).rejects.toThrow(/hello[/\\]index\.ts:2:/)
  })
})
