import { readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { copyOfFunctions, startCloud, type TestCloud } from './support/cloud'

let cloud: TestCloud

const post = async (path: string, body: unknown) => {
  const response = await fetch(`${cloud.url}/inspector/api/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const put = (path: string, bytes: string) =>
  fetch(`${cloud.url}/files/${path}`, { method: 'PUT', body: bytes, headers: { 'X-Local-Openid': 'oAnna' } })

/** The whole state as functions see it. */
const state = () =>
  cloud.script(async ({ cloud, db }) => {
    const posts = (await db.collection('posts').orderBy('_id', 'asc').get()).data
    const found = (await db.collection('posts').where({ slug: 'one' }).get()).data.length
    const ticks = (await db.collection('ticks').count()).total
    const files: Record<string, string> = {}
    for (const path of ['kept.txt', 'later.txt']) {
      const fileID = `cloud://local-env.6c6f-local-env-1250000000/${path}`
      const got = await cloud.downloadFile({ fileID }).catch(() => undefined)
      files[path] = got ? String(got.fileContent) : 'none'
    }
    return { posts, found, ticks, files }
  })

beforeAll(async () => {
  cloud = await startCloud()
  await cloud.script(async ({ db }) => {
    await db.collection('posts').add({ data: { _id: 'a', slug: 'one', at: new Date(1e12), tags: ['x'] } })
    await db.collection('posts').add({ data: { _id: 'b', slug: 'two' } })
  })
  await put('kept.txt', 'first')
})

describe('a snapshot', () => {
  it('brings documents, index entries and files back as they were', async () => {
    const before = await state()
    expect(before.files).toEqual({ 'kept.txt': 'first', 'later.txt': 'none' })
    expect((await post('snapshots', { name: '之前 / ..' })).body).toMatchObject({
      documents: 2,
      files: 1,
      bytes: 5,
    })
    await cloud.script(async ({ db }) => {
      await db
        .collection('posts')
        .doc('a')
        .update({ data: { slug: 'changed' } })
      await db.collection('posts').doc('b').remove()
      await db.collection('posts').add({ data: { _id: 'c', slug: 'one' } })
      await db.collection('ticks').add({ data: {} })
    })
    await put('kept.txt', 'second')
    await put('later.txt', 'later')
    expect(await state()).not.toEqual(before)
    expect((await post('snapshots/restore', { name: '之前 / ..' })).status).toBe(200)
    expect(await state()).toEqual(before)
    expect(readdirSync(join(cloud.data, 'files'))).toHaveLength(1)
    // The unique key of the document that is gone is free again, that of the one that is back is not.
    const added = cloud.script(({ db }) => db.collection('posts').add({ data: { slug: 'two' } }))
    await expect(added).rejects.toThrow(/E11000/)
  })

  it('is listed, refused under a name that is taken, and deleted', async () => {
    expect((await post('snapshots', { name: 'twice' })).status).toBe(200)
    expect((await post('snapshots', { name: 'twice' })).status).toBe(409)
    expect((await post('snapshots', { name: ' ' })).status).toBe(409)
    const names = async () =>
      (await cloud.door<{ snapshots: { name: string }[] }>('GET', '/inspector/api/snapshots')).snapshots.map(
        s => s.name,
      )
    expect(await names()).toContain('twice')
    expect((await post('snapshots/delete', { name: 'twice' })).status).toBe(200)
    expect(await names()).not.toContain('twice')
    expect((await post('snapshots/restore', { name: 'twice' })).status).toBe(409)
  })

  it('is not restored beneath running calls and open transactions', async () => {
    await post('snapshots', { name: 'busy' })
    const slow = cloud.invoke('script', {
      action: 'script',
      code: `({ db }) => new Promise((done, fail) => {
        const look = () => db.collection('ticks').where({ go: true }).count().then(({ total }) =>
          total ? done('went') : setTimeout(look, 50), fail)
        look()
      })`,
    })
    await vi.waitFor(async () => {
      const { calls } = await cloud.door<{ calls: { outcome: string }[] }>('GET', '/inspector/api/calls')
      expect(calls.some(({ outcome }) => outcome === 'running')).toBe(true)
    }, 10_000)
    const refused = await post('snapshots/restore', { name: 'busy' })
    expect(refused).toMatchObject({ status: 409, body: { errMsg: expect.stringContaining('running') } })
    await post('documents/insert', { collection: 'ticks', text: '{"go": true}' })
    expect((await slow).result).toBe('went')
    // A transaction that a call has left open outlives the call.
    await cloud.script(async ({ db }) => void (await db.startTransaction()))
    // The call counts as running for a moment after its answer is here.
    await vi.waitFor(async () => {
      const open = await post('snapshots/restore', { name: 'busy' })
      expect(open).toMatchObject({
        status: 409,
        body: { errMsg: expect.stringContaining('transaction is open') },
      })
    })
    await cloud.door('POST', '/clock', { advanceMs: 31_000 })
    await vi.waitFor(
      async () => expect((await post('snapshots/restore', { name: 'busy' })).status).toBe(200),
      20_000,
    )
  })

  it('is restored while the functions are being built anew, and they run when they are there again', async () => {
    const functions = copyOfFunctions()
    const other = await startCloud({ functions })
    const body = { name: 'before' }
    await other.door('POST', '/inspector/api/snapshots', body)
    renameSync(functions, `${functions}-away`)
    await other.door('POST', '/inspector/api/snapshots/restore', body)
    renameSync(`${functions}-away`, functions)
    expect(await other.script(() => 'runs')).toBe('runs')
    expect(other.process.exitCode).toBeNull()
  })

  it('leaves everything as it is when it cannot be restored', async () => {
    const { writeFileSync } = await import('node:fs')
    await post('snapshots', { name: 'broken' })
    const folder = join(cloud.data, 'snapshots')
    const before = await state()
    for (const entry of readdirSync(folder))
      writeFileSync(join(folder, entry, 'documents', 'posts.jsonl'), '{"_id":"1"}\n{"_id":"1"}\n')
    const answer = await post('snapshots/restore', { name: 'broken' })
    expect(answer).toMatchObject({
      status: 409,
      body: { errMsg: expect.stringMatching(/Nothing was changed/) },
    })
    expect(await state()).toEqual(before)
  })
})
