import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startCloud, type TestCloud } from './support/cloud'
import { folderOf } from './support/folder'

const openapi = [
  'wxacode.get',
  'wxacode.getUnlimited',
  'wxacode.createQRCode',
  'phonenumber.getPhoneNumber',
  'ocr.idcard',
  'logistics.getPath',
  'cloudbase.getOpenData',
  'riskControl.getUserRiskRank',
]

const folder = folderOf({
  'open/config.json': { permissions: { openapi } },
  'open/index.js': `const cloud = require('wx-server-sdk')
    cloud.init()
    const ways = {
      api: ({ name, args }) => name.split('.').reduce((at, part) => at[part], cloud.openapi)(args),
      raw: ({ name, args }) => cloud.openapi({ convertCase: false })[name.split('.')[0]][name.split('.')[1]](args),
      older: ({ name, args }) => cloud.callOpenAPI({ api: name, data: args }),
      data: ({ list }) => cloud.getOpenData({ list }),
      sign: () => cloud.getVoIPSign({ groupId: 'g', timestamp: 1, nonce: 'n' }),
      pay: ({ name, args }) => cloud.cloudPay[name](args),
    }
    exports.main = async event => {
      try {
        const reply = await ways[event.way](event)
        return reply.buffer ? { ...reply, buffer: reply.buffer.toString('base64') } : reply
      } catch (error) {
        return { errCode: error.errCode, errMsg: error.errMsg }
      }
    }`,
})

let cloud: TestCloud

interface Answer {
  errCode: number
  errMsg: string
  contentType: string
  buffer: string
}

type Loose = Record<string, unknown>

beforeAll(async () => {
  cloud = await startCloud({ functions: folder })
})

beforeEach(() => cloud.door('DELETE', '/outbox/rules'))

const open = async <T = Answer>(way: string, event: object) =>
  (await cloud.invoke<T>('open', { way, ...event })).result
const code = (name: string, args: object) => open('api', { name: `wxacode.${name}`, args })
const rule = (body: object) => cloud.door('POST', '/outbox/rules', body)
const latest = async () =>
  (await cloud.door<{ items: { api: string; args: Loose; reply: Loose }[] }>('GET', '/outbox')).items.at(-1)!

/** What a phone's camera would make of a picture. */
function scan({ buffer, contentType }: Answer): { text: string | undefined; width: number } {
  expect(contentType).toBe('image/png')
  const { data, width, height } = PNG.sync.read(Buffer.from(buffer, 'base64'))
  return { text: jsQR(new Uint8ClampedArray(data), width, height)?.data, width }
}

describe('a mini-program code', () => {
  it('can be scanned, and says the page with what the page will get', async () => {
    expect(scan(await code('get', { path: 'pages/shop/index?id=7&from=code' }))).toEqual({
      text: 'pages/shop/index?id=7&from=code',
      width: 430,
    })
    expect(scan(await code('createQRCode', { path: '/pages/index/index', width: 300 }))).toEqual({
      text: 'pages/index/index',
      width: 300,
    })
    expect(scan(await code('getUnlimited', { page: 'pages/join/index', scene: 'a=1&b=2' }))).toEqual({
      text: 'pages/join/index?scene=a%3D1%26b%3D2',
      width: 430,
    })
    expect((await latest()).reply).toMatchObject({
      errCode: 0,
      target: 'pages/join/index?scene=a%3D1%26b%3D2',
    })
  })

  it('has a width within bounds, however long its text', async () => {
    const path = `pages/index/index?long=${'x'.repeat(900)}`
    expect(scan(await code('get', { path, width: 5000 }))).toEqual({ text: path, width: 1280 })
    expect(scan(await code('getUnlimited', { scene: 's', width: 1 }))).toEqual({
      text: '?scene=s',
      width: 280,
    })
  })

  it('is refused for a scene, page or path that WeChat refuses', async () => {
    const errors = async (name: string, list: object[]) => {
      const answers = await Promise.all(list.map(args => code(name, args)))
      return answers.map(answer => answer.errCode)
    }
    const scenes = [{}, { scene: '' }, { scene: 'x'.repeat(33) }, { scene: '中' }, { scene: 'a%20' }]
    expect(await errors('getUnlimited', scenes)).toEqual([40169, 40169, 40169, 40169, 40169])
    const pages = [{ page: '/p/i' }, { page: 'p/i?x=1' }].map(page => ({ ...page, scene: 's' }))
    expect(await errors('getUnlimited', pages)).toEqual([41030, 41030])
    expect(await errors('get', [{}, { path: 'x'.repeat(1025) }])).toEqual([40159, 40159])
    expect(await errors('createQRCode', [{ path: 'x'.repeat(129) }])).toEqual([40159])
  })
})

describe('a phone number', () => {
  const ask = (args: object) => open<Loose>('api', { name: 'phonenumber.getPhoneNumber', args })

  it('is made up, the same for the same code, in the shape of WeChat', async () => {
    const first = (await ask({ code: 'c1' })).phoneInfo as Loose
    expect(first).toEqual({
      phoneNumber: expect.stringMatching(/^1\d{10}$/),
      purePhoneNumber: first.phoneNumber,
      countryCode: '86',
      watermark: { timestamp: expect.any(Number), appid: 'wx0000000000000001' },
    })
    expect((await ask({ code: 'c1' })).phoneInfo).toMatchObject({ phoneNumber: first.phoneNumber })
    expect((await ask({ code: 'c2' })).phoneInfo).not.toMatchObject({ phoneNumber: first.phoneNumber })
    expect((await ask({})).errCode).toBe(40029)
  })

  it('is what a rule says', async () => {
    await rule({
      api: 'phonenumber.getPhoneNumber',
      match: { code: 'anna' },
      reply: { phone_info: { phoneNumber: '1' } },
    })
    expect((await ask({ code: 'anna' })).phoneInfo).toEqual({ phoneNumber: '1' })
  })
})

describe('open data behind a cloudID', () => {
  it('is a phone number unless a rule says what it is, and is recorded', async () => {
    await rule({ api: 'getOpenData', match: { cloudID: 'run' }, reply: { data: { stepInfoList: [] } } })
    const { list, errCode } = await open<{ list: Loose[]; errCode: number }>('data', { list: ['tel', 'run'] })
    expect(errCode).toBe(0)
    expect(list).toEqual([
      { cloudID: 'tel', data: expect.objectContaining({ countryCode: '86' }) },
      { cloudID: 'run', data: { stepInfoList: [] } },
    ])
    expect(await latest()).toMatchObject({ api: 'getOpenData', args: { list: ['tel', 'run'] } })
    await rule({ api: 'getOpenData', match: { cloudID: 'tel' }, errCode: -1234 })
    expect(await open('data', { list: ['tel'] })).toMatchObject({ errCode: -1234 })
    expect(await open('sign', {})).toMatchObject({ signature: 'local', errCode: 0 })
  })
})

describe('a payment', () => {
  const pay = (name: string, args: object) => open<Loose>('pay', { name, args })

  it('answers in the shape of WeChat Pay, moves nothing, and is recorded', async () => {
    const args = { outTradeNo: 'n1', totalFee: 100, subMchId: '1900', body: 'tea' }
    const { payment, returnCode, resultCode } = await pay('unifiedOrder', args)
    expect({ returnCode, resultCode }).toEqual({ returnCode: 'SUCCESS', resultCode: 'SUCCESS' })
    expect(payment).toMatchObject({ package: expect.stringMatching(/^prepay_id=/), signType: 'MD5' })
    expect(await latest()).toMatchObject({ api: 'cloudPay.unifiedOrder', args })
    expect(await pay('queryOrder', args)).toMatchObject({ tradeState: 'SUCCESS', outTradeNo: 'n1' })
  })

  it('fails as a rule says, and there is none of a name that WeChat Pay does not have', async () => {
    const failed = { result_code: 'FAIL', err_code: 'NOTENOUGH' }
    await rule({ api: 'cloudPay.refund', match: { outTradeNo: 'n2' }, reply: failed })
    expect(await pay('refund', { outTradeNo: 'n2' })).toMatchObject({
      resultCode: 'FAIL',
      errCode: 0,
    })
    expect(await pay('sendGold', {})).toMatchObject({ errCode: -501001 })
  })
})

describe('the other ways to an open API', () => {
  it('lead to the same answers and rules', async () => {
    await rule({ api: 'ocr.idcard', reply: { id_num: '1' } })
    expect(await open('api', { name: 'ocr.idcard', args: { imgUrl: 'u' } })).toMatchObject({ idNum: '1' })
    expect(await open('raw', { name: 'ocr.idcard', args: { img_url: 'u' } })).toMatchObject({ id_num: '1' })
    expect(await open('older', { name: 'ocr.idcard', args: {} })).toMatchObject({
      result: { errcode: 0, id_num: '1' },
    })
    expect(await open('older', { name: 'ocr.bankcard', args: {} })).toMatchObject({
      result: { errcode: -604101 },
    })
  })

  it('know the same APIs: undeclared ones and unknown ones have codes of their own', async () => {
    const codeOf = async (name: string) => (await open('api', { name, args: {} })).errCode
    expect(await codeOf('logistics.getPath')).toBe(0)
    expect(await codeOf('logistics.addOrder')).toBe(-604101)
    expect(await codeOf('logistics.fly')).toBe(-604100)
    expect(await codeOf('riskControl.getUserRiskRank')).toBe(0)
    expect(await codeOf('security.getUserRiskRank')).toBe(-604100)
  })

  it('give open data for the ids that a function names', async () => {
    const args = { openid: 'oAnna', cloudidList: ['c1', 'c2'] }
    const { dataList } = (await open('api', { name: 'cloudbase.getOpenData', args })) as unknown as {
      dataList: { cloudId: string; json: string }[]
    }
    expect(dataList.map(({ cloudId }) => cloudId)).toEqual(['c1', 'c2'])
    expect(JSON.parse(dataList[0]!.json)).toMatchObject({ cloudID: 'c1', data: { countryCode: '86' } })
  })
})
