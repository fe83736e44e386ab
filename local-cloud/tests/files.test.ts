import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { startCloud, type TestCloud } from './support/cloud'

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud()
})

const put = (path: string, body: string, openid = 'oAnna') =>
  fetch(`${cloud.url}/files/${path}`, { method: 'PUT', body, headers: { 'X-Local-Openid': openid } })

interface Urls {
  fileList: { fileID: string; tempFileURL: string; status: number }[]
}

describe('a file from the mini-program', () => {
  it('is stored, found by the SDK, replaced and served by a temporary URL', async () => {
    const { fileID } = (await (await put('a/%E5%9B%BE%20one.png', 'first')).json()) as { fileID: string }
    expect(fileID).toMatch(/^cloud:\/\/local-env\.[\w-]+\/a\/图 one\.png$/)
    await put('a/%E5%9B%BE%20one.png', 'second')
    const seen = await cloud.script(async ({ cloud: sdk }, id) => {
      const { fileContent } = await sdk.downloadFile({ fileID: id })
      const urls = await sdk.getTempFileURL({ fileList: [id, 'cloud://else/none.png'] })
      return { text: String(fileContent), urls: urls.fileList }
    }, fileID)
    expect(seen.text).toBe('second')
    expect(seen.urls).toMatchObject([{ status: 0 }, { status: -503003 }])
    const response = await fetch((seen.urls[0] as { tempFileURL: string }).tempFileURL)
    expect([response.headers.get('content-type'), await response.text()]).toEqual(['image/png', 'second'])
  })

  it('is replaced by its owner only', async () => {
    await put('hers.txt', 'hers')
    const taken = await put('hers.txt', 'his', 'oBob')
    expect([taken.status, await taken.json()]).toEqual([
      403,
      { errCode: -503002, errMsg: 'storage permission denied' },
    ])
    expect((await put('hers.txt', 'hers again')).status).toBe(200)
    const text = await cloud.script(async ({ cloud: sdk }) => {
      const fileID = 'cloud://local-env.6c6f-local-env-1250000000/hers.txt'
      await sdk.uploadFile({ cloudPath: 'hers.txt', fileContent: Buffer.from('by a function') as never })
      return String((await sdk.downloadFile({ fileID })).fileContent)
    })
    expect(text).toBe('by a function')
  })

  it('is deleted by its owner only', async () => {
    const { fileID } = (await (await put('mine.txt', 'x')).json()) as { fileID: string }
    const remove = async (openid: string) =>
      (await (
        await fetch(`${cloud.url}/files/delete`, {
          method: 'POST',
          body: JSON.stringify({ fileList: [fileID] }),
          headers: { 'X-Local-Openid': openid },
        })
      ).json()) as Urls
    expect((await remove('oBob')).fileList[0]!.status).toBe(-503002)
    expect((await remove('oAnna')).fileList[0]!.status).toBe(0)
    expect((await remove('oAnna')).fileList[0]!.status).toBe(-503003)
  })
})

describe('a file from a function', () => {
  it('goes up, comes down and is deleted', async () => {
    const seen = await cloud.script(async ({ cloud: sdk }) => {
      const bytes = Buffer.from(Array.from({ length: 70_000 }, (_x, i) => i % 256))
      const { fileID } = await sdk.uploadFile({ cloudPath: 'deep/er/data.bin', fileContent: bytes as never })
      const back = (await sdk.downloadFile({ fileID })).fileContent as Buffer
      const deleted = await sdk.deleteFile({ fileList: [fileID] })
      const gone = await sdk.downloadFile({ fileID }).then(
        () => 'there',
        (error: { errMsg: string }) => error.errMsg,
      )
      return { same: bytes.equals(back), status: deleted.fileList[0]!.status, gone }
    })
    expect(seen).toEqual({ same: true, status: 0, gone: expect.stringContaining('storage file not exists') })
  })
})

describe('a temporary URL', () => {
  it('is refused when it is forged, altered or too old', async () => {
    const { fileID } = (await (await put('secret.txt', 'secret')).json()) as { fileID: string }
    const urls = await cloud.door<Urls>('POST', '/files/urls', { fileList: [{ fileID, maxAge: 60 }] })
    const url = new URL(urls.fileList[0]!.tempFileURL)
    expect((await fetch(url)).status).toBe(200)
    const with_ = (name: string, value: string) => {
      const other = new URL(url)
      other.searchParams.set(name, value)
      return fetch(other).then(r => r.status)
    }
    expect(await with_('t', String(Number(url.searchParams.get('t')) + 1000))).toBe(403)
    expect(await with_('sign', '0'.repeat(32))).toBe(403)
    await cloud.door('POST', '/clock', { advanceMs: 61_000 })
    expect((await fetch(url)).status).toBe(403)
  })
})

describe('a path that leads astray', () => {
  it('is refused, and nothing is written outside of the store', async () => {
    for (const path of [
      '..%2f..%2fevil',
      'a%2f..%2f..%2fevil',
      '%2fetc%2fevil',
      'a%2f%2fb',
      'a%5c..%5cevil',
      'x%00y',
      '%zz',
    ]) {
      expect([path, (await put(path, 'x')).status]).toEqual([path, 400])
    }
    expect(existsSync(join(cloud.data, '..', 'evil'))).toBe(false)
    expect(readdirSync(join(cloud.data, 'files')).every(name => /^[0-9a-f]{32}$/.test(name))).toBe(true)
    expect((await fetch(`${cloud.url}/cos/..%2f..%2fcloud.sqlite/x?sign=x&t=9`)).status).toBe(403)
    const code = await cloud.script(({ cloud: sdk }) =>
      sdk.uploadFile({ cloudPath: '../evil', fileContent: Buffer.from('x') as never }).then(
        () => 0,
        (e: { errCode: number }) => e.errCode,
      ),
    )
    expect(code).toBeLessThan(0)
  })
})
