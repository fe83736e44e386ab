import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { unlessUnchanged } from './fingerprint.mjs'

let top
let builds
const write = (file, text) => {
  fs.mkdirSync(path.dirname(path.join(top, file)), { recursive: true })
  fs.writeFileSync(path.join(top, file), text)
}
/** Builds `out/app.js` from `src`, unless it need not. */
const build = (more, work = () => write('out/app.js', `built ${builds}`)) =>
  unlessUnchanged(
    {
      name: 'app',
      inputs: [path.join(top, 'src')],
      output: path.join(top, 'out'),
      stamps: path.join(top, 'stamps'),
      more,
    },
    async () => {
      builds++
      await new Promise(resolve => setTimeout(resolve, 20))
      work()
    },
  )

beforeEach(() => {
  top = fs.mkdtempSync(path.join(os.tmpdir(), 'fingerprint-'))
  builds = 0
  write('src/page.tsx', 'one')
})
afterEach(() => fs.rmSync(top, { recursive: true, force: true }))

describe('a build', () => {
  it('is left out when nothing changed', async () => {
    expect(await build()).toBe(true)
    expect(await build()).toBe(false)
    expect(builds).toBe(1)
  })

  it.each([
    ['a file changed', () => write('src/page.tsx', 'two')],
    ['a file was added', () => write('src/other.tsx', '')],
    [
      'a file was renamed',
      () => fs.renameSync(path.join(top, 'src/page.tsx'), path.join(top, 'src/home.tsx')),
    ],
    ['its output is gone', () => fs.rmSync(path.join(top, 'out'), { recursive: true })],
    ['somebody else built into its output', () => write('out/app.js', 'another build')],
  ])('is made when %s', async (_, change) => {
    await build()
    change()
    expect(await build()).toBe(true)
  })

  it('is made when something else that it depends on changed', async () => {
    await build('production')
    expect(await build('development')).toBe(true)
  })

  it('is not made for a changed test', async () => {
    await build()
    write('src/page.test.tsx', 'a test')
    expect(await build()).toBe(false)
  })

  it('is made again when it failed', async () => {
    const fail = () => {
      throw new Error('a syntax error')
    }
    await expect(build('', fail)).rejects.toThrow('a syntax error')
    expect(await build()).toBe(true)
  })

  it('is made once when two want it at the same time', async () => {
    expect((await Promise.all([build(), build()])).sort()).toEqual([false, true])
  })

  it('does not wait for a process that died over it', async () => {
    write('stamps/app.json.lock', '999999999')
    expect(await build()).toBe(true)
  })
})
