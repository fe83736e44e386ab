import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectCurrent, mark, stateOf, wipe } from './data-folder.mjs'

let folder
const write = (name, text = '') => fs.writeFileSync(path.join(folder, name), text)

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'data-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

describe('a data folder', () => {
  it('is new when it does not exist, is empty, or holds nothing of ours', () => {
    expect(stateOf(path.join(folder, 'none'))).toBe('new')
    expect(stateOf(folder)).toBe('new')
    write('notes.txt')
    expect(stateOf(folder)).toBe('new')
  })

  it('is loading until the street is in it', () => {
    mark(folder, 'loading')
    expect(stateOf(folder)).toBe('loading')
    mark(folder, 'ready')
    expect(stateOf(folder)).toBe('ready')
  })

  it('is refused when its street is of an earlier version, with what to do', () => {
    mark(folder, 'ready')
    expectCurrent(folder)
    write('street.json', JSON.stringify({ product: 'weimin-service-station', state: 'ready', others: [] }))
    expect(() => expectCurrent(folder)).toThrow('npm start -- --fresh')
  })

  it('is wiped of all that came in after us, and of nothing else', async () => {
    write('notes.txt')
    mark(folder, 'loading')
    mark(folder, 'ready')
    write('cloud.sqlite')
    fs.mkdirSync(path.join(folder, 'files'))
    await wipe(folder)
    expect(fs.readdirSync(folder)).toEqual(['notes.txt'])
    expect(stateOf(folder)).toBe('new')
  })

  it('is never wiped when its data came from elsewhere', async () => {
    write('cloud.sqlite')
    await expect(wipe(folder)).rejects.toThrow(/not from npm start/)
    expect(fs.readdirSync(folder)).toEqual(['cloud.sqlite'])
  })

  it('is not wiped while a local cloud runs on it', async () => {
    mark(folder, 'ready')
    const held = new Database(path.join(folder, 'lock.sqlite'))
    held.exec('BEGIN EXCLUSIVE')
    await expect(wipe(folder)).rejects.toThrow(/in use/)
    held.close()
    await wipe(folder)
    expect(fs.readdirSync(folder)).toEqual([])
  })
})
