import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { Sqlite } from '../src/db/sqlite'
import { nextDue, parseCron } from '../src/functions/cron'
import { copyOfFunctions, scriptOnly, startCloud, type TestCloud } from './support/cloud'

let cloud: TestCloud
const functions = copyOfFunctions()

beforeAll(async () => {
  cloud = await startCloud({ functions })
})

interface Tick {
  event: Record<string, unknown>
  openid: string | null
  at: string
  server: string
}

const ticks = () =>
  cloud.script(
    async ({ db }) => (await db.collection('ticks').orderBy('at', 'asc').get()).data as unknown as Tick[],
  )
const now = async () => Date.parse((await cloud.door<{ now: string }>('GET', '/clock')).now)
const HOUR = 3600_000

describe('the clock', () => {
  it('goes on from where it was moved, for functions and server dates alike', async () => {
    const target = Date.now() + 90 * 24 * HOUR
    const moved = await cloud.door<{ now: string }>('POST', '/clock', { now: new Date(target).toISOString() })
    expect(Math.abs(Date.parse(moved.now) - target)).toBeLessThan(5000)
    const seen = await cloud.script(async ({ db }) => {
      await db.createCollection('dates')
      await db
        .collection('dates')
        .doc('d')
        .set({ data: { at: db.serverDate() } })
      const stored = (await db.collection('dates').doc('d').get()).data.at as Date
      const kinds = [new Date(), Date.now(), new Date(Date.now()), Date()].map(
        d => +new Date(d as number) > 0,
      )
      return {
        stored: +stored,
        date: new Date().toISOString(),
        now: Date.now(),
        text: Date.parse(Date()),
        kinds,
        old: +new Date(0),
        made: new Date(2020, 1, 1) instanceof Date,
      }
    })
    for (const time of [seen.stored, Date.parse(seen.date), seen.now, seen.text])
      expect(Math.abs(time - target)).toBeLessThan(10_000)
    expect(seen).toMatchObject({ old: 0, made: true, kinds: [true, true, true, true] })
    const before = await now()
    await new Promise(resolve => setTimeout(resolve, 30))
    expect((await now()) - before).toBeGreaterThanOrEqual(30)
  })

  it('fires what falls due, though it is moved in the very first moment', async () => {
    const fresh = await startCloud({ functions: copyOfFunctions() })
    await fresh.door('POST', '/clock', { advanceMs: 2 * HOUR })
    const { total } = await fresh.script(({ db }) => db.collection('ticks').count())
    expect(total).toBe(1)
  })

  it('never goes back', async () => {
    const before = await now()
    const post = (body: object) => fetch(`${cloud.url}/clock`, { method: 'POST', body: JSON.stringify(body) })
    expect((await post({ advanceMs: -1000 })).status).toBe(409)
    expect((await post({ now: '2020-01-01T00:00:00Z' })).status).toBe(409)
    expect((await post({ now: 'soon' })).status).toBe(400)
    expect((await post({})).status).toBe(400)
    expect(await now()).toBeGreaterThanOrEqual(before)
  })

  it('refuses what is no time, or leaves no room to run on, and goes on as before', async () => {
    const post = async (body: unknown) => {
      const response = await fetch(`${cloud.url}/clock`, { method: 'POST', body: JSON.stringify(body) })
      return [JSON.stringify(body), response.status, ((await response.json()) as { errMsg: string }).errMsg]
    }
    const before = await now()
    const wrong = expect.stringContaining('is wanted')
    const tooFar = 'the clock goes no further than 9999-01-01T00:00:00.000Z'
    for (const [body, why] of [
      [{ advanceMs: 1e18 }, tooFar],
      [{ advanceMs: 9e15 }, tooFar],
      [{ now: '9999-12-31T23:59:59.999Z' }, tooFar],
      [{ now: '+275760-09-13T00:00:00.000Z' }, wrong],
      [{ now: '2030' }, wrong],
      [{ now: 4e12 }, wrong],
      [{ advanceMs: '5' }, wrong],
      [{ advanceMs: null }, wrong],
      [{ advanceMs: 5, now: '2031-01-01T00:00:00Z' }, wrong],
      [{ advancems: 5 }, wrong],
      [null, 'the body must be a JSON object'],
      [[5], 'the body must be a JSON object'],
    ])
      expect(await post(body)).toEqual([JSON.stringify(body), 400, why])
    expect((await now()) - before).toBeLessThan(60_000)
    const seen = await cloud.script(async ({ db }) => (await db.collection('ticks').count()).total)
    expect(seen).toBeGreaterThan(0)
  })

  it('that an earlier version set to a time that cannot be goes on from the latest that the data tell of', async () => {
    const start = () => startCloud({ functions: scriptOnly(), data: broken.data })
    let broken = await startCloud({ functions: scriptOnly() })
    await broken.door('POST', '/clock', { advanceMs: 48 * HOUR })
    await fetch(`${broken.url}/files/a.txt`, { method: 'PUT', body: 'x' })
    await broken.door('POST', '/clock', { advanceMs: 48 * HOUR })
    await broken.stop()
    const sql = new Sqlite(join(broken.data, 'cloud.sqlite'))
    sql.run("update meta set value='1000000000000000000' where key='clockOffset'")
    sql.close()
    broken = await start()
    expect(broken.output()).toContain('stood at a time that cannot be')
    const at = async () => Date.parse((await broken.door<{ now: string }>('GET', '/clock')).now)
    expect(Math.abs((await at()) - Date.now() - 48 * HOUR)).toBeLessThan(60_000)
    expect(await broken.script(({ db }) => db.createCollection('c').then(() => 'made'))).toBe('made')
    await broken.stop()
    broken = await start()
    expect(broken.output()).not.toContain('stood at')
  })

  it('returns to real time on empty data only', async () => {
    expect((await fetch(`${cloud.url}/clock`, { method: 'DELETE' })).status).toBe(409)
    // Without timers: one that fell due in between would leave documents.
    const empty = await startCloud({ functions: scriptOnly() })
    await empty.door('POST', '/clock', { advanceMs: 2 * HOUR })
    const { now: real } = await empty.door<{ now: string }>('DELETE', '/clock')
    expect(Math.abs(Date.parse(real) - Date.now())).toBeLessThan(2000)
  })
})

describe('a timer', () => {
  it('has run when a moved clock answers, once for all the times it fell due', async () => {
    const before = (await ticks()).length
    await cloud.door('POST', '/clock', { advanceMs: 5 * HOUR })
    const after = await ticks()
    expect(after).toHaveLength(before + 1)
    const tick = after.at(-1)!
    expect(tick.openid).toBeNull()
    expect(tick.event).toMatchObject({ Type: 'Timer', TriggerName: 'hourly' })
    expect(tick.event.Time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:00:00Z$/)
    expect(Math.abs(Date.parse(tick.at) - (await now()))).toBeLessThan(10_000)
    await cloud.door('POST', '/clock', { advanceMs: 1000 })
    expect((await ticks()).length).toBeLessThanOrEqual(before + 2)
  })

  it('is fired at once by hand', async () => {
    const before = (await ticks()).length
    expect(await cloud.door('POST', '/trigger/ticker')).toMatchObject({ result: 'ticked' })
    const after = await ticks()
    expect(after).toHaveLength(before + 1)
    expect(after.at(-1)!.openid).toBeNull()
    expect(await cloud.door('POST', '/trigger/nobody')).toMatchObject({ errCode: -501000 })
  })

  it('fires by itself, also one that was added while the cloud ran', async () => {
    const triggers = [{ name: 'often', type: 'timer', config: '* * * * * * *' }]
    writeFileSync(join(functions, 'ticker', 'config.json'), JSON.stringify({ triggers }))
    const often = async () => (await ticks()).filter(t => t.event.TriggerName === 'often').length
    await expect.poll(often, { timeout: 15_000, interval: 300 }).toBeGreaterThan(1)
    writeFileSync(join(functions, 'ticker', 'config.json'), '{}')
  })

  it('and the moved time survive a restart', async () => {
    const moved = await now()
    const count = (await ticks()).length
    await cloud.stop()
    cloud = await startCloud({ functions, data: cloud.data })
    expect(await now()).toBeGreaterThanOrEqual(moved)
    expect((await now()) - moved).toBeLessThan(60_000)
    expect((await ticks()).length).toBeLessThanOrEqual(count + 1)
  })
})

describe('a cron of seven fields', () => {
  const due = (cron: string, from: string) => {
    const at = nextDue(parseCron(cron), Date.parse(from))
    return at === undefined ? undefined : new Date(at).toISOString()
  }

  it('is read in Chinese time', () => {
    expect(due('0 0 9 * * * *', '2026-11-23T00:59:59Z')).toBe('2026-11-23T01:00:00.000Z')
    expect(due('0 0 9 * * * *', '2026-11-23T01:00:00Z')).toBe('2026-11-24T01:00:00.000Z')
    expect(due('0 30 23 31 12 * *', '2026-11-23T00:00:00Z')).toBe('2026-12-31T15:30:00.000Z')
    expect(due('0 0 2 1 * * *', '2026-11-23T00:00:00Z')).toBe('2026-11-30T18:00:00.000Z')
  })

  it('knows lists, ranges, steps, names, years and either of two days', () => {
    expect(due('*/20 * * * * * *', '2026-11-23T00:00:21Z')).toBe('2026-11-23T00:00:40.000Z')
    expect(due('0 */5 * * * * *', '2026-11-23T00:02:00Z')).toBe('2026-11-23T00:05:00.000Z')
    expect(due('0 15,45 8-10 * * * *', '2026-11-23T02:46:00Z')).toBe('2026-11-24T00:15:00.000Z')
    expect(due('0 0 0 * * MON *', '2026-11-23T16:00:00Z')).toBe('2026-11-29T16:00:00.000Z')
    expect(due('0 0 0 1 JAN * 2028', '2026-11-23T00:00:00Z')).toBe('2027-12-31T16:00:00.000Z')
    expect(due('0 0 0 29 2 * 2026-2027', '2026-01-01T00:00:00Z')).toBeUndefined()
    expect(due('0 0 0 13 * FRI *', '2026-11-01T00:00:00Z')).toBe('2026-11-05T16:00:00.000Z')
  })

  it('is refused when it is none', () => {
    for (const text of [
      '* * * * *',
      '60 * * * * * *',
      'a * * * * * *',
      '*/0 * * * * * *',
      '5-1 * * * * * *',
    ]) {
      expect(() => parseCron(text)).toThrow(RangeError)
    }
  })
})
