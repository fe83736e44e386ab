import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Cloud, startCloud } from '../../support/cloud'
import { launchMini } from './mini'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud({ functions: path.join(import.meta.dirname, 'fixtures', 'functions') })
})

describe('on the local cloud', () => {
  it('several people use their phones one after the other, each with an identity of their own', async () => {
    for (const [openid, total] of [
      ['o-wang', 1],
      ['o-li', 1],
      ['o-wang', 2],
    ] as const) {
      const host = await launchMini({ cloud: { url: cloud.url, openid } })
      await host.tap('打招呼')
      expect(JSON.parse(host.text('#log'))).toMatchObject({ result: { by: openid, total }, own: true })
      host.expectClean()
    }
  })

  it('a call whose answer is lost has been carried out', async () => {
    const host = await launchMini({ cloud: { url: cloud.url, openid: 'o-zhang' } })
    host.loseReplies(1)
    await host.tap('打招呼')
    expect(host.text('#log')).toContain('timeout')
    await host.tap('打招呼')
    expect(JSON.parse(host.text('#log'))).toMatchObject({ result: { total: 2 } })
  })

  it('a function that throws is a failure in WeChat’s shape', async () => {
    const host = await launchMini({ cloud: { url: cloud.url, openid: 'o-zhang' } })
    await host.input('姓名', '坏人')
    await host.tap('打招呼')
    expect(host.text('#log')).toMatch(
      /^失败 -\d+ cloud\.callFunction:fail Error: errCode: -\d+ \| errMsg: .* true$/,
    )
    host.expectClean()
  })

  it('pictures reach the storage', async () => {
    const files = [{ bytes: Buffer.from('a picture') }]
    const host = await launchMini({
      cloud: { url: cloud.url, openid: 'o-zhang' },
      answers: { chooseMedia: { files } },
    })
    await host.tap('传照片')
    expect(JSON.parse(host.text('#log'))).toMatchObject({
      count: 1,
      url: expect.stringMatching(/^cloud:\/\//),
    })
    host.expectClean()
  })
})
