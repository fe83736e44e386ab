import { beforeAll, describe, expect, it } from 'vitest'
import { startCloud, type TestCloud } from './support/cloud'
import type { Row } from './support/sdk'

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud()
  await cloud.script(async ({ db }) => {
    for (const name of ['things', 'people', 'orders', 'many', 'plain']) await db.createCollection(name)
  })
})

describe('types', () => {
  it('survive the round trip', async () => {
    const seen = await cloud.script(async ({ db }) => {
      const at = new Date('2024-02-29T12:30:00.123Z')
      const old = new Date(-5)
      const { _id } = await db.collection('things').add({
        data: {
          at,
          old,
          int: 7,
          big: 9007199254740991,
          float: 0.1,
          negative: -1.5,
          text: '为民服务 🙂',
          yes: true,
          nothing: null,
          list: [1, 'a', [2], { deep: at }],
          empty: {},
          none: [],
          server: db.serverDate(),
          later: db.serverDate({ offset: 3600_000 }),
          place: db.Geo.Point(103.8, 36),
        },
      })
      const { data } = await db.collection('things').doc(String(_id)).get()
      const d = data as Record<'at' | 'old' | 'server' | 'later', Date> &
        Row & { list: unknown[]; place: { longitude: number } }
      return {
        keys: Object.keys(d),
        at: d.at instanceof Date && +d.at === +at,
        old: +d.old === +old,
        numbers: [d.int, d.big, d.float, d.negative],
        rest: [d.text, d.yes, d.nothing, d.empty, d.none],
        deep: d.list[3],
        gap: Math.round((+d.later - +d.server) / 1000),
        near: Math.abs(+d.server - Date.now()) < 5000,
        place: d.place.longitude,
      }
    })
    expect(seen.keys[0]).toBe('_id')
    expect(seen).toMatchObject({
      at: true,
      old: true,
      numbers: [7, 9007199254740991, 0.1, -1.5],
      rest: ['为民服务 🙂', true, null, {}, []],
      deep: { deep: '2024-02-29T12:30:00.123Z' },
      gap: 3600,
      near: true,
      place: 103.8,
    })
  })
})

describe('documents', () => {
  it('are added, read, replaced, updated and removed', async () => {
    const seen = await cloud.script(async ({ db, _ }) => {
      const things = db.collection('things')
      const stats: unknown[] = []
      const keep = (r: unknown) => stats.push((r as { stats: unknown }).stats)
      keep(await things.doc('one').set({ data: { n: 1, nested: { a: 1, b: 2 } } }))
      keep(await things.doc('one').set({ data: { n: 2, nested: { a: 1, b: 2 } } }))
      keep(await things.doc('one').update({ data: { n: _.inc(40), nested: { a: 9 } } }))
      keep(await things.doc('none').update({ data: { n: 1 } }))
      const one = (await things.doc('one').get()).data
      keep(await things.doc('one').remove())
      keep(await things.doc('one').remove())
      const gone = await things
        .doc('one')
        .get()
        .catch((e: { errCode: number; errMsg: string }) => e.errMsg)
      return { stats, one, gone }
    })
    expect(seen.stats).toEqual([
      { created: 1, updated: 0 },
      { created: 0, updated: 1 },
      { updated: 1 },
      { updated: 0 },
      { removed: 1 },
      { removed: 0 },
    ])
    expect(seen.one).toEqual({ _id: 'one', n: 42, nested: { a: 9, b: 2 } })
    expect(seen.gone).toContain('does not exist')
  })

  it('count as updated when a write has changed them, not when it found them as they should be', async () => {
    const counts = await cloud.script(async ({ db, _ }) => {
      const same = db.collection('same')
      await db.createCollection('same')
      await same.add({ data: [1, 2].map(n => ({ _id: `d${n}`, n, at: new Date(n), in: { a: 1 } })) as never })
      const writes = (doc: ReturnType<typeof same.doc>) => [
        () => doc.update({ data: { n: 1 } }),
        () => doc.update({ data: { n: _.inc(0), at: new Date(1), in: { a: 1 } } }),
        () => doc.update({ data: { n: _.max(7) } }),
        () => doc.set({ data: { n: 7, at: new Date(1), in: { a: 1 } } }),
        () => doc.set({ data: { n: 7, in: { a: 1 }, at: new Date(1) } }),
        () => doc.update({ data: { n: 1, at: _.remove() } }),
        () => doc.update({ data: { at: _.remove() } }),
      ]
      const plain: number[] = []
      for (const write of writes(same.doc('d1'))) plain.push((await write()).stats.updated)
      await same.doc('d1').set({ data: { n: 1, at: new Date(1), in: { a: 1 } } })
      const transaction = await db.startTransaction()
      const inside: number[] = []
      for (const write of writes(transaction.collection('same').doc('d1')))
        inside.push((await write()).stats.updated)
      await transaction.commit()
      const many = (await same.where({ n: _.gt(0) }).update({ data: { n: 2 } })).stats.updated
      const none = (await same.doc('nobody').update({ data: { n: 2 } })).stats.updated
      return { plain, inside, many, none }
    })
    const each = [0, 0, 1, 0, 1, 1, 0]
    expect(counts).toEqual({ plain: each, inside: each, many: 1, none: 0 })
  })

  it('are changed by every update operator', async () => {
    const seen = await cloud.script(async ({ db, _ }) => {
      const doc = db.collection('things').doc('ops')
      await doc.set({ data: { n: 5, a: [1, 2, 3], o: { x: 1 }, old: 1, bye: 1, list: [{ k: 1 }, { k: 2 }] } })
      await doc.update({
        data: {
          n: _.mul(2),
          a: _.push([4]),
          'o.y': _.set({ z: 1 }),
          old: _.rename('fresh'),
          bye: _.remove(),
        },
      })
      await doc.update({ data: { a: _.unshift([0]), n: _.max(100), list: _.pull({ k: 1 }) } })
      await doc.update({ data: { a: _.pop(), n: _.min(50) } })
      await doc.update({ data: { a: _.shift() } })
      await doc.update({ data: { a: _.addToSet(3) } })
      await doc.update({ data: { a: _.push({ each: [9, 8], sort: -1, slice: 4 }) } })
      return (await doc.get()).data
    })
    expect(seen).toEqual({
      _id: 'ops',
      n: 50,
      a: [9, 8, 3, 2],
      o: { x: 1, y: { z: 1 } },
      fresh: 1,
      list: [{ k: 2 }],
    })
  })

  it('fail with the errors of the cloud', async () => {
    const seen = await cloud.script(async ({ db, _ }) => {
      const code = (work: Promise<unknown>) =>
        work.then(
          () => 'done',
          (e: { errCode: number; errMsg: string }) => [
            e.errCode,
            /E11000|not exist|Table exist|non-numeric|numeric/.exec(e.errMsg)?.[0],
          ],
        )
      await db
        .collection('things')
        .doc('taken')
        .set({ data: { text: 'a' } })
      return [
        await code(db.collection('nowhere').get()),
        await code(db.collection('nowhere').add({ data: {} })),
        await code(db.collection('things').add({ data: { _id: 'taken' } })),
        await code(db.createCollection('things')),
      ]
    })
    expect(seen).toEqual([
      [-502005, 'not exist'],
      [-502005, 'not exist'],
      [-502001, 'E11000'],
      [-1, 'Table exist'],
    ])
  })
})

describe('queries', () => {
  beforeAll(async () => {
    await cloud.script(async ({ db }) => {
      const rows = Array.from({ length: 30 }, (_x, i) => ({
        _id: `p${String(i).padStart(2, '0')}`,
        age: i,
        name: `name ${i % 3}`,
        tags: i % 2 ? ['odd', `t${i}`] : ['even'],
        home: { city: i < 15 ? 'Lanzhou' : 'Dingxi' },
        ...(i % 5 ? {} : { five: true }),
      }))
      await db.collection('people').add({ data: rows as never })
    })
  })

  it('know every comparison and logic operator', async () => {
    const seen = await cloud.script(async ({ db, _ }) => {
      const count = async (where: object) => (await db.collection('people').where(where).count()).total
      return [
        await count({ age: 3 }),
        await count({ age: _.neq(3) }),
        await count({ age: _.gt(10).and(_.lte(12)) }),
        await count({ age: _.lt(2).or(_.gte(28)) }),
        await count({ age: _.in([1, 2, 99]) }),
        await count({ age: _.nin([1, 2, 99]) }),
        await count(_.or([{ age: 1 }, { name: 'name 0', age: _.lt(4) }])),
        await count(_.and([{ age: _.gt(1) }, { age: _.lt(4) }])),
        await count({ age: _.not(_.gt(3)) }),
        await count(_.nor([{ age: _.gt(3) }])),
        await count({ five: _.exists(true) }),
        await count({ five: _.exists(false) }),
        await count({ five: null }),
        await count({ age: _.mod(10, 1) }),
        await count({ tags: 'even' }),
        await count({ tags: _.all(['odd', 't3']) }),
        await count({ tags: _.size(2) }),
        await count({ home: { city: 'Dingxi' } }),
        await count({ 'home.city': /^lan/i }),
        await count({ name: db.RegExp({ regexp: '1$', options: 'i' }) }),
        await count(_.expr({ $gt: ['$age', 27] })),
      ]
    })
    expect(seen).toEqual([1, 29, 2, 4, 2, 28, 3, 2, 4, 4, 6, 24, 24, 3, 15, 1, 15, 15, 15, 10, 2])
  })

  it('sort, skip, limit and pick fields', async () => {
    const seen = await cloud.script(async ({ db }) => {
      const people = db.collection('people')
      return [
        (
          await people
            .orderBy('name', 'desc')
            .orderBy('age', 'asc')
            .skip(1)
            .limit(2)
            .field({ age: true, _id: false })
            .get()
        ).data,
        (await people.where({ age: 2 }).field({ tags: false, home: false }).get()).data,
        (await people.get()).data.map((d: { age?: number }) => d.age).slice(0, 3),
      ]
    })
    expect(seen).toEqual([[{ age: 5 }, { age: 8 }], [{ _id: 'p02', age: 2, name: 'name 2' }], [0, 1, 2]])
  })

  it('update and remove many', async () => {
    const seen = await cloud.script(async ({ db, _ }) => {
      await db.collection('plain').add({ data: [{ n: 1 }, { n: 2 }, { n: 3 }] as never })
      const updated = (await db
        .collection('plain')
        .where({ n: _.gt(1) })
        .update({ data: { n: _.inc(10) } })) as unknown
      const removed = (await db.collection('plain').where({ n: 12 }).remove()) as unknown
      const left = (await db.collection('plain').orderBy('n', 'asc').get()).data.map(
        (d: { n?: number }) => d.n,
      )
      return { updated, removed, left }
    })
    expect(seen).toMatchObject({
      updated: { stats: { updated: 2 } },
      removed: { stats: { removed: 1 } },
      left: [1, 13],
    })
  })

  it('return 100 without a limit and 1000 at most', async () => {
    const seen = await cloud.script(async ({ db }) => {
      await db.collection('many').add({ data: Array.from({ length: 1100 }, (_x, i) => ({ i })) as never })
      return [
        (await db.collection('many').get()).data.length,
        (await db.collection('many').limit(5000).get()).data.length,
      ]
    })
    expect(seen).toEqual([100, 1000])
  })
})

describe('aggregations', () => {
  it('match, group, sort, project and unwind', async () => {
    const seen = await cloud.script(async ({ db, _, $ }) => {
      const people = db.collection('people')
      return [
        (
          await people
            .aggregate()
            .match({ age: _.lt(6) })
            .group({ _id: '$name', oldest: $.max('$age'), n: $.sum(1) })
            .sort({ _id: 1 })
            .end()
        ).list,
        (await people.aggregate().unwind('$tags').sortByCount('$tags').limit(2).end()).list,
        (
          await people
            .aggregate()
            .match({ age: 3 })
            .project({ _id: 0, double: $.multiply(['$age', 2]) })
            .end()
        ).list,
        (await people.aggregate().sort({ age: -1 }).limit(2).project({ age: 1, _id: 0 }).end()).list,
        (await people.aggregate().count('n').end()).list,
      ]
    })
    expect(seen[0]).toEqual([0, 1, 2].map(i => ({ _id: `name ${i}`, oldest: i + 3, n: 2 })))
    expect(seen[1]).toEqual([
      { _id: 'even', count: 15 },
      { _id: 'odd', count: 15 },
    ])
    expect(seen.slice(2)).toEqual([[{ double: 6 }], [{ age: 29 }, { age: 28 }], [{ n: 30 }]])
  })

  it('look up by fields and by pipeline, across indexed and plain collections', async () => {
    const seen = await cloud.script(async ({ db, _, $ }) => {
      await db.collection('orders').add({
        data: [
          { _id: 'o1', person: 'p01', sum: 5 },
          { _id: 'o2', person: 'p01', sum: 9 },
          { _id: 'o3', person: 'gone', sum: 1 },
        ] as never,
      })
      const byField = await db
        .collection('orders')
        .aggregate()
        .lookup({ from: 'people', localField: 'person', foreignField: '_id', as: 'who' })
        .project({ n: $.size('$who') })
        .end()
      const back = await db
        .collection('people')
        .aggregate()
        .match({ age: _.in([1, 2]) })
        .lookup({
          from: 'orders',
          let: { id: '$_id' },
          pipeline: $.pipeline()
            .match(_.expr($.and([$.eq(['$person', '$$id']), $.gt(['$sum', 6])])))
            .project({ _id: 0, sum: 1 })
            .done(),
          as: 'orders',
        })
        .project({ orders: 1 })
        .end()
      return [byField.list, back.list]
    })
    expect(seen).toEqual([
      [
        { _id: 'o1', n: 1 },
        { _id: 'o2', n: 1 },
        { _id: 'o3', n: 0 },
      ],
      [
        { _id: 'p01', orders: [{ sum: 9 }] },
        { _id: 'p02', orders: [] },
      ],
    ])
  })

  it('refuse what is not available, by name', async () => {
    await expect(
      cloud.script(({ db }) =>
        db
          .collection('people')
          .aggregate()
          .geoNear({} as never)
          .end(),
      ),
    ).rejects.toThrow(/geoNear|longitude/)
  })
})
