import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import vm from 'node:vm'
import { describe, expect, it } from 'vitest'
import { loadBundle } from './bundle'
import { launchWeapp } from './host'
import { launchMini, miniFolder } from './mini'

const appSeen = (host: Awaited<ReturnType<typeof launchMini>>) => host.app?.seen
const pageSeen = (host: Awaited<ReturnType<typeof launchMini>>) => host.top.instance.seen

describe('a launch', () => {
  it('runs the app, opens the first page and renders it', async () => {
    const host = await launchMini()
    expect(appSeen(host)).toEqual(['launch', 'show'])
    expect(pageSeen(host)).toEqual(['load', 'show', 'ready'])
    expect(host.text('#hello')).toBe('邻居，您好 第 1 次')
    expect(host.top.title).toBe('首页')
    host.expectClean()
  })

  it('opens a page with its query and scene, values still encoded', async () => {
    const host = await launchMini({
      path: 'pages/home/index?from=poster',
      query: { scene: 'u%3D12' },
      scene: 1047,
    })
    expect(JSON.parse(host.text('#query'))).toEqual({ from: 'poster', scene: 'u%3D12' })
    expect(host.app?.launch).toMatchObject({
      path: 'pages/home/index',
      query: { from: 'poster', scene: 'u%3D12' },
      scene: 1047,
    })
  })

  it('goes straight into a sub-package', async () => {
    const host = await launchMini({ path: 'packages/extra/detail/index', query: { id: '3' } })
    expect(host.text('#what')).toBe('第 3 号')
    expect(host.top.title).toBe('第 3 号')
  })

  it('tells the app of a page that does not exist, and counts it as a problem', async () => {
    const host = await launchMini({ path: 'pages/gone/index' })
    expect(host.path).toBe('pages/home/index')
    expect(JSON.parse(host.text('#query'))).toEqual({ lost: 'pages%2Fgone%2Findex' })
    expect(() => host.expectClean()).toThrow('page "pages/gone/index" is not found')
  })

  it('gets the storage that an earlier launch left', async () => {
    const first = await launchMini()
    first.close()
    const second = await launchMini({ storage: first.storage })
    expect(second.text('#hello')).toContain('第 2 次')
    expect(second.storage.get('opened')).toBe(2)
    const other = await launchMini()
    expect(other.text('#hello')).toContain('第 1 次')
  })

  it('is refused while another one runs in the process', async () => {
    const host = await launchMini()
    await expect(launchWeapp({ dist: miniFolder })).rejects.toThrow('close() it first')
    host.close()
    host.close()
    await expect(launchMini()).resolves.toBeTruthy()
  })

  it('leaves nothing behind in the process', async () => {
    const names = () => ['window', 'document', 'IntersectionObserver'].filter(name => name in globalThis)
    const eventBefore = globalThis.Event
    const listeners = process.listenerCount('unhandledRejection')
    const host = await launchMini()
    expect(names()).toHaveLength(3)
    host.close()
    expect(names()).toEqual([])
    expect(globalThis.Event).toBe(eventBefore)
    expect(process.listenerCount('unhandledRejection')).toBe(listeners)
  })

  it('runs no timer any more once it is closed', async () => {
    const host = await launchMini()
    await host.tap('过一会儿')
    expect(host.text('#log')).toBe('')
    const sent = host.setDataLog.length
    host.close()
    await new Promise(resolve => setTimeout(resolve, 600))
    expect(host.setDataLog).toHaveLength(sent)
  })

  it('gets no answer any more once it is closed', async () => {
    const host = await launchMini({ cloud: { url: 'http://127.0.0.1:9' } })
    host.slowDown(50)
    const tap = host.tap('打招呼')
    await new Promise(resolve => setTimeout(resolve, 10))
    const sent = host.setDataLog.length
    host.close()
    await tap
    await expect.poll(() => host.cloudCalls[0]?.error).toBeTruthy()
    await new Promise(resolve => setTimeout(resolve, 30))
    expect(host.setDataLog).toHaveLength(sent)
    expect(host.problems).toEqual([])
  })

  it('is read and compiled once for all its launches', () => {
    expect(loadBundle(miniFolder)).toBe(loadBundle(miniFolder))
  })

  it('leaves nothing alive once it is closed', async () => {
    setFlagsFromString('--expose_gc')
    const collect = vm.runInNewContext('gc') as () => void
    const worlds: WeakRef<object>[] = []
    for (let i = 0; i < 4; i++) {
      const host = await launchWeapp({ dist: miniFolder })
      await host.tap('看详情')
      worlds.push(new WeakRef(host.top.instance))
      host.close()
    }
    const alive = () => worlds.filter(world => world.deref())
    for (let i = 0; i < 20 && alive().length; i++) {
      await new Promise(resolve => setTimeout(resolve, 20))
      collect()
    }
    expect(alive()).toHaveLength(0)
  })

  it('notices that a file has changed since', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'weapp-'))
    cpSync(miniFolder, folder, { recursive: true })
    ;(await launchMini({ dist: folder })).close()
    rmSync(path.join(folder, 'utils', 'format.wxs'))
    await expect(launchMini({ dist: folder })).rejects.toThrow('utils/format.wxs')
    rmSync(folder, { recursive: true })
  })
})

describe('the logic layer', () => {
  it('has the language, timers and wx, but nothing of a browser or of Node, and no eval', async () => {
    const host = await launchMini()
    await host.tap('浏览器里的')
    expect(JSON.parse(host.text('#log'))).toEqual({ there: [], built: '不让' })
  })

  it('gets undefined for an API that it does not know, and the name is noted', async () => {
    const host = await launchMini()
    expect(host.missingApis).toEqual([])
    await host.tap('新接口')
    expect(host.text('#log')).toBe('没有')
    expect(host.missingApis).toEqual(['somethingNew'])
    expect(() => host.expectClean()).toThrow(/somethingNew is not a function[\s\S]*wx lacked: somethingNew/)
  })

  it('has its errors noted and told to the app', async () => {
    const host = await launchMini()
    await host.tap('出错')
    expect(host.problems.map(problem => problem.kind)).toEqual(['error'])
    expect(host.app?.lastError).toContain('砰')
    expect(() => host.expectClean()).toThrow('砰')
  })

  it('has rejections that nobody handles noted, without failing the test run', async () => {
    const host = await launchMini()
    await host.tap('没人接的拒绝')
    await host.settle()
    expect(() => host.expectClean()).toThrow('没人接')
  })

  it('goes by the clock it is given', async () => {
    const host = await launchMini({ now: () => Date.UTC(2030, 0, 2) })
    expect(host.evaluate('[Date.now(), new Date().getTime(), new Date(5).getTime()]')).toEqual([
      Date.UTC(2030, 0, 2),
      Date.UTC(2030, 0, 2),
      5,
    ])
    expect(host.evaluate('new Date() instanceof Date && typeof Date()')).toBe('string')
  })
})
