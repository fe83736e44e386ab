import { beforeAll, describe, expect, it } from 'vitest'
import { startCloud, type TestCloud } from './support/cloud'

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud()
  await cloud.script(async ({ db }) => {
    await db.createCollection('money')
  })
})

/** One transfer of 1 between two of the five accounts; says whether it was done. */
const transfer = () =>
  cloud.script(
    async ({ db, _ }, { from, to }) => {
      try {
        await db.runTransaction(async t => {
          const money = t.collection('money')
          const { data } = await money.doc(from).get()
          await money.doc(from).update({ data: { sum: (data as { sum: number }).sum - 1 } })
          await money.doc(to).update({ data: { sum: _.inc(1) } })
        })
        return true
      } catch (error) {
        if (/TransactionConflict/.test((error as { errMsg: string }).errMsg)) return false
        throw error
      }
    },
    { from: `a${Math.floor(Math.random() * 5)}`, to: `b${Math.floor(Math.random() * 2)}` },
  )

describe('a transaction', () => {
  it('shows nobody its writes before it commits, then all of them', async () => {
    const seen = await cloud.script(async ({ db }) => {
      const money = db.collection('money')
      await money.doc('x').set({ data: { sum: 1 } })
      const t = await db.startTransaction()
      await t
        .collection('money')
        .doc('x')
        .update({ data: { sum: 2 } })
      await t.collection('money').add({ data: { _id: 'y', sum: 3 } as never })
      const inside = [
        (await t.collection('money').doc('x').get()).data,
        (await t.collection('money').doc('y').get()).data,
      ]
      const outside = [(await money.doc('x').get()).data, (await money.where({ _id: 'y' }).count()).total]
      await t.commit()
      return {
        inside,
        outside,
        after: [(await money.doc('x').get()).data, (await money.doc('y').get()).data],
      }
    })
    expect(seen.inside).toEqual([
      { _id: 'x', sum: 2 },
      { _id: 'y', sum: 3 },
    ])
    expect(seen.outside).toEqual([{ _id: 'x', sum: 1 }, 0])
    expect(seen.after).toEqual(seen.inside)
  })

  it('sees the documents as they were when it began', async () => {
    const seen = await cloud.script(async ({ db }) => {
      const money = db.collection('money')
      await money.doc('s').set({ data: { sum: 1 } })
      await money.doc('r').set({ data: { sum: 1 } })
      const t = await db.startTransaction()
      await money.doc('s').update({ data: { sum: 2 } })
      await money.doc('r').remove()
      await money.doc('fresh').set({ data: { sum: 5 } })
      const read = async (id: string) =>
        (
          (
            await t
              .collection('money')
              .doc(id)
              .get()
              .catch(() => ({ data: null }))
          ).data as { sum: number } | null
        )?.sum
      const sums = [await read('s'), await read('r'), await read('fresh')]
      const write = await t
        .collection('money')
        .doc('s')
        .update({ data: { sum: 9 } })
        .catch((e: { errCode: number; errMsg: string }) => [e.errCode, e.errMsg])
      const commit = await t.commit().then(
        () => 'committed',
        () => 'refused',
      )
      return { sums, write, commit, stored: (await money.doc('s').get()).data }
    })
    expect(seen.sums).toEqual([1, 1, null])
    expect(seen.write).toEqual([
      -501001,
      expect.stringContaining('[ResourceUnavailable.TransactionConflict]'),
    ])
    expect(seen.commit).toBe('refused')
    expect(seen.stored).toEqual({ _id: 's', sum: 2 })
  })

  it('leaves nothing when it is rolled back or its function throws', async () => {
    const seen = await cloud.script(async ({ db }) => {
      const money = db.collection('money')
      await money.doc('back').set({ data: { sum: 1 } })
      const change = (end: (t: { rollback(why: string): Promise<unknown> }) => unknown) =>
        db
          .runTransaction(async t => {
            await t
              .collection('money')
              .doc('back')
              .update({ data: { sum: 2 } })
            await end(t as never)
          })
          .catch((e: unknown) => (e instanceof Error ? e.message : e))
      const why = [
        await change(t => t.rollback('because')),
        await change(() => {
          throw new Error('oops')
        }),
      ]
      return [...why, (await money.doc('back').get()).data]
    })
    expect(seen).toEqual(['because', 'oops', { _id: 'back', sum: 1 }])
  })

  it('refuses where, and operations side by side', async () => {
    const seen = await cloud.script(async ({ db }) => {
      for (const id of ['p', 'q', 'u'])
        await db
          .collection('money')
          .doc(id)
          .set({ data: { sum: 1 } })
      const t = await db.startTransaction()
      const where = await (t.collection('money') as never as ReturnType<typeof db.collection>)
        .where({ sum: 1 })
        .get()
        .then(
          () => 'done',
          (e: { errMsg: string }) => e.errMsg,
        )
      const get = (id: string) =>
        t
          .collection('money')
          .doc(id)
          .get()
          .then(
            () => 'done',
            (e: { errMsg: string }) => e.errMsg,
          )
      const parallel = await Promise.all([get('p'), get('q'), get('u')])
      await t.rollback('done')
      return { where, parallel }
    })
    expect(seen.where).toMatch(/only operations on doc/)
    expect(seen.parallel.filter(r => r === 'done')).toHaveLength(1)
    expect(seen.parallel.filter(r => r.includes('TransactionBusy'))).toHaveLength(2)
  })

  it('makes plain writes to its documents wait until it has ended', async () => {
    const seen = await cloud.script(async ({ db, _ }) => {
      const money = db.collection('money')
      await money.doc('w').set({ data: { sum: 1 } })
      const t = await db.startTransaction()
      await t
        .collection('money')
        .doc('w')
        .update({ data: { sum: 10 } })
      let waited = true
      const plain = money
        .doc('w')
        .update({ data: { sum: _.inc(1) } })
        .then(() => {
          waited = false
        })
      const many = money.where({ sum: _.gte(1) }).update({ data: { seen: true } })
      await new Promise(r => setTimeout(r, 150))
      const duringIt = waited
      await t.commit()
      await Promise.all([plain, many])
      return { duringIt, after: (await money.doc('w').get()).data }
    })
    expect(seen).toEqual({ duringIt: true, after: { _id: 'w', sum: 11, seen: true } })
  })

  it('ends with a write that fails', async () => {
    const seen = await cloud.script(async ({ db, _ }) => {
      await db
        .collection('money')
        .doc('text')
        .set({ data: { sum: 'much' } })
      const t = await db.startTransaction()
      await t
        .collection('money')
        .doc('other')
        .set({ data: { sum: 1 } })
      const why = (e: { errMsg?: string }) => e.errMsg ?? String(e)
      const wrong = await t
        .collection('money')
        .doc('text')
        .update({ data: { sum: _.inc(1) } })
        .then(String, why)
      return [wrong, await t.commit().then(String, why)]
    })
    expect(seen).toEqual([
      expect.stringContaining('Cannot apply $inc'),
      expect.stringContaining('TransactionNotExist'),
    ])
  })

  it('is over after 30 seconds, and lets go of what it held', async () => {
    const own = await startCloud()
    const code = async ({ db }: Parameters<Parameters<typeof own.script>[0]>[0]) => {
      await db.createCollection('money')
      await db
        .collection('money')
        .doc('late')
        .set({ data: { sum: 1 } })
      const t = await db.startTransaction()
      await t
        .collection('money')
        .doc('late')
        .update({ data: { sum: 2 } })
      await db
        .collection('money')
        .doc('marker')
        .set({ data: { sum: 0 } })
      const plain = db
        .collection('money')
        .doc('late')
        .update({ data: { sum: 7 } })
      await new Promise(r => setTimeout(r, 800))
      await plain
      const commit = await t.commit().then(
        () => 'committed',
        () => 'refused',
      )
      return [commit, (await db.collection('money').doc('late').get()).data]
    }
    const running = own.script(code)
    const isOpen = () =>
      own.script(({ db }) =>
        db
          .collection('money')
          .doc('marker')
          .get()
          .then(
            () => true,
            () => false,
          ),
      )
    await expect.poll(isOpen, { timeout: 10_000 }).toBe(true)
    await own.door('POST', '/clock', { advanceMs: 31_000 })
    expect(await running).toEqual(['refused', { _id: 'late', sum: 7 }])
  })
})

describe('conflicting transfers', () => {
  it('never make or lose money', async () => {
    await cloud.script(async ({ db }) => {
      for (let i = 0; i < 5; i++)
        await db
          .collection('money')
          .doc(`a${i}`)
          .set({ data: { sum: 100, pot: true } })
      for (let i = 0; i < 2; i++)
        await db
          .collection('money')
          .doc(`b${i}`)
          .set({ data: { sum: 0, pot: true } })
    })
    const done = (await Promise.all(Array.from({ length: 60 }, transfer))).filter(Boolean).length
    const sums = await cloud.script(async ({ db }) => {
      const { data } = await db.collection('money').where({ pot: true }).get()
      return data.map(d => [d._id, d.sum] as [string, number])
    })
    const total = (head: string) =>
      sums.filter(([id]) => id.startsWith(head)).reduce((sum, [, n]) => sum + n, 0)
    expect(done).toBeGreaterThan(5)
    expect([total('a'), total('b')]).toEqual([500 - done, done])
  })
})
