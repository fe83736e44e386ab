import { Query } from 'mingo'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Doc } from '../src/db/codec'
import type { KeyPart } from '../src/db/paths'
import { launch, scriptOnly, startCloud, type TestCloud } from './support/cloud'
import { aMeter, anEngine } from './support/engine'
import { writeFiles } from './support/folder'

describe('an index', () => {
  it('finds what mingo finds', async () => {
    const engine = anEngine()
    engine.store.createIndex(engine.store.createCollection('c'), 'a', [['a', 1]], false)
    const docs = [[1, 2], [], null, 3, 'x', { c: 1 }, undefined, [[1]], [null]].map((a, i) => ({
      _id: i,
      ...(a === undefined ? {} : { a }),
    }))
    await engine.insert('c', docs)
    for (const where of [
      { a: 1 },
      { a: null },
      { a: { $gt: 1 } },
      { a: { $in: [null, 3] } },
      { a: { $gt: 1, $lt: 2 } },
    ]) {
      const expected = docs.filter(d => new Query(where).test(d)).map(d => d._id)
      const found = engine.find('c', { filter: where, sort: [['_id', 1]], skip: 0, limit: 99 }, aMeter())
      expect(found.map(text => JSON.parse(text)._id)).toEqual(expected)
    }
  })
})

describe('an index on arrays', () => {
  it('does not sort by the element that a filter found, but by the least or greatest', async () => {
    const engine = anEngine()
    engine.store.createIndex(engine.store.createCollection('c'), 'a', [['a', 1]], false)
    await engine.insert('c', [
      { _id: 1, a: [1] },
      { _id: 2, a: [-1, 3] },
      { _id: 3, a: 2 },
    ])
    const ids = (way: 1 | -1) =>
      engine
        .find('c', { filter: { a: { $gt: 0 } }, sort: [['a', way]], skip: 0, limit: 9 }, aMeter())
        .map(text => JSON.parse(text)._id)
    expect([ids(1), ids(-1)]).toEqual([
      [2, 1, 3],
      [2, 3, 1],
    ])
  })
})

describe('what an index saves', () => {
  const engine = anEngine()
  const read = (filter: Doc, sort: KeyPart[], limit: number) => {
    const meter = aMeter()
    const rows = engine.find('posts', { filter, sort, skip: 0, limit }, meter).map(text => JSON.parse(text))
    return { rows, scanned: meter.rowsScanned, unindexed: meter.unindexed }
  }

  beforeAll(async () => {
    const posts = engine.store.createCollection('posts')
    engine.store.createIndex(
      posts,
      'status_at',
      [
        ['status', 1],
        ['at', -1],
      ],
      false,
    )
    engine.store.createIndex(posts, 'author', [['author', 1]], false)
    const docs = Array.from({ length: 3000 }, (_x, i) => ({
      _id: `p${String(i).padStart(4, '0')}`,
      status: i % 2 ? 'open' : 'done',
      at: Math.floor(i / 4),
      author: `u${i % 100}`,
    }))
    await engine.insert('posts', docs)
  })

  it('reads a page of a sorted range, not the range', () => {
    const { rows, scanned } = read({ status: 'open', at: { $lt: 500 } }, [['at', -1]], 20)
    expect(rows.map(r => r.at).slice(0, 4)).toEqual([499, 499, 498, 498])
    expect(scanned).toBeLessThanOrEqual(21)
  })

  it('pages by a cursor of field and _id, in either direction', () => {
    for (const way of [1, -1] as const) {
      const seen: string[] = []
      let cursor: { at: number; _id: string } | undefined
      for (;;) {
        const op = way === 1 ? '$gt' : '$lt'
        const after = cursor
          ? { $or: [{ at: { [op]: cursor.at } }, { at: cursor.at, _id: { [op]: cursor._id } }] }
          : {}
        const { rows, scanned } = read(
          { status: 'open', ...after },
          [
            ['at', way],
            ['_id', way],
          ],
          50,
        )
        expect(scanned).toBeLessThan(60)
        if (!rows.length) break
        seen.push(...rows.map(r => r._id))
        cursor = rows.at(-1)
      }
      expect(seen).toHaveLength(1500)
      const order = [...seen].sort()
      expect(seen).toEqual(way === 1 ? order : order.reverse())
    }
  })

  it('merges several values of a leading field in the order of the sort', () => {
    const { rows, scanned } = read({ status: { $in: ['open', 'done'] } }, [['at', -1]], 10)
    expect(rows.map(r => r.at)).toEqual([749, 749, 749, 749, 748, 748, 748, 748, 747, 747])
    expect(scanned).toBeLessThan(20)
  })

  it('answers branches of an $or from different indexes', () => {
    const { rows, scanned, unindexed } = read({ $or: [{ author: 'u7' }, { status: 'open', at: 3 }] }, [], 100)
    expect(rows).toHaveLength(32)
    expect(scanned).toBeLessThan(40)
    expect(unindexed).toBe(0)
  })

  it('prefers a range on an index to reading everything in the order of the sort', () => {
    const { rows, scanned, unindexed } = read({ author: { $gte: 'u98' } }, [['_id', 1]], 100)
    expect([rows.length, rows[0]._id, scanned, unindexed]).toEqual([60, 'p0098', 60, 0])
  })

  it('reports a scan of over a thousand rows that no index served, once per scan', () => {
    expect(read({ 'no.index': 1 }, [], 10).unindexed).toBe(1)
    expect(read({}, [], 10).unindexed).toBe(0)
    expect(read({}, [['author', 1]], 10).unindexed).toBe(0)
    expect(read({}, [['no.index', 1]], 10).unindexed).toBe(1)
  })
})

describe('declared indexes', () => {
  let cloud: TestCloud
  beforeAll(async () => {
    cloud = await startCloud({ args: ['--strict-indexes'] })
  })

  it('make a unique key hold, a missing one counting as null', async () => {
    const codes = await cloud.script(async ({ db }) => {
      const add = (data: object) =>
        db
          .collection('posts')
          .add({ data: data as never })
          .then(
            () => 0,
            (e: { errCode: number; errMsg: string }) => `${e.errCode} ${e.errMsg.includes('E11000')}`,
          )
      return [
        await add({ slug: 'a' }),
        await add({ slug: 'a' }),
        await add({}),
        await add({}),
        await add({ slug: null }),
        // Nothing remains of what was refused.
        (await db.collection('posts').count()).total,
      ]
    })
    expect(codes).toEqual([0, '-502001 true', 0, '-502001 true', '-502001 true', 2])
  })

  it('refuse a document with arrays at two of their paths, in transactions too', async () => {
    const keys = {
      name: 'places_tags',
      keys: [
        ['tags', 1],
        ['places.x', 1],
        ['places.y', 1],
      ],
    }
    const functions = scriptOnly()
    writeFiles(functions, { 'database.indexes.json': { c: [keys] } })
    const own = await startCloud({ functions })
    const seen = await own.script(async ({ db }) => {
      const c = db.collection('c')
      const said = (work: Promise<unknown>) =>
        work.then(
          () => 'done',
          e => `${e.errCode} ${e.errMsg}`,
        )
      const both = { tags: [1], places: [{ x: 1 }] }
      const outside = [
        await said(c.add({ data: both })),
        await said(c.add({ data: { _id: 'one', tags: [1], places: { x: [] } } })),
        await said(c.add({ data: { _id: 'fine', places: [{ x: 1, y: 2 }], tags: 1 } })),
        await said(c.doc('fine').update({ data: { tags: [] } })),
      ]
      const transaction = await db.startTransaction()
      const inside = await said(transaction.collection('c').doc('fine').set({ data: both }))
      await transaction.rollback('x').catch(() => {})
      return { outside, inside, left: (await c.count()).total }
    })
    const refused = expect.stringMatching(/^-502001 .*cannot index parallel arrays \[places(\.x)?\] \[tags\]/)
    expect(seen).toEqual({ outside: [refused, refused, 'done', refused], inside: refused, left: 1 })
  })

  it('are refused with one line when they are wrong', async () => {
    const index = { name: 'i', keys: [['a', 1]] }
    const wrong: [unknown, string][] = [
      [[], 'it is an object that names collections'],
      [5, 'it is an object that names collections'],
      [{ c: 5 }, 'c has no list of indexes'],
      [{ c: [null] }, 'an index of c is not an object'],
      [{ c: [{ name: 'i', keys: ['openid'] }] }, 'a key is ["path", 1] or ["path", -1], not "openid"'],
      [{ c: [{ name: 'i', keys: [['a', 'desc']] }] }, 'not ["a","desc"]'],
      [{ c: [{ name: 'i', keys: [['loc', '2dsphere']] }] }, 'not ["loc","2dsphere"]'],
      [{ c: [{ name: 'i', keys: [['a', 0]] }] }, 'not ["a",0]'],
      [
        {
          c: [
            {
              name: 'i',
              keys: [
                ['a', 1],
                ['a', -1],
              ],
            },
          ],
        },
        '"a" is there twice',
      ],
      [{ c: [{ ...index, uniqe: true }] }, '"uniqe" is none of name, keys, unique'],
      [{ c: [{ ...index, unique: 'false' }] }, '"unique" is true or false'],
      [{ c: [index, index] }, 'c has two indexes named i'],
      [{ 'a b': [] }, 'invalid collection name a b'],
      [{ c: [{ name: 'i', keys: [['a.0', 1]] }] }, '"a.0" is not a path that can be indexed'],
    ]
    const functions = scriptOnly()
    for (const [declared, why] of wrong) {
      writeFiles(functions, { 'database.indexes.json': JSON.stringify(declared) })
      const { child, output } = await launch({ functions })
      const lines = output().trim().split('\n')
      expect([declared, child.exitCode, lines]).toEqual([declared, 1, [expect.stringContaining(why)]])
      expect(lines[0]).toMatch(/^database\.indexes\.json: /)
    }
  })

  it('let go of a unique key with its document', async () => {
    const codes = await cloud.script(async ({ db }) => {
      const accounts = db.collection('accounts')
      await accounts.doc('x').set({ data: { number: 7 } })
      const taken = await accounts
        .doc('y')
        .set({ data: { number: 7 } })
        .catch((e: { errCode: number }) => e.errCode)
      await accounts.doc('x').update({ data: { number: 8 } })
      await accounts.doc('y').set({ data: { number: 7 } })
      await accounts.doc('x').remove()
      await accounts.doc('z').set({ data: { number: 8 } })
      return [taken, (await accounts.count()).total]
    })
    expect(codes).toEqual([-502001, 2])
  })

  it('are demanded under --strict-indexes, and counted in the metrics', async () => {
    const seen = await cloud.script(async ({ db }) => {
      await db.createCollection('heap')
      await db.collection('heap').add({ data: Array.from({ length: 1200 }, (_x, i) => ({ i })) as never })
      const all = await db
        .collection('heap')
        .where({ i: 5 })
        .get()
        .catch((e: { errMsg: string }) => e.errMsg)
      return [all, (await db.collection('heap').count()).total]
    })
    expect(seen).toEqual([expect.stringContaining('LocalCloud.UnindexedScan'), 1200])
  })
})
