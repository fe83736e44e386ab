import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { inRoot } from '../lib/paths.mjs'
import { breakIn } from './break-in.mjs'
import { breakages } from './breakages.mjs'
import { suites } from './suites.mjs'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sabotage-test-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))
const write = (name, text) => {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  fs.writeFileSync(path.join(folder, name), text)
}
const read = name => fs.readFileSync(path.join(folder, name), 'utf8')

describe('the breakages', () => {
  it('have names of their own, and suites that exist', () => {
    expect(new Set(breakages.map(({ name }) => name)).size).toBe(breakages.length)
    for (const { suite } of breakages) expect(suites).toHaveProperty([suite])
    for (const { file } of Object.values(suites)) if (file) expect(fs.existsSync(inRoot(file))).toBe(true)
  })

  // Compiled output is not there before a build; `npm run sabotage` complains about it itself.
  const inSource = breakages.filter(({ file }) => !file.startsWith('dist/'))
  it.each(inSource)('fit the source: $name', ({ name, file, edits }) => {
    write(file, fs.readFileSync(inRoot(file), 'utf8'))
    const mend = breakIn(folder, name, { file, edits })
    expect(read(file)).not.toBe(fs.readFileSync(inRoot(file), 'utf8'))
    mend()
    expect(read(file)).toBe(fs.readFileSync(inRoot(file), 'utf8'))
  })
})

describe('breaking in', () => {
  it('says so when a text is gone, or is there twice', () => {
    write('a.ts', 'one two two')
    const broken = from => () => breakIn(folder, 'it', { file: 'a.ts', edits: [[from, '']] })
    expect(broken('three')).toThrow('Sabotage "it": a.ts no longer has the text three')
    expect(broken('two')).toThrow('more than once')
    expect(read('a.ts')).toBe('one two two')
  })

  it('finds the files of a folder that fit a pattern', () => {
    write('dist/x.js', 'call.send("a")')
    write('dist/y.js', 'nothing')
    const mend = breakIn(folder, 'it', { file: 'dist', edits: [[/\.(send)\(/g, '.re$1(']] })
    expect(read('dist/x.js')).toBe('call.resend("a")')
    expect(read('dist/y.js')).toBe('nothing')
    mend()
    expect(read('dist/x.js')).toBe('call.send("a")')
  })
})
