import { request } from 'node:http'
import { beforeAll, describe, expect, it } from 'vitest'
import { startCloud, type TestCloud } from './support/cloud'

let cloud: TestCloud

interface Answer {
  status: number
  body: Record<string, unknown>
}

const api = async (method: string, path: string, body?: unknown): Promise<Answer> => {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
  const response = await fetch(`${cloud.url}/inspector/api/${path}`, init)
  return { status: response.status, body: (await response.json()) as Answer['body'] }
}
const post = (path: string, body: unknown) => api('POST', path, body)
const get = (path: string, query: Record<string, string> = {}) =>
  api('GET', `${path}?${new URLSearchParams(query)}`)
const textOf = async (id: string) =>
  (await get('document', { collection: 'posts', id: JSON.stringify(id) })).body.text as string

beforeAll(async () => {
  cloud = await startCloud()
  await cloud.script(async ({ db }) => {
    for (let i = 0; i < 60; i++) {
      const at = new Date(1.7e12 + i)
      await db.collection('posts').add({ data: { _id: `p${i}`, slug: `s${i}`, status: 'open', at } })
    }
  })
})

describe('the page', () => {
  it('is served whole, lets nothing foreign in and stands in no foreign frame', async () => {
    const page = await fetch(`${cloud.url}/inspector`)
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self'.*frame-ancestors 'none'/)
    const html = await page.text()
    for (const path of ['/inspector/page.js', '/inspector/page.css']) {
      expect(html).toContain(path)
      expect((await fetch(cloud.url + path)).status).toBe(200)
    }
  })

  it('answers neither a forged origin nor a foreign host', async () => {
    const { hostname, port } = new URL(cloud.url)
    const status = (method: string, path: string, headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        const asked = request({ hostname, port, path, method, headers }, response => {
          response.resume()
          resolve(response.statusCode)
        })
        asked
          .on('error', reject)
          .end(method === 'POST' ? '{"collection":"posts","id":"\\"p0\\""}' : undefined)
      })
    const remove = '/inspector/api/documents/delete'
    expect(await status('POST', remove, { Origin: 'https://evil.example' })).toBe(403)
    expect(await status('POST', remove, { Host: `evil.example:${port}` })).toBe(403)
    expect(await status('GET', '/inspector', { Host: `evil.example:${port}` })).toBe(403)
    expect(await textOf('p0')).toContain('s0')
  })

  it('changes nothing by a GET', async () => {
    for (const path of ['documents/insert', 'documents/replace', 'documents/delete', 'snapshots/restore'])
      expect([path, (await get(path)).status]).toEqual([path, 404])
  })
})

describe('documents', () => {
  it('are listed by filter, sort and page, with what it cost to find them', async () => {
    const { body } = await get('documents', {
      collection: 'posts',
      filter: '{"status": "open"}',
      sort: '{"at": -1}',
      page: '1',
      limit: '20',
    })
    const rows = body.documents as { id: string }[]
    expect([rows.length, rows[0]!.id, body.total, body.indexes]).toEqual([20, '"p39"', 60, ['status_at']])
    expect(
      ((await get('documents', { collection: 'posts', limit: '900' })).body.documents as []).length,
    ).toBe(50)
  })

  it('that are edited are seen by functions, and found by the indexes', async () => {
    const was = await textOf('p1')
    const text = JSON.stringify({ ...JSON.parse(was), slug: 'edited', at: { $date: '2030-01-01T00:00:00Z' } })
    expect(await post('documents/replace', { collection: 'posts', was, text })).toMatchObject({ status: 200 })
    const seen = await cloud.script(async ({ db }) => {
      const { data } = await db.collection('posts').where({ slug: 'edited' }).get()
      const old = await db.collection('posts').where({ slug: 's1' }).count()
      return { id: data[0]!._id, isDate: data[0]!.at instanceof Date, old: old.total }
    })
    expect(seen).toEqual({ id: 'p1', isDate: true, old: 0 })
  })

  it('are inserted and deleted', async () => {
    const { body } = await post('documents/insert', { collection: 'posts', text: '{"slug": "new"}' })
    expect(body.id).toMatch(/^"[\da-f]{32}"$/)
    expect((await post('documents/delete', { collection: 'posts', id: body.id })).status).toBe(200)
    expect((await post('documents/delete', { collection: 'posts', id: body.id })).status).toBe(404)
  })

  it('keep their unique keys, and their _id', async () => {
    const was = await textOf('p2')
    const replace = (change: object) =>
      post('documents/replace', {
        collection: 'posts',
        was,
        text: JSON.stringify({ ...JSON.parse(was), ...change }),
      })
    expect(await replace({ slug: 's3' })).toMatchObject({
      status: 409,
      body: { errMsg: expect.stringContaining('slug') },
    })
    expect(await replace({ _id: 'other' })).toMatchObject({ status: 400 })
    expect(await textOf('p2')).toBe(was)
  })

  it('are not overwritten when somebody else has changed them meanwhile', async () => {
    const was = await textOf('p4')
    await cloud.script(({ db }) =>
      db
        .collection('posts')
        .doc('p4')
        .update({ data: { status: 'done' } }),
    )
    const answer = await post('documents/replace', { collection: 'posts', was, text: was })
    expect(answer).toMatchObject({
      status: 409,
      body: { errMsg: expect.stringContaining('Nothing was written') },
    })
    expect(JSON.parse(await textOf('p4')).status).toBe('done')
  })

  it.each([
    ['{"slug": "x",}', /not valid JSON/],
    ['[1]', /is an object/],
    ['{"at": {"$date": "nonsense"}}', /at\.\$date: .*wants a time/],
    ['{"n": {"$numberLong": "9007199254740993"}}', /n\.\$numberLong/],
    ['{"n": {"$dat": 1}}', /EJSON has no type \$dat/],
    ['{"a": [{"b": {"$oid": "12"}}]}', /a\[0\]\.b\.\$oid: .*24 hexadecimal/],
    ['{"$set": {"a": 1}}', /begins with \$/],
  ])('are refused with words when they read %s', async (text, words) => {
    const before = (await get('collections')).body
    expect(await post('documents/insert', { collection: 'posts', text })).toMatchObject({
      status: 400,
      body: { errMsg: expect.stringMatching(words) },
    })
    expect((await get('collections')).body).toEqual(before)
  })

  it('are refused when the filter or the sort is none', async () => {
    const queries: Record<string, string>[] = [
      { filter: '{"a":' },
      { filter: '{"$nonsense": 1}' },
      { sort: '{"a": 2}' },
    ]
    for (const query of queries)
      expect((await get('documents', { collection: 'posts', ...query })).status).toBe(400)
  })
})

describe('collections', () => {
  it('are created for functions to use, under a name that is one', async () => {
    expect((await post('collections', { name: 'bad name!' })).status).toBe(400)
    expect((await post('collections', { name: 'fresh' })).status).toBe(200)
    expect(await cloud.script(async ({ db }) => (await db.collection('fresh').count()).total)).toBe(0)
  })
})

describe('indexes', () => {
  interface Indexes {
    indexes: { collection: string; name: string; times: number }[]
    unindexed: { collection: string; shape: string; times: number; mostRows: number }[]
  }
  const used = async () => (await get('indexes')).body as unknown as Indexes

  it('count the scans of functions that used them, not those of the inspector', async () => {
    const timesOf = ({ indexes }: Indexes) =>
      indexes.find(i => i.collection === 'posts' && i.name === 'slug')!.times
    const before = timesOf(await used())
    await get('documents', { collection: 'posts', filter: '{"slug": "s9"}' })
    await cloud.script(({ db }) => db.collection('posts').where({ slug: 's9' }).get())
    expect(timesOf(await used())).toBe(before + 1)
  })

  it('are missed by shape, whatever the values', async () => {
    await cloud.script(async ({ db }) => {
      for (const title of ['a', 'b']) await db.collection('posts').where({ title }).get()
    })
    const found = (await used()).unindexed.find(({ shape }) => shape === '{"title":""}')
    expect(found).toMatchObject({ collection: 'posts', times: 2, mostRows: 60 })
  })
})
