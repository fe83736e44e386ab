import { beforeAll, describe, expect, it } from 'vitest'
import { startCloud, type TestCloud } from './support/cloud'
import { folderOf, writeFiles } from './support/folder'

const SDK = "const cloud = require('wx-server-sdk')\ncloud.init()\n"
const PATIENT = { timeout: 60 }

const folder = folderOf({
  'ways/config.json': PATIENT,
  'ways/index.js': `const ways = {
      big: event => 'x'.repeat(event.size),
      bigint: () => ({ n: 1n }),
      undefined: () => undefined,
      buffer: () => Buffer.from('ab'),
      date: () => new Date(0),
      kill: () => new Promise(() => process.kill(process.pid, 'SIGKILL')),
      hoard: () => { const all = []; for (;;) all.push(new Array(10000).fill(all.length)) },
      length: event => event.text.length,
    }
    exports.main = event => ways[event.way](event)`,
  // Its worker takes one call after the other, so that what one leaves behind meets the next.
  'messy/config.json': PATIENT,
  'messy/index.js': `exports.main = async event => {
      const later = event.later
      if (later) setTimeout(() => { console.log('left by ' + later); Promise.reject(new Error('too late')) }, 50)
      if (event.throws) setTimeout(() => { throw new Error('thrown later') }, 50)
      await new Promise(resolve => setTimeout(resolve, event.ms || 0))
      console.log('said by ' + event.name)
      return event.name
    }`,
  'caller/config.json': PATIENT,
  'caller/index.js': `const cloud = require('wx-server-sdk')
    cloud.init({ timeout: 300 })
    exports.main = event => cloud.callFunction({ name: event.name, data: event.data })`,
  'relay/index.js': `${SDK}exports.main = async event => {
      const { result } = await cloud.callFunction({ name: 'ways', data: { way: event.way, size: event.size } })
      return result.length
    }`,
  'changing/config.json': PATIENT,
  'changing/node_modules/helper/package.json': { name: 'helper', main: 'index.js' },
  // Installers leave such notes.
  'changing/node_modules/.recently-updated.txt': 'helper',
  'changing/node_modules/helper/index.js': "module.exports = 'first'",
  'changing/index.js': "exports.main = (_e, context) => require('helper') + ' ' + context.time_limit_in_ms",
})

let cloud: TestCloud
const way = (name: string, rest = {}) => cloud.invoke('ways', { way: name, ...rest })

beforeAll(async () => {
  cloud = await startCloud({ functions: folder })
})

describe('the size of a call', () => {
  it('is 100 KB for an event and 1 MB for a reply, each refused with a code of its own', async () => {
    expect((await way('length', { text: 'x'.repeat(100_000) })).result).toBe(100_000)
    expect((await way('length', { text: 'x'.repeat(103_000) })).errCode).toBe(-504901)
    expect((await way('length', { text: 'x'.repeat(5_000_000) })).errCode).toBe(-504901)
    expect((await way('big', { size: 1_000_000 })).result).toHaveLength(1_000_000)
    expect((await way('big', { size: 1_100_000 })).errCode).toBe(-604001)
  })

  it('is 6 MB between functions', async () => {
    expect((await cloud.invoke('relay', { way: 'big', size: 2_000_000 })).result).toBe(2_000_000)
    expect((await cloud.invoke('relay', { way: 'big', size: 6_500_000 })).errMsg).toContain('-604001')
  })
})

describe('a reply', () => {
  it('is what JSON makes of it', async () => {
    expect((await way('undefined')).result).toBeNull()
    expect((await way('buffer')).result).toEqual({ type: 'Buffer', data: [97, 98] })
    expect((await way('date')).result).toBe('1970-01-01T00:00:00.000Z')
  })

  it('that JSON cannot hold has a code of its own', async () => {
    expect(await way('bigint')).toMatchObject({
      errCode: -504902,
      errMsg: expect.stringContaining('BigInt'),
    })
  })
})

describe('a call that takes too much', () => {
  it('of memory, or that ends its own process, costs itself only', async () => {
    expect((await way('hoard')).errCode).toBe(-504900)
    expect((await way('kill')).errCode).toBe(-504900)
    expect((await way('date')).result).toBe('1970-01-01T00:00:00.000Z')
  })

  it('of time is given up by the SDK of the function that called it', async () => {
    const event = { name: 'messy', data: { ms: 3_000, name: 'slow' } }
    const { errCode, errMsg } = await cloud.invoke('caller', event)
    expect({ errCode, errMsg }).toEqual({
      errCode: -504002,
      errMsg: expect.stringMatching(/timeout|TIMEDOUT/i),
    })
  })
})

describe('what a call leaves running', () => {
  it('never hurts a later one, whether it rejects or throws, and is printed with its own request', async () => {
    const first = await cloud.invoke('messy', { name: 'first', later: 'first' })
    const second = await cloud.invoke('messy', { name: 'second', ms: 300 })
    const third = await cloud.invoke('messy', { name: 'third', throws: true })
    const fourth = await cloud.invoke('messy', { name: 'fourth', ms: 300 })
    expect([second.result, third.result, fourth.result]).toEqual(['second', 'third', 'fourth'])
    const line = (reply: { requestId: string }, text: string) =>
      `[messy ${reply.requestId.slice(0, 8)}] ${text}\n`
    await expect.poll(() => cloud.output()).toContain(line(first, 'left by first'))
    await expect.poll(() => cloud.output()).toContain(line(first, 'Error: too late'))
    await expect.poll(() => cloud.output()).toContain(line(second, 'said by second'))
    await expect.poll(() => cloud.output()).toContain(line(third, 'Error: thrown later'))
  })

  it('costs the call that it belongs to', async () => {
    const reply = await cloud.invoke('messy', { name: 'mine', ms: 2_000, later: 'mine' })
    expect(reply).toMatchObject({ errCode: -504900, errMsg: expect.stringContaining('too late') })
  })
})

describe('a change', () => {
  it('of config.json or of a package in node_modules is seen by a later call', async () => {
    expect((await cloud.invoke('changing')).result).toBe('first 60000')
    writeFiles(folder, { 'changing/config.json': { timeout: 7 } })
    await expect.poll(async () => (await cloud.invoke('changing')).result).toBe('first 7000')
    writeFiles(folder, { 'changing/node_modules/helper/index.js': "module.exports = 'second one'" })
    await expect.poll(async () => (await cloud.invoke('changing')).result).toBe('second one 7000')
  })
})
