import { beforeAll, describe, expect, it } from 'vitest'
import { startCloud, type TestCloud } from './support/cloud'

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud()
})

describe('a transaction', () => {
  it('keeps unique keys, against what is stored and against another open one', async () => {
    const seen = await cloud.script(async ({ db }) => {
      const fail = (work: Promise<unknown>) =>
        work.then(
          () => 'done',
          (e: { errMsg: string }) => /E11000|TransactionConflict/.exec(e.errMsg)?.[0],
        )
      await db
        .collection('accounts')
        .doc('first')
        .set({ data: { number: 100 } })
      const a = await db.startTransaction()
      const duplicate = await fail(a.collection('accounts').add({ data: { number: 100 } }))
      const b = await db.startTransaction()
      const c = await db.startTransaction()
      const one = await fail(b.collection('accounts').add({ data: { number: 200 } }))
      const other = await fail(c.collection('accounts').add({ data: { number: 200 } }))
      await b.commit()
      const d = await db.startTransaction()
      await d.collection('accounts').doc('first').remove()
      const reuse = await fail(
        d
          .collection('accounts')
          .doc('second')
          .set({ data: { number: 100 } }),
      )
      await d.commit()
      return [duplicate, one, other, reuse, (await db.collection('accounts').count()).total]
    })
    expect(seen).toEqual(['E11000', 'done', 'TransactionConflict', 'done', 2])
  })

  it('may exchange the unique keys of two documents', async () => {
    const seen = await cloud.script(async ({ db }) => {
      for (const number of [301, 302]) {
        await db.collection('accounts').doc(`x${number}`).set({ data: { number } })
      }
      await db.runTransaction(async t => {
        const accounts = t.collection('accounts')
        await accounts.doc('x301').update({ data: { number: 303 } })
        await accounts.doc('x302').update({ data: { number: 301 } })
        await accounts.doc('x301').update({ data: { number: 302 } })
      })
      const read = async (id: string) => (await db.collection('accounts').doc(id).get()).data.number
      return [await read('x301'), await read('x302')]
    })
    expect(seen).toEqual([302, 301])
  })

  it('keeps a unique key that it gives up until it has committed', async () => {
    const seen = await cloud.script(async ({ db }) => {
      const name = (work: Promise<unknown>) =>
        work.then(
          () => 'done',
          (e: { errMsg: string }) => /E11000|TransactionConflict/.exec(e.errMsg)?.[0] ?? e.errMsg,
        )
      const old = db.collection('accounts').doc('old')
      await old.set({ data: { number: 400 } })
      const [a, b, late] = [
        await db.startTransaction(),
        await db.startTransaction(),
        await db.startTransaction(),
      ]
      await a.collection('accounts').doc('old').remove()
      const beside = await name(b.collection('accounts').add({ data: { number: 400 } }))
      const plain = name(db.collection('accounts').add({ data: { number: 400 } }))
      const first = await Promise.race([plain, new Promise(done => setTimeout(() => done('waits'), 100))])
      await a.commit()
      const after = await plain
      const afterwards = await name(late.collection('accounts').add({ data: { number: 400 } }))
      return { beside, first, after, afterwards }
    })
    const conflict = 'TransactionConflict'
    expect(seen).toEqual({ beside: conflict, first: 'waits', after: 'done', afterwards: conflict })
  })

  it('keeps no plain write waiting for a key when what that was to change has gone meanwhile', async () => {
    const seen = await cloud.script(async ({ db }) => {
      const accounts = db.collection('accounts')
      await accounts.doc('leaving').set({ data: { number: 501 } })
      const open = await db.startTransaction()
      await open.collection('accounts').add({ data: { number: 502 } })
      const waiting = accounts.where({ number: 501 }).update({ data: { number: 502 } })
      await new Promise(done => setTimeout(done, 50))
      await accounts.doc('leaving').remove()
      // The transaction stays open all the while: nothing that it does ends the waiting.
      const updated = (await waiting).stats.updated
      await open.rollback('enough')
      return updated
    })
    expect(seen).toBe(0)
  })
})
