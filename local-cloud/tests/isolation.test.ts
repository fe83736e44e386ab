import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encode } from '../src/db/codec'
import type { Transaction } from '../src/db/transactions'
import { aMeter, anEngine } from './support/engine'

/** A transaction as plain reasoning has it: what it saw when it began, and what it has written. */
interface Model {
  real: Transaction
  seen: Map<string, number>
  versions: Map<string, number>
  own: Map<string, number | null>
}

type Deed = 'start' | 'read' | 'write' | 'remove' | 'insert' | 'commit' | 'abort' | 'plain' | 'plain remove'

const deeds: Deed[] = [
  'read',
  'read',
  'write',
  'write',
  'remove',
  'insert',
  'commit',
  'abort',
  'plain',
  'plain remove',
]
const step = fc.record({
  do: fc.constantFrom<Deed>('start', 'start', ...deeds),
  who: fc.constantFrom('t1', 't2', 't3'),
  doc: fc.constantFrom('a', 'b', 'c'),
})

describe('transactions and plain writes in any order', () => {
  it('see, conflict and leave behind exactly what snapshot isolation says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async steps => {
        const engine = anEngine()
        const collection = engine.store.createCollection('c')
        const { transactions } = engine
        await engine.insert(
          'c',
          ['a', 'b'].map(_id => ({ _id, n: 0 })),
        )
        const stored = new Map([
          ['a', 0],
          ['b', 0],
        ])
        const versions = new Map([
          ['a', 0],
          ['b', 0],
          ['c', 0],
        ])
        const open = new Map<string, Model>()
        let counter = 0

        const holder = (id: string) => [...open].find(([, t]) => t.own.has(id))?.[0]
        const bump = (id: string) => versions.set(id, versions.get(id)! + 1)
        const seenBy = (t: Model, id: string) => (t.own.has(id) ? t.own.get(id)! : (t.seen.get(id) ?? null))
        /** Does the write go through? It ends the transaction when it does not. */
        const attempt = (actor: string, t: Model, id: string, expected: boolean, work: () => void) => {
          let isDone = true
          try {
            work()
          } catch {
            isDone = false
            open.delete(actor)
            expect(() => transactions.find(t.real.id)).toThrow('TransactionNotExist')
          }
          expect([id, isDone]).toEqual([id, expected])
        }

        for (const s of steps) {
          const t = open.get(s.who)
          if (s.do === 'start') {
            if (t) transactions.abort(t.real)
            const real = transactions.start('test')
            open.set(s.who, { real, seen: new Map(stored), versions: new Map(versions), own: new Map() })
          } else if (s.do === 'plain' || s.do === 'plain remove') {
            if (holder(s.doc)) continue
            if (s.do === 'plain') {
              await engine.modify(
                'c',
                { filter: { _id: s.doc }, data: { n: ++counter }, multi: false, merge: false, upsert: true },
                aMeter(),
              )
              stored.set(s.doc, counter)
              bump(s.doc)
            } else if ((await engine.remove('c', { _id: s.doc }, false, aMeter())) === 1) {
              stored.delete(s.doc)
              bump(s.doc)
            }
          } else if (!t) {
            continue
          } else if (s.do === 'commit') {
            transactions.commit(t.real)
            open.delete(s.who)
            for (const [id, n] of t.own) {
              // Removing what is not there changes nothing.
              if (n !== null || stored.has(id)) bump(id)
              if (n === null) stored.delete(id)
              else stored.set(id, n)
            }
          } else if (s.do === 'abort') {
            transactions.abort(t.real)
            open.delete(s.who)
          } else {
            const known = seenBy(t, s.doc)
            expect(transactions.read(t.real, collection, s.doc)?.n ?? null).toBe(known)
            if (s.do === 'read') continue
            const isFree = (holder(s.doc) ?? s.who) === s.who && t.versions.get(s.doc) === versions.get(s.doc)
            if (s.do === 'insert') {
              const n = ++counter
              attempt(s.who, t, s.doc, isFree && known === null, () =>
                transactions.insert(t.real, collection, { _id: s.doc, n }),
              )
              if (open.has(s.who)) t.own.set(s.doc, n)
            } else {
              const next = s.do === 'remove' ? null : ++counter
              attempt(s.who, t, s.doc, isFree, () =>
                transactions.write(t.real, collection, s.doc, next === null ? null : { _id: s.doc, n: next }),
              )
              if (open.has(s.who)) t.own.set(s.doc, next)
            }
          }
          const found = engine.find('c', { filter: {}, sort: [['_id', 1]], skip: 0, limit: 9 }, aMeter())
          const expected = [...stored]
            .sort(([x], [y]) => (x < y ? -1 : 1))
            .map(([_id, n]) => encode({ _id, n }))
          expect(found).toEqual(expected)
        }
        engine.store.close()
      }),
      { numRuns: 200 },
    )
  })
})
