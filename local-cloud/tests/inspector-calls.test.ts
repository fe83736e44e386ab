import { beforeAll, describe, expect, it, vi } from 'vitest'
import { startCloud, type TestCloud } from './support/cloud'

let cloud: TestCloud

interface Call {
  id: string
  function: string
  action: string
  openid?: string
  outcome: string
  ms?: number
  roundTrips: number
  event: { text: string; length: number }
  reply?: { text: string; length: number }
  operations: { action: string; collection: string; ms: number; rows: number; error?: string }[]
  lines: string[]
}

const callsSince = (version = 0) =>
  cloud.door<{ version: number; calls: Call[] }>('GET', `/inspector/api/calls?since=${version}`)
const call = (id: string) => cloud.door<Call>('GET', `/inspector/api/call?id=${id}`)
const script = (code: string, input?: unknown) =>
  cloud.invoke('script', { action: 'script', code, input }, 'oAnna')

beforeAll(async () => {
  cloud = await startCloud()
})

describe('a call', () => {
  it('shows what went in, what came out, and every operation with its rows', async () => {
    const { requestId } = await script(`async ({ db }) => {
      await db.collection('ticks').add({ data: { _id: 'a' } })
      const { data } = await db.collection('ticks').where({ x: null }).get()
      await db.collection('nowhere').get().catch(() => {})
      return data.length
    }`)
    const found = await call(requestId)
    expect(found).toMatchObject({ function: 'script', action: 'script', openid: 'oAnna', outcome: 'ok' })
    expect(JSON.parse(found.event.text)).toMatchObject({ action: 'script', userInfo: { openId: 'oAnna' } })
    expect(found.reply!.text).toBe('1')
    expect(found.operations).toMatchObject([
      { action: 'database.insertDocument', collection: 'ticks', rows: 0 },
      { action: 'database.getDocument', collection: 'ticks', rows: 1 },
      { action: 'database.getDocument', collection: 'nowhere', error: expect.stringContaining('nowhere') },
    ])
    for (const { ms } of found.operations) expect(ms).toBeGreaterThanOrEqual(0)
  })

  it('has its own console lines, even those without an end, side by side with others', async () => {
    const code = `async (_sdk, mark) => {
      console.log('log ' + mark)
      await new Promise(done => setTimeout(done, 20))
      console.error('error ' + mark)
      process.stdout.write('rest ' + mark)
    }`
    const marks = Array.from({ length: 12 }, (_x, i) => `m${i}`)
    const replies = await Promise.all(marks.map(mark => script(code, mark)))
    for (const [i, { requestId }] of replies.entries()) {
      await vi.waitFor(async () => {
        const { lines } = await call(requestId)
        expect(lines).toEqual(
          expect.arrayContaining([`log ${marks[i]}`, `error ${marks[i]}`, `rest ${marks[i]}`]),
        )
        expect(lines).toHaveLength(3)
      }, 10_000)
    }
  })

  it('that failed says how', async () => {
    const { requestId } = await cloud.invoke('life', { action: 'throw' })
    const found = await call(requestId)
    expect([found.outcome, found.openid]).toEqual(['threw', undefined])
    expect(found.reply!.text).toContain('boom')
  })

  it('keeps only the beginning of a long event, and how long it was', async () => {
    const { requestId } = await script('() => 1', '长'.repeat(30_000))
    const { event } = await call(requestId)
    expect(event.text).toHaveLength(16 * 1024)
    expect(event.length).toBeGreaterThan(30_000)
  })
})

describe('the list of calls', () => {
  it('tells only what is new, the newest first', async () => {
    const { version } = await callsSince()
    const first = await script('() => 1')
    const second = await script('() => 2')
    const { calls } = await callsSince(version)
    const ids = calls.map(({ id }) => id)
    expect(ids.filter(id => id === first.requestId || id === second.requestId)).toEqual([
      second.requestId,
      first.requestId,
    ])
    expect((await callsSince((await callsSince()).version)).calls).toEqual([])
  })

  it('forgets the oldest beyond five hundred', async () => {
    const { requestId } = await script('() => 1')
    for (let at = 0; at < 500; at += 25)
      await Promise.all(Array.from({ length: 25 }, () => script('() => 1')))
    expect((await callsSince()).calls).toHaveLength(500)
    expect(await call(requestId)).toMatchObject({ errMsg: expect.stringContaining('too long ago') })
  })

  it('is announced to those who ask for calls, and to nobody else', async () => {
    const hear = async (path: string) => {
      const abort = new AbortController()
      const response = await fetch(cloud.url + path, { signal: abort.signal })
      let text = ''
      const reading = (async () => {
        const reader = response.body!.getReader()
        for (let part = await reader.read(); !part.done; part = await reader.read())
          text += Buffer.from(part.value).toString()
      })().catch(() => {})
      return { text: () => text, stop: () => abort.abort(), reading }
    }
    const curious = await hear('/events?calls')
    const usual = await hear('/events')
    const { requestId } = await script(`({ db }) => db.collection('ticks').add({ data: {} })`)
    await vi.waitFor(() => {
      expect(curious.text()).toContain(requestId)
      expect(usual.text()).toContain('"changed"')
    }, 10_000)
    expect(usual.text()).not.toContain('"call"')
    for (const { stop } of [curious, usual]) stop()
  })
})
