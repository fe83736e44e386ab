import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { scriptOnly, startCloud, type TestCloud, temporaryFolder } from './support/cloud'

let cloud: TestCloud
const site = temporaryFolder()

beforeAll(async () => {
  mkdirSync(join(site, 'app'))
  writeFileSync(
    join(site, 'index.html'),
    '<!doctype html><html><head><title>x</title></head><body>stage</body></html>',
  )
  writeFileSync(join(site, 'app', 'index.html'), '<p>no head</p>')
  writeFileSync(join(site, 'app', 'main.js'), 'let a')
  writeFileSync(join(site, 'people.json'), '[]')
  writeFileSync(join(site, '.secret'), 'secret')
  const outside = temporaryFolder()
  writeFileSync(join(outside, 'outside.txt'), 'outside')
  symlinkSync(join(outside, 'outside.txt'), join(site, 'link.txt'))
  cloud = await startCloud({ functions: scriptOnly(), args: ['--static', site] })
})

/** A request as it is, since fetch tidies paths and forbids headers. */
const raw = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>(
    (resolve, reject) => {
      const { hostname, port } = new URL(cloud.url)
      const req = request({ hostname, port, path, method, headers }, res => {
        let body = ''
        res.on('data', chunk => {
          body += chunk
        })
        res.on('end', () => resolve({ status: res.statusCode!, headers: res.headers, body }))
      })
      req.on('error', reject).end(method === 'POST' ? '{}' : undefined)
    },
  )

describe('the server', () => {
  it('turns away foreign hosts and pages of foreign origins', async () => {
    const { port } = new URL(cloud.url)
    const status = async (headers: Record<string, string>, path = '/clock', method = 'GET') =>
      (await raw(path, headers, method)).status
    for (const Host of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      '127.0.0.1:1',
      `127.0.0.1.evil.example:${port}`,
    ]) {
      expect([Host, await status({ Host })]).toEqual([Host, 403])
    }
    for (const Origin of [
      'https://evil.example',
      'null',
      'http://127.0.0.1:1',
      `https://127.0.0.1:${port}`,
    ]) {
      expect([Origin, await status({ Origin }, '/invoke/script', 'POST')]).toEqual([Origin, 403])
    }
    for (const Host of [`127.0.0.1:${port}`, `localhost:${port}`]) expect(await status({ Host })).toBe(200)
    expect(await status({ Origin: cloud.url }, '/invoke/script', 'POST')).toBe(200)
  })

  it('refuses bodies that are too large, and an openid that is none', async () => {
    const big = await fetch(`${cloud.url}/invoke/script`, {
      method: 'POST',
      body: 'x'.repeat(7 * 1024 * 1024),
    })
    expect(big.status).toBe(413)
    const odd = await fetch(`${cloud.url}/invoke/script`, {
      method: 'POST',
      body: '{}',
      headers: { 'X-Local-Openid': 'a b' },
    })
    expect(odd.status).toBe(400)
  })

  it('says 400 to a body that a door cannot read', async () => {
    const status = async (path: string, body: string) =>
      (await fetch(cloud.url + path, { method: 'POST', body })).status
    for (const [path, body] of [
      ['/files/urls', '{"fileList": [null]}'],
      ['/files/urls', '{"fileList": [{"fileID": "cloud://a/b", "maxAge": "soon"}]}'],
      ['/files/urls', 'null'],
      ['/files/delete', '{"fileList": [5]}'],
      ['/files/delete', '[]'],
      ['/admin', 'no JSON'],
      ['/admin', 'null'],
    ] as const)
      expect([path, body, await status(path, body)]).toEqual([path, body, 400])
  })

  it('says 404 and 400 where there is nothing', async () => {
    expect((await raw('/nothing')).status).toBe(404)
    expect((await raw('/invoke/script')).status).toBe(404)
    expect((await raw('/invoke/%zz', {}, 'POST')).status).toBe(400)
  })
})

describe('static pages', () => {
  it('are served with types, indexes, short names and the shim', async () => {
    const home = await raw('/')
    expect(home.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(home.body).toMatch(/<head><script src="\/__local-cloud\/shim.js"><\/script><title>/)
    expect((await raw('/app/')).body).toMatch(/^<script src=[^>]*><\/script><p>/)
    expect(await raw('/app?as=oAnna')).toMatchObject({ status: 302, headers: { location: '/app/?as=oAnna' } })
    expect((await raw('/app/main.js')).headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(await raw('/people')).toMatchObject({ status: 200, body: '[]' })
    const shim = await raw('/__local-cloud/shim.js')
    expect(shim.body).toContain('callFunction')
  })

  it('are not sent again while they have not changed', async () => {
    const first = await raw('/app/main.js')
    expect(first.headers['cache-control']).toBe('no-cache')
    const again = await raw('/app/main.js', { 'If-None-Match': String(first.headers.etag) })
    expect(again.status).toBe(304)
  })

  it('never come from outside of the folder', async () => {
    for (const path of [
      '/../outside.txt',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/app/..%2f..%2fetc%2fpasswd',
      '/link.txt',
      '/.secret',
      '/app/..%5c..%5cx',
    ]) {
      expect([path, (await raw(path)).status]).toEqual([path, 404])
    }
  })
})

describe('the command line', () => {
  it('explains what is missing', async () => {
    const { launch } = await import('./support/cloud')
    const { child, output } = await launch({ functions: join(site, 'nowhere') })
    expect(child.exitCode).toBe(1)
    expect(output()).toContain('--functions: there is no folder')
  })
})
