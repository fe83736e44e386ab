import { describe, expect, it } from 'vitest'
import { launchMini } from './mini'

describe('the phone’s owner', () => {
  it('confirms unless told otherwise', async () => {
    const host = await launchMini()
    await host.tap('问一问')
    expect(host.text('#log')).toBe('确定')
    host.answer('showModal', { confirm: false, cancel: true })
    await host.tap('问一问')
    expect(host.text('#log')).toBe('算了')
    expect(host.usesOf('showModal')).toEqual([{ title: '确定吗' }, { title: '确定吗' }])
  })

  it('cancels a scan, or shows a code; answers are used up one by one', async () => {
    const host = await launchMini()
    await host.tap('扫一扫')
    expect(host.text('#log')).toBe('scanCode:fail cancel')
    host.answer('scanCode', { result: '一' }, { result: '二' })
    const results: unknown[] = []
    for (let i = 0; i < 3; i++) {
      await host.tap('扫一扫')
      results.push((JSON.parse(host.text('#log')) as { result: string }).result)
    }
    expect(results).toEqual(['一', '二', '二'])
  })

  it('is asked for messages only while tapping', async () => {
    const host = await launchMini()
    await host.tap('订阅')
    expect(JSON.parse(host.text('#log'))).toMatchObject({ t1: 'accept' })
    await host.tap('过后订阅')
    expect(JSON.parse(host.text('#log'))).toMatchObject({ errCode: 20004 })
    host.answer('requestSubscribeMessage', { t1: 'reject' })
    await host.tap('订阅')
    expect(JSON.parse(host.text('#log'))).toMatchObject({ t1: 'reject' })
  })

  it('pulls the page down only where the page allows it', async () => {
    const host = await launchMini()
    await host.pullDown()
    expect(host.text('#log')).toBe('刷新了')
    expect(host.usesOf('stopPullDownRefresh')).toHaveLength(1)
    await host.tab('pages/list/index')
    await expect(host.pullDown()).rejects.toThrow('enablePullDownRefresh')
  })

  it('waits for what comes later', async () => {
    const host = await launchMini()
    await host.tap('过一会儿')
    await host.until('半秒后')
    await expect(host.until('永远不来', 50)).rejects.toThrow('in vain')
  })
})

describe('the phone', () => {
  it('says what it is', async () => {
    const host = await launchMini({ device: { fontSizeSetting: 20, theme: 'dark', windowWidth: 1024 } })
    expect(host.evaluate('wx.getAppBaseInfo()')).toMatchObject({
      fontSizeSetting: 20,
      fontSizeScaleFactor: 1.25,
      theme: 'dark',
    })
    expect(host.evaluate('wx.getWindowInfo()')).toMatchObject({ windowWidth: 1024 })
    expect(host.evaluate('wx.getSystemSetting()')).toHaveProperty('locationEnabled')
    expect(host.evaluate('wx.getSystemInfoSync().SDKVersion')).toMatch(/^\d+\.\d+\.\d+$/)
    expect(host.evaluate('wx.canIUse("somethingNew") || wx.canIUse("cloud.callFunction")')).toBe(true)
    expect(host.evaluate('wx.canIUse("somethingNew")')).toBe(false)
  })

  it('tells of being hidden, shown, resized', async () => {
    const host = await launchMini()
    host.evaluate(`
      globalThis.told = []
      wx.onAppHide(() => told.push('hide'))
      wx.onAppShow(({ scene }) => told.push('show ' + scene))
      wx.onWindowResize(({ size }) => told.push('resize ' + size.windowWidth))
    `)
    await host.hide()
    await host.show({ scene: 1011 })
    await host.resize(900, 700)
    expect(host.evaluate('told')).toEqual(['hide', 'show 1011', 'resize 900'])
    expect(host.app?.seen).toEqual(['launch', 'show', 'hide', 'show'])
    expect(host.top.instance.seen).toEqual(['load', 'show', 'ready', 'hide', 'show'])
    expect(host.evaluate('wx.getEnterOptionsSync().scene')).toBe(1011)
    expect(host.evaluate('wx.getLaunchOptionsSync().scene')).toBe(1001)
    await host.show({ path: 'packages/extra/detail/index?id=4' })
    expect(host.text('#what')).toBe('第 4 号')
  })

  it('stores copies, sync and async, and gives an empty string for what was never stored', async () => {
    const host = await launchMini()
    host.evaluate(`
      globalThis.kept = { list: [1] }
      wx.setStorageSync('a', kept); kept.list.push(2)
      globalThis.got = {}
      wx.getStorage({ key: 'a', success: ({ data }) => { got.a = data } })
      wx.getStorage({ key: 'b', fail: ({ errMsg }) => { got.b = errMsg } })
    `)
    await host.settle()
    expect(host.evaluate('got')).toEqual({ a: { list: [1] }, b: 'getStorage:fail data not found' })
    expect(host.evaluate('wx.getStorageSync("nothing")')).toBe('')
    host.evaluate('wx.removeStorageSync("a")')
    expect(host.storage.has('a')).toBe(false)
    expect(() => host.evaluate('wx.setStorageSync("big", "x".repeat(1100000))')).toThrow(
      'exceed storage max size',
    )
  })

  it('measures nodes and keeps track of the network', async () => {
    const host = await launchMini()
    host.evaluate(`
      globalThis.got = {}
      wx.createSelectorQuery().select('#hello').boundingClientRect(rect => { got.rect = typeof rect.top }).exec()
      wx.getNetworkType({ success: ({ networkType }) => { got.type = networkType } })
    `)
    await host.settle()
    expect(host.evaluate('got')).toEqual({ rect: 'number', type: 'wifi' })
  })
})
