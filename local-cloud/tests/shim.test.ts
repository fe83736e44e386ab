// @vitest-environment jsdom
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { cloudApi } from '../src/shim/cloud-api'
import { apartStorage } from '../src/shim/storage'
import { startCloud, type TestCloud } from './support/cloud'

type Call = (options: Record<string, unknown>) => Promise<Record<string, unknown>> | undefined

let cloud: TestCloud
let api: Record<string, Call>

beforeAll(async () => {
  cloud = await startCloud()
  // jsdom has no fetch, and Node's knows no page to which a path could be relative.
  const { fetch } = globalThis
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) =>
    fetch(path.startsWith('/') ? cloud.url + path : path, init),
  )
  api = cloudApi('oAnna') as Record<string, Call>
})

describe('wx.cloud in a page', () => {
  it('calls functions as the person of the page', async () => {
    const { result, errMsg } = (await api.callFunction!({ name: 'life', data: { a: 1 } }))!
    expect(result).toMatchObject({ event: { a: 1 }, wx: { OPENID: 'oAnna' } })
    expect(errMsg).toBe('cloud.callFunction:ok')
  })

  it('rejects with errCode and errMsg', async () => {
    await expect(api.callFunction!({ name: 'life', data: { action: 'throw' } })).rejects.toMatchObject({
      errCode: -504002,
      errMsg: expect.stringMatching(/^cloud\.callFunction:fail .*boom/),
    })
  })

  it('speaks to callbacks where there are some, and gives no promise then', async () => {
    const heard: string[] = []
    await new Promise<void>(done => {
      const outcome = api.callFunction!({
        name: 'nobody',
        success: () => heard.push('success'),
        fail: (error: { errCode: number }) => heard.push(`fail ${error.errCode}`),
        complete: () => done(),
      })
      expect(outcome).toBeUndefined()
    })
    expect(heard).toEqual(['fail -501000'])
  })

  it('puts files up and takes them down', async () => {
    const { fileID } = (await api.uploadFile!({
      cloudPath: 'shim/图.txt',
      filePath: 'data:text/plain,hello',
    }))!
    const { fileList } = (await api.getTempFileURL!({ fileList: [fileID] }))! as {
      fileList: { tempFileURL: string }[]
    }
    expect(await (await fetch(fileList[0]!.tempFileURL)).text()).toBe('hello')
    const deleted = (await api.deleteFile!({ fileList: [fileID, 'cloud://none/x'] }))!
    expect(deleted.fileList).toMatchObject([{ status: 0 }, { status: -503003 }])
  })
})

describe("a person's storage", () => {
  it('is apart from everybody else’s and looks like any other', () => {
    const real = window.localStorage
    real.setItem('oBob/k', 'his')
    real.setItem('k', 'nobody’s')
    apartStorage('oAnna')
    const own = window.localStorage
    expect([own.getItem('k'), own.length]).toEqual([null, 0])
    own.setItem('k', 'hers')
    own.more = 'x'
    expect([own.k, own.getItem('k'), own.length, Object.keys(own).sort()]).toEqual([
      'hers',
      'hers',
      2,
      ['k', 'more'],
    ])
    expect(real.getItem('oAnna/k')).toBe('hers')
    delete own.more
    expect('more' in own).toBe(false)
    own.clear()
    expect([own.length, real.getItem('oBob/k'), real.getItem('k')]).toEqual([0, 'his', 'nobody’s'])
  })
})
