import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { startCloud, type TestCloud } from './support/cloud'
import { folderOf } from './support/folder'

const SDK = "const cloud = require('wx-server-sdk')\ncloud.init()\n"

const folder = folderOf({
  // What the repository around the functions says of itself does not go to the cloud with them.
  'package.json': { type: 'module' },
  'functions/callback/index.js': `exports.main = (event, context, callback) => {
    if (event.now) return callback(null, { now: true })
    setTimeout(() => callback(event.fails ? new Error('said no') : null, { sum: event.a + event.b }), 5)
  }`,
  'functions/ignores-callback/index.js': 'exports.main = async (event, context, callback) => ({ mine: 1 })',
  'functions/bare/index.js':
    "exports.main = () => require('./lib/words').hello + require('./data.json').name",
  'functions/bare/lib/words.js': "exports.hello = 'hello '",
  'functions/bare/data.json': { name: 'Anna' },
  'functions/modern/package.json': { type: 'module', dependencies: { 'wx-server-sdk': 'latest' } },
  'functions/modern/index.js': `import cloud from 'wx-server-sdk'
    import { readFileSync } from 'node:fs'
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
    export const main = async () => ({ openid: cloud.getWXContext().OPENID, reads: typeof readFileSync })`,
  'functions/node-sdk/package.json': { dependencies: { '@cloudbase/node-sdk': '2.1.0' } },
  'functions/node-sdk/index.js': `const tcb = require('@cloudbase/node-sdk')
    const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })
    exports.main = async () => {
      await app.database().createCollection('notes')
      await app.database().collection('notes').add({ text: 'x' })
      return (await app.database().collection('notes').count()).total
    }`,
  'functions/joins/index.js': `${SDK}exports.main = async () => {
      await cloud.database().collection('posts').add({ data: { title: 'a' } })
      const { list } = await cloud.database().collection('posts').aggregate()
        .lookup({ from: 'comments', localField: '_id', foreignField: 'post', as: 'comments' }).end()
      return list.map(post => post.comments)
    }`,
  'functions/admin-sdk/package.json': { dependencies: { 'tcb-admin-node': '^1.23.0' } },
  'functions/admin-sdk/index.js': "require('tcb-admin-node').init()\nexports.main = () => 1",
  'functions/builtin/package.json': { dependencies: { crypto: 'latest', 'wx-server-sdk': '~0.8.1' } },
  'functions/builtin/index.js':
    "exports.main = () => require('crypto').createHash('md5').update('a').digest('hex')",
  'functions/typed/index.ts': 'export const main = () => 1',
  'functions/nothing/readme.md': 'x',
  'functions/odd-config/config.json': '{ "permissions": { "openapi": "all" }, "triggers": { "name": "t" } }',
  'functions/odd-config/index.js': 'exports.main = (_event, context) => context.time_limit_in_ms',
  'functions/no-main/index.js': 'module.exports = async () => 1',
  'functions/calls/index.js': `${SDK}exports.main = event => cloud.callFunction({ name: event.name, data: event.data || {} })`,
  'functions/habits/index.js': `const cloud = require('wx-server-sdk')
    cloud.init({ env: 'somebody-elses-1a2b3c', traceUser: true })
    const db = cloud.database({ env: 'somebody-elses-1a2b3c', throwOnNotFound: false })
    const fs = require('fs')
    exports.main = async event => {
      cloud.logger().info({ said: 'so' })
      fs.writeFileSync('/tmp/local-cloud-habits', 'kept')
      const { data } = await db.collection('visits').doc('nobody').get()
      await db.collection('visits').add({ data: { openid: event.userInfo.openId, at: db.serverDate() } })
      const { total } = await db.collection('visits').where({ openid: event.userInfo.openId }).count()
      return {
        data, total, kept: String(fs.readFileSync('/tmp/local-cloud-habits')),
        env: process.env.TCB_ENV, keys: process.env.WX_CONTEXT_KEYS.split(',').includes('WX_OPENID'),
      }
    }`,
})

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud({ functions: join(folder, 'functions'), args: ['--create-collections'] })
})

const failure = async (name: string, event = {}) => {
  const { errCode, errMsg } = await cloud.invoke(name, event)
  return { errCode, errMsg }
}

describe('a function that somebody wrote for the real cloud', () => {
  it('may answer by a callback, as older ones do', async () => {
    expect(await cloud.invoke('callback', { a: 1, b: 2 })).toMatchObject({ result: { sum: 3 } })
    expect(await cloud.invoke('callback', { now: true })).toMatchObject({ result: { now: true } })
    expect(await failure('callback', { fails: true })).toEqual({ errCode: -504002, errMsg: 'Error: said no' })
    expect(await cloud.invoke('ignores-callback')).toMatchObject({ result: { mine: 1 } })
  })

  it('may be an ES module, and gets the SDK all the same', async () => {
    expect((await cloud.invoke('modern', {}, 'oAnna')).result).toEqual({ openid: 'oAnna', reads: 'function' })
  })

  it('is CommonJS unless its own folder says otherwise, whatever lies around it', async () => {
    expect((await cloud.invoke('bare')).result).toBe('hello Anna')
  })

  it('may use the SDK beneath, and is told when it uses one that knows the real cloud only', async () => {
    expect((await cloud.invoke('node-sdk')).result).toBe(1)
    expect(await failure('admin-sdk')).toEqual({
      errCode: -504002,
      errMsg: expect.stringContaining('use wx-server-sdk'),
    })
  })

  it('finds collections that nobody has made, where that was asked for', async () => {
    expect((await cloud.invoke('joins')).result).toEqual([[]])
    await expect.poll(() => cloud.output()).toContain('made the collection comments')
    const strict = await startCloud({ functions: join(folder, 'functions') })
    expect((await strict.invoke('joins')).errMsg).toContain('-502005')
    await expect.poll(() => strict.output()).toContain('there is no collection posts')
  })

  it('may name a package that is a part of Node as its dependency', async () => {
    expect((await cloud.invoke('builtin')).result).toBe('0cc175b9c0f1b6a831c399e269772661')
    expect(cloud.output()).not.toContain('installing for builtin')
  })

  it('runs with the habits of many: a foreign env, throwOnNotFound, the logger, files in /tmp', async () => {
    const { result } = await cloud.invoke('habits', {}, 'oAnna')
    expect(result).toEqual({ data: null, total: 1, kept: 'kept', env: 'local-env', keys: true })
  })

  it('runs when its config.json holds what it should not', async () => {
    expect((await cloud.invoke('odd-config')).result).toBe(3000)
  })

  it('is told why it does not run', async () => {
    const unknown = (why: string) => ({ errCode: -501000, errMsg: expect.stringContaining(why) })
    expect(await failure('typed')).toEqual(unknown('compile it first'))
    expect(await failure('nothing')).toEqual(unknown('no index.js'))
    expect(await failure('calls', { name: 'typed' })).toMatchObject({
      errMsg: expect.stringContaining('compile it first'),
    })
    expect(await failure('no-main')).toEqual({
      errCode: -504002,
      errMsg: expect.stringContaining('does not export a function named main'),
    })
  })
})
