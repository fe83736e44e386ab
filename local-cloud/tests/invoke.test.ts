import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { copyOfFunctions, startCloud, type TestCloud, temporaryFolder } from './support/cloud'
import { folderOf } from './support/folder'

let cloud: TestCloud
const functions = copyOfFunctions()

beforeAll(async () => {
  const env = join(temporaryFolder(), 'env')
  writeFileSync(env, '# greeting\nGREETING="good morning"\n')
  cloud = await startCloud({ functions, args: ['--env-file', env] })
})

describe('a call from the mini-program', () => {
  it('reaches the function with event, user info, context and identity', async () => {
    const { result, requestId } = await cloud.invoke('life', { a: 1 }, 'oAnna')
    expect(result.event).toEqual({ a: 1, userInfo: { appId: 'wx0000000000000001', openId: 'oAnna' } })
    expect(result.context).toMatchObject({
      request_id: requestId,
      function_name: 'life',
      time_limit_in_ms: 1000,
    })
    expect(result.wx).toMatchObject({
      OPENID: 'oAnna',
      APPID: 'wx0000000000000001',
      ENV: 'local-env',
      SOURCE: 'wx_client',
      CLIENTIP: '127.0.0.1',
      CLIENTIPV6: '::ffff:127.0.0.1',
    })
  })

  it('keeps what the mini-program says of the user, except who that is', async () => {
    const userInfo = { nickName: 'Anna', avatarUrl: 'https://a/b.png', openId: 'oBob', appId: 'other' }
    const seen = async (data: object, openid?: string) =>
      ((await cloud.invoke('life', { userInfo: data }, openid)).result.event as { userInfo: object }).userInfo
    const who = { appId: 'wx0000000000000001', openId: 'oAnna' }
    expect(await seen(userInfo, 'oAnna')).toEqual({ ...userInfo, ...who })
    expect(await seen(['x'], 'oAnna')).toEqual(who)
  })

  it('carries no identity when the header is missing, even after a call that had one', async () => {
    await cloud.invoke('life', {}, 'oAnna')
    const { result } = await cloud.invoke('life', {})
    expect(result.event).toEqual({})
    expect(result.wx).not.toHaveProperty('OPENID')
  })

  it('gives null for a function that returns nothing', async () => {
    expect(await cloud.invoke('life', { action: 'nothing' })).toMatchObject({ result: null })
  })

  it('runs a function that does not know the SDK', async () => {
    expect((await cloud.invoke('plain', { a: 2, b: 3 })).result).toEqual({ sum: 5 })
  })

  it('gives the function UTC, the variables of the env file, and nothing of ours', async () => {
    expect((await cloud.invoke('life', { action: 'env' })).result).toEqual({
      GREETING: 'good morning',
      TZ: 'UTC',
      hours: 0,
    })
  })
})

describe('a call that goes wrong', () => {
  it('has an errCode of its own for each way', async () => {
    const codes = async (name: string, event = {}) => {
      const { errCode, errMsg } = await cloud.invoke(name, event)
      return [errCode, errMsg]
    }
    expect(await codes('nobody')).toEqual([-501000, expect.stringContaining('nobody')])
    expect(await codes('life', { action: 'throw' })).toEqual([-504002, 'Error: boom'])
    expect(await codes('life', { action: 'throw-object' })).toEqual([-504002, '{"reason":"an object"}'])
    expect(await codes('life', { action: 'circular' })).toEqual([
      -504902,
      expect.stringContaining('circular'),
    ])
    expect(await codes('life', { action: 'exit' })).toEqual([-504900, expect.stringContaining('ended')])
    expect(await codes('life', { action: 'reject' })).toEqual([
      -504900,
      expect.stringContaining('nobody listens'),
    ])
    expect(await codes('life', { action: 'sleep', ms: 3000 })).toEqual([
      -504003,
      expect.stringContaining('1 seconds'),
    ])
  })

  it('refuses an event that is not a JSON object', async () => {
    const response = await fetch(`${cloud.url}/invoke/life`, { method: 'POST', body: '[1' })
    expect(await response.json()).toMatchObject({ errCode: -501007 })
  })

  it('costs an endless loop one invocation: others go on meanwhile and afterwards', async () => {
    const looping = cloud.invoke('life', { action: 'loop' })
    const others = await Promise.all([1, 2, 3].map(ms => cloud.invoke('life', { action: 'sleep', ms })))
    expect(others.map(o => o.result)).toEqual(['slept', 'slept', 'slept'])
    expect(await looping).toMatchObject({ errCode: -504003 })
    expect((await cloud.invoke('life', { action: 'sleep', ms: 1 })).result).toBe('slept')
  })
})

describe('many callers at once', () => {
  it('never mixes up who is who', async () => {
    const names = Array.from({ length: 60 }, (_, i) => `oCaller${i}`)
    const replies = await Promise.all(names.map(name => cloud.invoke('life', { action: 'who', ms: 5 }, name)))
    expect(replies.map(r => r.result)).toEqual(names.map(name => ({ before: name, after: name })))
  })
})

describe('a function that calls a function', () => {
  it('gets the result, and does not hand on who the person is', async () => {
    const { result } = await cloud.invoke('caller', { name: 'life', data: { x: 1 } }, 'oAnna')
    const appId = 'wx0000000000000001'
    expect(result.event).toEqual({ x: 1, userInfo: { appId } })
    expect(result.wx).toEqual({ APPID: appId, ENV: 'local-env', SOURCE: 'wx_client,scf' })
  })

  it('may say itself who the person is', async () => {
    const data = { userInfo: { openId: 'oAnna', appId: 'other' } }
    const { result } = await cloud.invoke('caller', { name: 'life', data }, 'oAnna')
    expect(result.event).toEqual({ userInfo: { openId: 'oAnna', appId: 'wx0000000000000001' } })
    expect(result.wx).not.toHaveProperty('OPENID')
  })

  it('sees a failure as the SDK shows it', async () => {
    const { result } = await cloud.invoke('caller', { name: 'life', data: { action: 'throw' } })
    expect(result).toMatchObject({ errCode: -1, errMsg: expect.stringContaining('boom') })
  })
})

describe('a change of files', () => {
  it('is used by the next call, config.json included', async () => {
    const file = join(functions, 'plain', 'index.js')
    const before = readFileSync(file, 'utf8')
    await cloud.invoke('plain', { a: 1, b: 1 })
    writeFileSync(file, before.replace('event.a + event.b', 'event.a * event.b'))
    await expect.poll(async () => (await cloud.invoke('plain', { a: 4, b: 5 })).result).toEqual({ sum: 20 })
    writeFileSync(file, 'exports.main = ((')
    await expect.poll(async () => (await cloud.invoke('plain')).errCode).toBe(-504002)
    writeFileSync(file, before)
    await expect.poll(async () => (await cloud.invoke('plain', { a: 4, b: 5 })).result).toEqual({ sum: 9 })
  })

  it('may bring a new function or take one away', async () => {
    const source = readFileSync(join(functions, 'plain', 'index.js'), 'utf8')
    const { mkdirSync } = await import('node:fs')
    mkdirSync(join(functions, 'newcomer'))
    writeFileSync(join(functions, 'newcomer', 'index.js'), source)
    expect((await cloud.invoke('newcomer', { a: 1, b: 2 })).result).toEqual({ sum: 3 })
    rmSync(join(functions, 'newcomer'), { recursive: true })
    await expect.poll(async () => (await cloud.invoke('newcomer')).errCode).toBe(-501000)
  })
})

describe('a function with dependencies of its own', () => {
  it('gets them installed without their scripts, and the SDK from the cloud all the same', async () => {
    const { mkdirSync, existsSync } = await import('node:fs')
    const library = temporaryFolder()
    const trace = join(library, 'script-ran')
    const scripts = {
      postinstall: `node -e "require('fs').writeFileSync('${trace.replaceAll('\\', '/')}', '')"`,
    }
    writeFileSync(join(library, 'package.json'), JSON.stringify({ name: 'adder', version: '1.0.0', scripts }))
    writeFileSync(join(library, 'index.js'), 'exports.add = (a, b) => a + b')
    mkdirSync(join(functions, 'needy'))
    const dependencies = { adder: `file:${library}`, 'wx-server-sdk': '0.0.1-none' }
    writeFileSync(join(functions, 'needy', 'package.json'), JSON.stringify({ dependencies }))
    writeFileSync(
      join(functions, 'needy', 'index.js'),
      "const cloud = require('wx-server-sdk')\nexports.main = e => require('adder').add(e.a, typeof cloud.init === 'function' ? 1 : 0)",
    )
    expect((await cloud.invoke<number>('needy', { a: 41 })).result).toBe(42)
    expect(existsSync(trace)).toBe(false)
  })
})

describe('a folder of many functions', () => {
  it('has a few of them loaded at the start, and the others when they are called', async () => {
    const numbers = Array.from({ length: 12 }, (_x, i) => String(i).padStart(2, '0'))
    const code = "console.log('loaded')\nexports.main = () => 1"
    const many = folderOf(Object.fromEntries(numbers.map(n => [`f${n}/index.js`, code])))
    const own = await startCloud({ functions: many, warm: true })
    const loaded = () => numbers.filter(n => own.output().includes(`[f${n}] loaded`))
    await expect.poll(loaded, { timeout: 30_000 }).toEqual(numbers.slice(0, 8))
    for (const n of ['11', '10', '00']) expect((await own.invoke(`f${n}`)).result).toBe(1)
    await expect.poll(loaded).toEqual([...numbers.slice(0, 8), '10', '11'])
  })
})
