import { describe, expect, it } from 'vitest'
import { launchMini } from './mini'

const home = 'pages/home/index'
const detail = 'packages/extra/detail/index'

describe('pages', () => {
  it('open on top of one another and go back, talking over the event channel', async () => {
    const host = await launchMini()
    await host.tap('看详情')
    expect(host.pagePaths).toEqual([home, detail])
    expect(host.text('#what')).toBe('第 7 号 张三')
    expect(host.text('#opener')).toBe('home')
    await host.tap('就它了')
    expect(host.pagePaths).toEqual([home])
    expect(host.text('#log')).toBe('选了')
    expect(host.top.instance.seen).toEqual(['load', 'show', 'ready', 'hide', 'show'])
    host.expectClean()
  })

  it('are ten at most', async () => {
    const host = await launchMini()
    await host.tap('再开一层')
    for (let i = 2; i < 10; i++) await host.tap('再开一层')
    expect(host.pagePaths).toHaveLength(10)
    await host.tap('再开一层')
    expect(host.pagePaths).toHaveLength(10)
    expect(host.text('#opener')).toMatch(/^navigateTo:fail .*10/)
  })

  it('ask before they are left, where they want that', async () => {
    const host = await launchMini()
    await host.tap('看详情')
    await host.tap('先别走')
    host.answer('alertBeforeUnload', { confirm: false })
    await host.back()
    expect(host.path).toBe(detail)
    host.answer('alertBeforeUnload', { confirm: true })
    await host.back()
    expect(host.path).toBe(home)
    expect(host.usesOf('alertBeforeUnload')).toEqual([{ message: '还没保存' }, { message: '还没保存' }])
    await expect(host.back()).rejects.toThrow('first page')
  })

  it('refuse what WeChat refuses', async () => {
    const host = await launchMini()
    const fails = async (api: string, url: string) => {
      host.evaluate(`wx.${api}({ url: '${url}', complete: ({ errMsg }) => { globalThis.said = errMsg } })`)
      await host.settle()
      return host.evaluate('said')
    }
    expect(await fails('navigateTo', '/pages/list/index')).toBe(
      'navigateTo:fail can not navigateTo a tabbar page',
    )
    expect(await fails('redirectTo', '/pages/list/index')).toBe(
      'redirectTo:fail can not redirectTo a tabbar page',
    )
    expect(await fails('switchTab', `/${detail}`)).toBe('switchTab:fail can not switch to no-tabBar page')
    expect(await fails('navigateTo', '/pages/nope/index')).toBe(
      'navigateTo:fail page "pages/nope/index" is not found',
    )
    expect(host.path).toBe(home)
    host.expectClean()
  })

  it('replace one another', async () => {
    const host = await launchMini()
    await host.tap('看详情')
    host.evaluate(`wx.redirectTo({ url: '/${detail}?id=8' })`)
    await host.settle()
    expect(host.pagePaths).toEqual([home, detail])
    expect(host.text('#what')).toBe('第 8 号')
    host.evaluate(`wx.reLaunch({ url: '/${detail}?id=5' })`)
    await host.settle()
    expect(host.pagePaths).toEqual([detail])
  })
})

describe('tabs', () => {
  it('keep their pages alive, and close what was on top', async () => {
    const host = await launchMini()
    await host.tap('加一')
    await host.tap('看详情')
    await host.tab('清单')
    expect(host.pagePaths).toEqual(['pages/list/index'])
    expect(host.text()).toContain('清单页 1')
    await host.tap('回首页')
    expect(host.text('#count')).toBe('已点：3 次')
    expect(host.top.instance.seen).toEqual(['load', 'show', 'ready', 'hide', 'show'])
    await host.tab('清单')
    expect(host.text()).toContain('清单页 2')
    await expect(host.tab('没有')).rejects.toThrow('首页, 清单')
    host.expectClean()
  })
})
