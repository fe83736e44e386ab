import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { startCloud, type TestCloud } from './support/cloud'
import { folderOf } from './support/folder'

const SDK = "const cloud = require('wx-server-sdk')\ncloud.init()\n"

const folder = folderOf({
  'shared/words.js': "exports.hello = 'hello'",
  'shared/linked/index.js': "exports.hello = require('./words').hello",
  'shared/linked/package.json': {},
  'shared/linked/words.js': "exports.hello = 'hello by a link'",
  'node_modules/of-the-project/index.js': 'module.exports = 1',
  'node_modules/of-the-project/package.json': { name: 'of-the-project', main: 'index.js' },
  'functions/node_modules/of-all/index.js': 'module.exports = 1',
  'functions/loads/node_modules/own/index.js': "exports.all = () => require('of-all')",
  'functions/loads/lib/inner.js': "exports.outer = require('../outer').name",
  'functions/loads/outer.js': "exports.name = 'outer'",
  'functions/loads/tpl.txt': 'a template',
  'functions/loads/index.js': `exports.main = ({ name, own }) => {
    if (name) return typeof require(name)
    if (own) return require('own').all()
    const fs = require('fs')
    return [process.cwd() === __dirname, fs.readFileSync('./tpl.txt', 'utf8'), require('./lib/inner').outer]
  }`,
  'functions/syntax/index.js': 'export const main = () => 1',
  'functions/loads-modern/package.json': { type: 'module' },
  'functions/loads-modern/node_modules/own/index.js': 'export const own = 1',
  'functions/loads-modern/node_modules/own/package.json': { type: 'module', exports: './index.js' },
  'functions/loads-modern/lib/inner.js':
    "import { main } from '../index.js'\nexport const inner = typeof main",
  'functions/loads-modern/index.js': `export const main = async ({ name }) => typeof (await import(name))`,
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
  'functions/odd-trigger/config.json': { triggers: [{ name: 't', type: 'timer' }] },
  'functions/odd-trigger/index.js': 'exports.main = () => 1',
  'functions/no-dependencies/package.json': { dependencies: null },
  'functions/no-dependencies/index.js': 'exports.main = () => 1',
  'functions/broken-package/package.json': '{ "dependencies": ',
  'functions/broken-package/index.js': 'exports.main = () => 1',
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

symlinkSync(join(folder, 'shared', 'linked'), join(folder, 'functions', 'loads', 'linked'))

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

  it('finds itself in its own folder', async () => {
    expect((await cloud.invoke('loads')).result).toEqual([true, 'a template', 'outer'])
  })

  it('may use the packages that come with the SDK without naming them', async () => {
    for (const name of ['jsonwebtoken', 'protobufjs/minimal', 'axios', '@cloudbase/database']) {
      expect([name, (await cloud.invoke('loads', { name })).result]).toEqual([name, expect.any(String)])
      const url = name.replace('minimal', 'minimal.js')
      expect([name, (await cloud.invoke('loads-modern', { name: url })).result]).toEqual([name, 'object'])
    }
    expect((await cloud.invoke('loads', { name: 'wx-server-sdk/package.json' })).result).toBe('object')
    expect((await failure('loads', { name: 'request' })).errMsg).toContain(
      "older versions of wx-server-sdk brought it; name it in the function's package.json",
    )
  })

  it('can load nothing that does not go to the real cloud with it', async () => {
    const missing = { errCode: -504002, errMsg: expect.stringContaining('Cannot find') }
    for (const name of ['../../shared/words', '../callback/index.js', 'of-the-project', 'of-all', 'vitest']) {
      expect([name, await failure('loads', { name })]).toEqual([name, missing])
      expect([name, await failure('loads-modern', { name })]).toEqual([name, missing])
    }
    expect(await failure('loads', { own: true })).toEqual(missing)
    expect((await failure('loads', { name: '../../shared/words' })).errMsg).toContain(
      'outside of the function',
    )
  })

  it('can load its own files and packages, and what a link in its folder leads to', async () => {
    for (const name of ['./outer', './lib/inner', 'own', './linked', 'node:fs', 'path'])
      expect([name, (await cloud.invoke('loads', { name })).result]).toEqual([name, 'object'])
    for (const name of ['./lib/inner.js', 'own', 'node:fs', 'path'])
      expect([name, (await cloud.invoke('loads-modern', { name })).result]).toEqual([name, 'object'])
  })

  it('is no ES module for its text alone', async () => {
    expect(await failure('syntax')).toEqual({
      errCode: -504002,
      errMsg: expect.stringMatching(/^SyntaxError: Unexpected token 'export'/),
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
    expect((await cloud.invoke('no-dependencies')).result).toBe(1)
    expect((await cloud.invoke('odd-trigger')).result).toBe(1)
    await expect.poll(() => cloud.output()).toContain('odd-trigger: timer t: a timer has seven fields')
  })

  it('is told why it does not run', async () => {
    const unknown = (why: string) => ({ errCode: -501000, errMsg: expect.stringContaining(why) })
    expect(await failure('typed')).toEqual(unknown('compile it first'))
    expect(await failure('nothing')).toEqual(unknown('no index.js'))
    expect(await failure('calls', { name: 'typed' })).toMatchObject({
      errMsg: expect.stringContaining('compile it first'),
    })
    expect((await failure('broken-package')).errMsg).toMatch(/broken-package.package\.json is not valid JSON/)
    expect(await failure('no-main')).toEqual({
      errCode: -504002,
      errMsg: expect.stringContaining('does not export a function named main'),
    })
  })
})
