import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startCloud, type TestCloud } from './support/cloud'

let cloud: TestCloud

interface Item {
  id: number
  at: string
  api: string
  function: string
  args: Record<string, unknown>
  reply: Record<string, unknown>
}

beforeAll(async () => {
  cloud = await startCloud()
})

beforeEach(async () => {
  await cloud.door('DELETE', '/outbox/rules')
})

const call = async (api: string, args: object = {}) =>
  (await cloud.invoke('notify', { api, args }, 'oAnna')).result
const message = { touser: 'oAnna', templateId: 'T1', page: 'p', data: { character_string1: { value: '3' } } }

describe('an open API', () => {
  it('answers and is recorded, under the names that the function used', async () => {
    const before = (await cloud.door<{ items: Item[] }>('GET', '/outbox')).items.at(-1)?.id ?? 0
    expect(await call('subscribeMessage.send', message)).toMatchObject({ errCode: 0 })
    const { items } = await cloud.door<{ items: Item[] }>('GET', `/outbox?after=${before}`)
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      api: 'subscribeMessage.send',
      function: 'notify',
      args: message,
      reply: { errCode: 0 },
    })
    expect(Math.abs(Date.parse(items[0]!.at) - Date.now())).toBeLessThan(60_000)
  })

  it('passes content and pictures unless told otherwise', async () => {
    const text = { content: 'hello', version: 2, scene: 1, openid: 'oAnna' }
    expect(await call('security.msgSecCheck', text)).toMatchObject({ result: { suggest: 'pass' } })
    expect(
      (await cloud.invoke('notify', { api: 'security.imgSecCheck', media: 'bytes' })).result,
    ).toMatchObject({ errCode: 0 })
    const { items } = await cloud.door<{ items: Item[] }>('GET', '/outbox')
    expect(items.at(-1)!.args).toMatchObject({ media: { filename: 'media.png', size: 5 } })
  })

  it('gives a picture for a mini-program code, and refuses a scene that is too long', async () => {
    expect(await call('wxacode.getUnlimited', { scene: 'unit=1', page: 'p' })).toMatchObject({
      contentType: 'image/png',
    })
    expect(await call('wxacode.getUnlimited', { scene: 'x'.repeat(33) })).toEqual({ errCode: 40169 })
  })

  it('is refused when config.json does not name it, or when there is no such API', async () => {
    expect(await call('wxacode.get', { path: 'p' })).toEqual({ errCode: -604101 })
    expect(await call('foo.bar')).toEqual({ errCode: -604100 })
  })
})

describe('a rule', () => {
  it('decides the answer for the calls that it matches', async () => {
    const match = { touser: 'oRefuses', data: { character_string1: { value: '3' } } }
    await cloud.door('POST', '/outbox/rules', { api: 'subscribeMessage.send', match, errCode: 43101 })
    expect(await call('subscribeMessage.send', message)).toMatchObject({ errCode: 0 })
    expect(await call('subscribeMessage.send', { ...message, touser: 'oRefuses' })).toEqual({
      errCode: 43101,
    })
  })

  it('can call text risky by what it contains, and a picture unfit', async () => {
    const risky = { result: { suggest: 'risky', label: 20001 } }
    await cloud.door('POST', '/outbox/rules', [
      { api: 'security.msgSecCheck', match: { content: 'bad' }, reply: risky },
      { api: 'security.imgSecCheck', errCode: 87014 },
    ])
    const check = (content: string) =>
      call('security.msgSecCheck', { content, version: 2, scene: 1, openid: 'o' })
    expect(await check('a bad word')).toMatchObject(risky)
    expect(await check('a good word')).toMatchObject({ result: { suggest: 'pass' } })
    expect((await cloud.invoke('notify', { api: 'security.imgSecCheck', media: 'x' })).result).toEqual({
      errCode: 87014,
    })
  })

  it('is refused when it could never match, or never do anything', async () => {
    for (const [rule, why] of [
      [{ api: 'x.y', errCode: 1 }, 'there is no open API x.y'],
      [{ api: 'subscribeMessage.send', errCode: 'x' }, '"errCode" is a whole number'],
      [{ api: 'subscribeMessage.send', errcode: 43101 }, 'a rule has no "errcode"'],
      [{ api: 'subscribeMessage.send', match: { page: { $contains: 5 } } }, '"$contains" is a text'],
      [{ api: 'subscribeMessage.send', match: [] }, '"match" and "reply" are objects'],
      [null, 'a rule names its "api"'],
    ]) {
      const answer = await cloud.door('POST', '/outbox/rules', rule)
      expect([rule, answer]).toEqual([rule, { errCode: -1, errMsg: why }])
    }
    for (const api of ['getOpenData', 'cloudPay.unifiedOrder', 'subscribeMessage.send'])
      expect(await cloud.door('POST', '/outbox/rules', { api })).toMatchObject({ rules: [{ api }] })
  })

  it('is listed, outweighed by a newer one, and removed', async () => {
    const send = { api: 'subscribeMessage.send' }
    await cloud.door('POST', '/outbox/rules', { ...send, errCode: 1 })
    const { rules } = await cloud.door<{ rules: { id: number }[] }>('POST', '/outbox/rules', {
      ...send,
      errCode: 2,
    })
    expect(await call('subscribeMessage.send', message)).toEqual({ errCode: 2 })
    await cloud.door('DELETE', `/outbox/rules?id=${rules[0]!.id}`)
    expect(await call('subscribeMessage.send', message)).toEqual({ errCode: 1 })
    expect((await cloud.door<{ rules: unknown[] }>('GET', '/outbox/rules')).rules).toHaveLength(1)
  })
})
