import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { scriptOnly, startCloud, type TestCloud } from './support/cloud'

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud({ functions: scriptOnly() })
  await cloud.script(async ({ db }) => {
    await db.createCollection('c')
    await db
      .collection('c')
      .doc('d')
      .set({ data: { n: 0 } })
  })
})

afterEach(async () => {
  await cloud.door('POST', '/faults', {})
})

const set = (faults: object) => cloud.door('POST', '/faults', faults)

/** Adds 1, a write of its own, and tells how that ended. */
const increase = () =>
  cloud.script(({ db, _ }) =>
    db
      .collection('c')
      .doc('d')
      .update({ data: { n: _.inc(1) } })
      .then(
        () => 'done',
        e => String(e.errCode),
      ),
  )
const value = async () => {
  await set({})
  return cloud.script(async ({ db }) => (await db.collection('c').doc('d').get()).data.n as number)
}

describe('faults', () => {
  it('fail an operation before it is done, or after', async () => {
    const start = await value()
    await set({ failBefore: 1 })
    expect(await increase()).toMatch(/^-/)
    expect(await value()).toBe(start)
    await set({ failAfter: 1 })
    expect(await increase()).toMatch(/^-/)
    expect(await value()).toBe(start + 1)
  })

  it('are a lost connection at times, a system error at others', async () => {
    await set({ seed: 3, failBefore: 1 })
    const texts = await cloud.script(async ({ db }) => {
      const seen: string[] = []
      for (let i = 0; i < 12; i++)
        await db
          .collection('c')
          .get()
          .catch(e => seen.push(`${e.errCode} ${e.errMsg}`))
      return seen
    })
    expect(texts).toHaveLength(12)
    expect(texts.some(t => /socket hang up/.test(t))).toBe(true)
    expect(texts.some(t => /^-501001.*system error/.test(t))).toBe(true)
  })

  it('make writes inside transactions conflict, and nothing else', async () => {
    await set({ conflict: 1 })
    const seen = await cloud.script(async ({ db, _ }) => {
      const plain = await db
        .collection('c')
        .doc('d')
        .update({ data: { n: _.inc(1) } })
      const inside = await db
        .runTransaction(async t => {
          await t.collection('c').doc('d').get()
          await t
            .collection('c')
            .doc('d')
            .update({ data: { n: _.inc(1) } })
        })
        .then(
          () => 'done',
          e => e.errMsg as string,
        )
      return [plain.stats.updated, inside]
    })
    expect(seen).toEqual([1, expect.stringContaining('TransactionConflict')])
  })

  it('slow operations down', async () => {
    await set({ slow: { p: 1, ms: 120 } })
    const started = Date.now()
    await increase()
    expect(Date.now() - started).toBeGreaterThanOrEqual(120)
  })

  it('kill a worker in the middle: the caller is told, and what it held is free', async () => {
    await set({ crash: 1, seed: 1 })
    const body = () =>
      cloud.invoke('script', {
        action: 'crashing',
        code: String(async ({ db, _ }: never) => {
          const t = await (db as { startTransaction(): Promise<never> }).startTransaction()
          for (let i = 0; i < 8; i++) {
            const doc = (
              t as { collection(n: string): { doc(id: string): { update(o: object): Promise<void> } } }
            )
              .collection('c')
              .doc('d')
            await doc.update({ data: { n: (_ as { inc(n: number): unknown }).inc(1) } })
          }
        }),
      })
    const start = await value()
    await set({ crash: 1, seed: 1 })
    expect(await body()).toMatchObject({ errCode: -504900 })
    await set({})
    const waited = Date.now()
    expect(await increase()).toBe('done')
    expect(Date.now() - waited).toBeLessThan(10_000)
    expect(await value()).toBe(start + 1)
  })

  it('are the same again for the same seed', async () => {
    const run = async (seed: number) => {
      await set({ seed, failBefore: 0.3 })
      const outcomes: string[] = []
      for (let i = 0; i < 12; i++) outcomes.push(await increase())
      return outcomes.map(o => o === 'done').join()
    }
    const first = await run(11)
    expect(await run(11)).toBe(first)
    expect(await run(12)).not.toBe(first)
    expect(first).toContain('true')
    expect(first).toContain('false')
  })

  it('are told, and refused when they are no probabilities', async () => {
    await set({ seed: 4, crash: 0.2 })
    expect(await cloud.door('GET', '/faults')).toEqual({ seed: 4, crash: 0.2 })
    const answer = async (body: string) => {
      const response = await fetch(`${cloud.url}/faults`, { method: 'POST', body })
      return [body, response.status, ((await response.json()) as { errMsg?: string }).errMsg]
    }
    for (const [body, why] of [
      ['{"crash": 2}', 'a probability is a number from 0 to 1'],
      ['{"failbefore": 1}', 'there is no fault "failbefore"'],
      ['{"slow": 5}', 'slow is {"p", "ms"}'],
      ['{"slow": {"p": 1, "ms": "5"}}', 'slow.ms is a number of milliseconds'],
      ['[]', 'the body must be a JSON object'],
      ['null', 'the body must be a JSON object'],
    ] as const)
      expect(await answer(body)).toEqual([body, 400, why])
    expect(await cloud.door('GET', '/faults')).toEqual({ seed: 4, crash: 0.2 })
  })
})

describe('metrics', () => {
  it('sum calls, round trips and rows by action, with errors and times', async () => {
    await cloud.door('DELETE', '/metrics')
    await cloud.script(async ({ db, _ }) => {
      await db.collection('c').doc('d').get()
      await db.runTransaction(async t => {
        await t
          .collection('c')
          .doc('d')
          .update({ data: { n: _.inc(1) } })
      })
    })
    await cloud.invoke('script', { code: '() => { throw new Error("x") }' })
    const { functions } = await cloud.door<{
      functions: Record<string, Record<string, Record<string, unknown>>>
    }>('GET', '/metrics')
    expect(functions.script!.script).toMatchObject({ calls: 1, roundTrips: 4, rowsScanned: 2, errors: 0 })
    expect(functions.script!['-']).toMatchObject({ calls: 1, roundTrips: 0, errors: 1 })
    expect(Object.keys(functions.script!.script!.ms as object)).toEqual(['p50', 'p99', 'max'])
    await cloud.door('DELETE', '/metrics')
    expect(await cloud.door('GET', '/metrics')).toEqual({ functions: {} })
  })
})

describe('events', () => {
  it('tell of changes, of the clock, and of nothing when nothing changed', async () => {
    const abort = new AbortController()
    const response = await fetch(`${cloud.url}/events`, { signal: abort.signal })
    const seen: Record<string, unknown>[] = []
    const reading = (async () => {
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
        for (const line of Buffer.from(chunk).toString().split('\n')) {
          if (line.startsWith('data: ')) seen.push(JSON.parse(line.slice(6)))
        }
      }
    })().catch(() => {})
    await cloud.script(async ({ db }) => (await db.collection('c').get()).data.length)
    await cloud.script(({ db }) =>
      db
        .collection('c')
        .doc('none')
        .update({ data: { n: 1 } }),
    )
    await increase()
    await cloud.door('POST', '/clock', { advanceMs: 5 })
    await expect.poll(() => seen.length).toBe(2)
    expect(seen).toEqual([
      { type: 'changed', function: 'script', action: 'script' },
      { type: 'clock', now: expect.stringMatching(/Z$/) },
    ])
    abort.abort()
    await reading
  })
})
