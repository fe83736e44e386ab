import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { startCloud, type TestCloud, temporaryFolder } from './support/cloud'
import { folderOf } from './support/folder'

const WAYS = `const fs = require('fs')
const deep = levels => { let all = []; for (let i = 0; i < levels; i++) all = [all]; return all }
const handles = Array.from({ length: 30 }, (_, i) => i + 3)
const tried = work => { try { work() } catch {} }
const forEver = () => { for (;;); }
const ways = {
  fine: event => event.n,
  pid: () => process.pid,
  'endless loop': event => { fs.writeFileSync(event.file, String(process.pid)); forEver() },
  'wait for the clock': event => { const began = Date.now(); console.log('waiting'); while (Date.now() < began + event.ms); return true },
  array: () => { const all = []; for (;;) all.push(all.length) },
  string: () => { let text = ''; for (;;) text += Buffer.alloc(1000, 'x').toString('latin1') },
  'doubled string': () => { let text = 'x'; for (;;) text += text },
  buffers: () => { const all = []; for (;;) all.push(Buffer.alloc(1 << 24, 1)) },
  deep: event => deep(event.levels),
  proxy: () => new Proxy({}, { ownKeys() { throw new Error('no keys') } }),
  toJSON: () => ({ toJSON() { throw new Error('no JSON') } }),
  'toJSON null': () => ({ toJSON() { throw null } }),
  'thrown proxy': () => { throw new Proxy({}, { get() { throw new Error('no look') } }) },
  'endless error': () => { throw new Error('x'.repeat(1e8)) },
  'large reply': () => 'x'.repeat(2e7),
  getter: () => ({ get endless() { return forEver() } }),
  disconnect: () => process.disconnect(),
  send: () => process.send('nonsense'),
  port: () => require('worker_threads').parentPort.close(),
  nonsense: () => { for (const to of handles) tried(() => fs.writeSync(to, '{"type":"done"\\n')) },
  'half a line': () => { for (;;) fs.writeSync(4, 'x'.repeat(1 << 20)) },
  close: () => { for (const handle of handles) tried(() => fs.closeSync(handle)) },
  flood: () => { for (let i = 0; i < 100_000; i++) console.log('x'.repeat(1000)); return 'said' },
  'one line': () => { for (let i = 0; i < 100_000; i++) process.stdout.write('x'.repeat(1000)); return 'said' },
  'flood of a child': () => {
    const code = "const line = 'x'.repeat(999) + '\\\\n'; for (let i = 0; i < 1000; i++) process.stdout.write(line.repeat(100))"
    require('child_process').execFileSync(process.execPath, ['-e', code], { stdio: 'inherit' })
    return 'said'
  },
  'emit exit': () => process.emit('exit', 0),
  'emit exception': () => { process.emit('uncaughtException', new Error('made up')); return forEver() },
  abort: () => process.abort(),
  stop: () => process.kill(process.pid, 'SIGSTOP'),
  'endless end': () => { process.on('exit', forEver); process.exit() },
  listeners: async () => { process.removeAllListeners(); setTimeout(() => { throw new Error('late') }, 10); await new Promise(() => {}) },
  'no listeners': () => { process.removeAllListeners(); return 'removed' },
  globals: () => {
    for (const name of ['Promise', 'JSON', 'Date', 'Object', 'Array', 'Buffer', 'process', 'console', 'setTimeout']) globalThis[name] = undefined
    return 'overwritten'
  },
  prototypes: () => {
    for (const { prototype } of [Array, String, Object, Function, Promise, require('events')])
      for (const name of Object.getOwnPropertyNames(prototype)) tried(() => { prototype[name] = undefined })
    return 'overwritten'
  },
}
exports.main = event => ways[event.way](event)`

const STEADY = `const cloud = require('wx-server-sdk')
cloud.init()
const steps = cloud.database().collection('steps')
exports.main = async event => {
  if (event.pid) return process.pid
  if (event.read) return (await steps.doc('one').get()).data.n
  await new Promise(done => setTimeout(done, event.ms || 0))
  await steps.doc('one').set({ data: { n: event.n } })
  return (await steps.doc('one').get()).data.n
}`

const functions = folderOf({
  'hostile/index.js': WAYS,
  'hostile/config.json': { timeout: 40 },
  'brief/index.js': WAYS,
  'brief/config.json': { timeout: 1 },
  'spoilt/index.js': WAYS,
  'spoilt/config.json': { timeout: 2 },
  'stillborn/index.js': 'process.exit(3)',
  'steady/index.js': STEADY,
  'steady/config.json': { timeout: 40 },
  'caller/index.js': `const cloud = require('wx-server-sdk')
      cloud.init({ timeout: 400 })
      exports.main = () => cloud.callFunction({ name: 'steady', data: { n: 'late', ms: 1500 } })`,
  'database.indexes.json': { steps: [] },
})

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startCloud({ functions })
})

/** A call, while another function and other calls of the same one go on answering, and the same one after it. */
async function besideOthers(name: string, event: { way: string; [key: string]: unknown }) {
  let over = false
  const hostile = cloud.invoke<unknown>(name, event).finally(() => {
    over = true
  })
  let n = 0
  do {
    const steady = cloud.invoke<number>('steady', { n: ++n })
    expect(await cloud.invoke(name, { way: 'fine', n })).toMatchObject({ result: n })
    expect(await steady).toMatchObject({ result: n })
  } while (!over)
  expect(await cloud.invoke(name, { way: 'fine', n: -1 })).toMatchObject({ result: -1 })
  expect(cloud.process.exitCode).toBeNull()
  return hostile
}

const codeOf = async (name: string, event: { way: string; [key: string]: unknown }) =>
  (await besideOthers(name, event)).errCode

describe('a function that takes memory without end', () => {
  it('in one array costs one call', async () => {
    expect(await codeOf('hostile', { way: 'array' })).toBe(-504900)
  })

  it('in strings costs one call', async () => {
    expect(await codeOf('hostile', { way: 'string' })).toBe(-504900)
    expect(await codeOf('hostile', { way: 'doubled string' })).toBe(-504002)
  })

  it('outside of the heap costs one call', async () => {
    expect(await besideOthers('hostile', { way: 'buffers' })).toMatchObject({
      errCode: -504900,
      errMsg: expect.stringContaining('1024 MB'),
    })
  })
})

describe('a reply', () => {
  it('of 100,000 levels is refused', async () => {
    expect(await codeOf('hostile', { way: 'deep', levels: 100_000 })).toBe(-504902)
  })

  it('that throws when it is read is refused', async () => {
    for (const way of ['proxy', 'toJSON', 'toJSON null'])
      expect(await codeOf('hostile', { way })).toBe(-504902)
    expect(await codeOf('hostile', { way: 'thrown proxy' })).toBe(-504002)
  })

  it('of 20 MB, or an error of 100 MB is refused or cut before it reaches the host', async () => {
    const { errCode: code, requestId } = await besideOthers('hostile', { way: 'large reply' })
    expect(code).toBe(-604001)
    expect(await cloud.door('GET', `/inspector/api/call?id=${requestId}`)).toMatchObject({ outcome: 'large' })
    const { errCode, errMsg } = await besideOthers('hostile', { way: 'endless error' })
    expect([errCode, errMsg!.length < 100_000]).toEqual([-504002, true])
  })

  it('that never ends is given up at the time-out', async () => {
    expect(await codeOf('brief', { way: 'getter' })).toBe(-504003)
  })
})

describe('an event', () => {
  it('of 20,000 levels is refused, with whatever user it names', async () => {
    const body = `{"deep": ${'['.repeat(20_000)}${']'.repeat(20_000)}, "userInfo": {"openId": "oOther"}}`
    const response = await fetch(`${cloud.url}/invoke/hostile`, { method: 'POST', body })
    expect(await response.json()).toMatchObject({ errCode: -501007 })
  })
})

describe('a function that turns on its worker', () => {
  it('finds no channel to the host on process or in worker_threads', async () => {
    for (const way of ['disconnect', 'send', 'port']) expect(await codeOf('hostile', { way })).toBe(-504002)
  })

  it('and writes nonsense into every open handle, or closes them, costs itself one call', async () => {
    for (const way of ['nonsense', 'half a line', 'close'])
      expect([way, await codeOf('hostile', { way })]).toEqual([way, -504900])
  })

  it('and pretends its end costs no more than one call', async () => {
    expect(await codeOf('hostile', { way: 'emit exit' })).toBeUndefined()
    expect(await codeOf('hostile', { way: 'emit exception' })).toBe(-504900)
  })

  it('and ends it, however roughly, costs one call', async () => {
    expect(await besideOthers('hostile', { way: 'abort' })).toMatchObject({
      errCode: -504900,
      errMsg: expect.stringContaining('SIGABRT'),
    })
    for (const way of ['stop', 'endless end']) expect(await codeOf('brief', { way })).toBe(-504003)
  })

  it('and removes all listeners of the process costs one call at most', async () => {
    expect(await codeOf('hostile', { way: 'no listeners' })).toBeUndefined()
    expect(await codeOf('hostile', { way: 'listeners' })).toBe(-504900)
  })

  it('and overwrites what is global goes on answering', async () => {
    expect(await besideOthers('spoilt', { way: 'globals' })).toMatchObject({ result: 'overwritten' })
    for (let n = 0; n < 6; n++)
      expect(await cloud.invoke('spoilt', { way: 'fine', n })).toMatchObject({ result: n })
  })

  it('and overwrites every method of arrays, strings, objects and promises costs itself one call at most', async () => {
    expect([-504900, -504003]).toContain(await codeOf('brief', { way: 'prototypes' }))
  })
})

describe('a function that prints 100 MB', () => {
  it.each(['flood', 'one line', 'flood of a child'])('is heard up to 4 MB, and answered: %s', async way => {
    const before = cloud.output().length
    expect(await besideOthers('hostile', { way })).toMatchObject({ result: 'said' })
    expect(cloud.output().length - before).toBeLessThan(8_000_000)
    expect(mostMemory(cloud.process.pid!)).toBeLessThan(400)
  })
})

describe('a function that ends while it is loaded', () => {
  it('is told to its callers', async () => {
    expect(await cloud.invoke('stillborn')).toMatchObject({
      errCode: -504002,
      errMsg: expect.stringContaining('exit code 3'),
    })
  })
})

describe('a function in an endless loop', () => {
  it('sees the clock move', async () => {
    const waiting = cloud.invoke('hostile', { way: 'wait for the clock', ms: 3600_000 })
    await expect.poll(() => cloud.output()).toContain('waiting')
    await cloud.door('POST', '/clock', { advanceMs: 3600_000 })
    expect(await waiting).toMatchObject({ result: true })
  })

  it('ends with the cloud, and so does any other, when that is killed', async () => {
    const pids = [(await cloud.invoke<number>('steady', { pid: true })).result]
    const file = join(temporaryFolder(), 'pid')
    cloud.invoke('hostile', { way: 'endless loop', file }).catch(() => {})
    await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8')).toBeTruthy()
    pids.push(Number(readFileSync(file, 'utf8')))
    await cloud.stop('SIGKILL')
    for (const pid of pids) await expect.poll(() => isThere(pid)).toBe(false)
  })
})

describe('a function that calls a function', () => {
  it('is told by the SDK, after the time that it gave itself, while the other one goes on', async () => {
    cloud = await startCloud({ functions })
    const { errCode, errMsg } = await cloud.invoke('caller')
    expect([errCode, errMsg]).toEqual([-504002, expect.stringMatching(/timeout|TIMEDOUT/i)])
    const read = () => cloud.invoke('steady', { read: true })
    await expect.poll(read, { timeout: 10_000 }).toMatchObject({ result: 'late' })
  })
})

/** The most memory that a process has had, in MB; where Linux does not tell, 0. */
function mostMemory(pid: number): number {
  const file = `/proc/${pid}/status`
  return existsSync(file) ? Number(/VmHWM:\s+(\d+)/.exec(readFileSync(file, 'utf8'))![1]) / 1024 : 0
}

function isThere(pid: number): boolean {
  try {
    // One that nobody has waited for is still listed.
    if (/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) return false
  } catch {
    // Not on Linux, or gone.
  }
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
