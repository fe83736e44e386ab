import { describe, expect, it } from 'vitest'
import { launchMini, openDoors } from './mini'

const hello = () =>
  openDoors(({ method, body }) => ({
    body:
      method === 'PUT' ? { fileID: 'cloud://x/1' } : { result: { got: JSON.parse(body) }, requestId: 'r1' },
  }))

describe('a cloud call', () => {
  it('arrives with the identity of this phone and comes back as the realm’s own objects', async () => {
    const { url, arrivals } = await hello()
    const host = await launchMini({ cloud: { url, openid: 'o-wang' } })
    await host.input({ label: '姓名' }, '王阿姨')
    const cost = await host.measure(() => host.tap('打招呼'))
    expect(arrivals).toMatchObject([{ method: 'POST', path: '/invoke/hello', openid: 'o-wang' }])
    const data = { action: 'greet', input: { name: '王阿姨' } }
    expect(JSON.parse(host.text('#log'))).toEqual({ result: { got: data }, requestID: true, own: true })
    expect(cost.calls).toEqual([
      { api: 'callFunction', name: 'hello', data, result: { got: data }, page: 'pages/home/index' },
    ])
    host.expectClean()
  })

  it('carries another identity from another phone', async () => {
    const { url, arrivals } = await hello()
    for (const openid of ['a', 'b', undefined]) {
      const host = await launchMini({ cloud: { url, openid } })
      await host.tap('打招呼')
      host.expectClean()
    }
    expect(arrivals.map(arrival => arrival.openid)).toEqual(['a', 'b', undefined])
  })

  it('fails in WeChat’s shape when the cloud refuses', async () => {
    const { url } = await openDoors(() => ({
      body: { errCode: -501000, errMsg: 'FunctionName parameter could not be found', requestId: 'r' },
    }))
    const host = await launchMini({ cloud: { url } })
    await host.tap('打招呼')
    expect(host.text('#log')).toBe(
      '失败 -501000 cloud.callFunction:fail Error: errCode: -501000 | errMsg: FunctionName parameter could not be found true',
    )
    expect(host.cloudCalls[0]?.error?.errCode).toBe(-501000)
    host.expectClean()
  })

  it('fails when what answers is no cloud', async () => {
    const { url } = await openDoors(() => ({ status: 502, body: 'bad gateway' }))
    const host = await launchMini({ cloud: { url } })
    await host.tap('打招呼')
    expect(host.text('#log')).toContain('502')
  })

  it('does not leave the phone while there is no network', async () => {
    const { url, arrivals } = await hello()
    const host = await launchMini({ cloud: { url, openid: 'a' } })
    await host.setOnline(false)
    expect(host.text('#log')).toBe('没网')
    await host.tap('打招呼')
    expect(host.text('#log')).toMatch(/^失败 -1 cloud\.callFunction:fail .*request:fail/)
    expect(arrivals).toEqual([])
    await host.setOnline(true)
    await host.tap('打招呼')
    expect(arrivals).toHaveLength(1)
  })

  it('can be carried out with its answer lost', async () => {
    const { url, arrivals } = await hello()
    const host = await launchMini({ cloud: { url, openid: 'a' } })
    host.loseReplies(1)
    await host.tap('打招呼')
    expect(arrivals).toHaveLength(1)
    expect(host.text('#log')).toContain('timeout')
    expect(host.cloudCalls[0]).toMatchObject({ lost: true, error: { errCode: -1 } })
    expect(host.cloudCalls[0]?.result).toBeTruthy()
    await host.tap('打招呼')
    expect(host.cloudCalls[1]?.lost).toBeUndefined()
  })

  it('answers by callback as well, and everything has arrived when the tap ends', async () => {
    const { url } = await hello()
    const host = await launchMini({ cloud: { url } })
    host.slowDown(30)
    await host.tap('连打两次')
    expect(host.text('#log')).toMatch(/^完成/)
    expect(host.cloudCalls).toHaveLength(2)
  })

  it('uploads a picture that was chosen and made smaller', async () => {
    const { url, arrivals } = await hello()
    const files = ['一', '二', '三'].map(text => ({ bytes: Buffer.from(text) }))
    const host = await launchMini({ cloud: { url, openid: 'a' }, answers: { chooseMedia: { files } } })
    await host.tap('传照片')
    expect(JSON.parse(host.text('#log'))).toEqual({ count: 2, url: 'cloud://x/1' })
    expect(arrivals).toMatchObject([{ method: 'PUT', path: '/files/照片/a b.jpg', openid: 'a', body: '一' }])
    host.expectClean()
  })
})
