import { beforeAll, describe, expect, it } from 'vitest'
import { startCloud, type TestCloud } from './support/cloud'
import type { Row, SdkError } from './support/sdk'

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud()
  await cloud.script(async ({ db }) => {
    for (const name of ['values', 'sorted', 'parts', 'many', 'writes', 'refused'])
      await db.createCollection(name)
  })
})

describe('numbers, dates and what is undefined', () => {
  it('come back as they went', async () => {
    const seen = await cloud.script(async ({ db }) => {
      const doc = db.collection('values').doc('v')
      await doc.set({
        data: {
          big: 1e308,
          far: 2 ** 53,
          not: Number.NaN,
          all: Number.POSITIVE_INFINITY,
          gone: undefined,
        },
      })
      const { data } = await doc.get()
      return Object.entries(data).map(([name, v]) => `${name} ${v}`)
    })
    expect(seen).toEqual(['_id v', 'big 1e+308', 'far 9007199254740992', 'not NaN', 'all Infinity'])
  })

  it('are dates of the server within fields, paths and lists', async () => {
    const gaps = await cloud.script(async ({ db, _ }) => {
      const doc = db.collection('values').doc('dates')
      await doc.set({ data: { now: db.serverDate(), list: [] } })
      await doc.update({
        data: {
          o: { at: db.serverDate({ offset: 60_000 }) },
          'p.at': db.serverDate({ offset: -60_000 }),
          list: _.push(db.serverDate({ offset: 120_000 })),
        },
      })
      const d = (await doc.get()).data as { now: Date; o: { at: Date }; p: { at: Date }; list: Date[] }
      return [d.o.at, d.p.at, d.list[0]!].map(at => Math.round((+at - +d.now) / 60_000))
    })
    expect(gaps).toEqual([1, -1, 2])
  })
})

describe('a sort', () => {
  it('puts types in the order of BSON, arrays by their least or greatest element', async () => {
    const seen = await cloud.script(async ({ db }) => {
      const values = [
        [],
        undefined,
        null,
        Number.NaN,
        -1,
        [5, 0],
        2,
        'a',
        { x: 1 },
        [[1]],
        false,
        true,
        new Date(0),
      ]
      await db.collection('sorted').add({
        data: values.map((v, i) => ({ _id: String.fromCharCode(97 + i), v })).reverse() as never,
      })
      const ids = async (way: 'asc' | 'desc') =>
        (await db.collection('sorted').orderBy('v', way).orderBy('_id', 'asc').get()).data
          .map(d => d._id)
          .join('')
      return [await ids('asc'), await ids('desc')]
    })
    expect(seen).toEqual(['abcdefghijklm', 'mlkjihfgedbca'])
  })

  it('of a path through arrays of documents knows no null that is not there', async () => {
    const seen = await cloud.script(async ({ db }) => {
      await db.collection('sorted').add({
        data: [
          { _id: 'w2', w: [{ n: 2 }] },
          { _id: 'w1', w: [{ n: 1 }, { n: 9 }] },
          { _id: 'w0', w: [{}, { n: 9 }] },
        ] as never,
      })
      const { data } = await db.collection('sorted').where({ _id: /^w/ }).orderBy('w.n', 'asc').get()
      return data.map(d => d._id)
    })
    expect(seen).toEqual(['w0', 'w1', 'w2'])
  })
})

describe('null', () => {
  it('and a missing field are neither more nor less than null, but as much', async () => {
    const seen = await cloud.script(async ({ db, _ }) => {
      await db
        .collection('sorted')
        .add({ data: [{ _id: 'n0' }, { _id: 'n1', n: null }, { _id: 'n2', n: 1 }] as never })
      const found = async (n: unknown) =>
        (await db.collection('sorted').where({ _id: /^n/, n }).orderBy('_id', 'asc').get()).data.map(
          d => d._id,
        )
      return [
        await found(_.lt(null)),
        await found(_.gt(null)),
        await found(_.lte(null)),
        await found(_.gte(null)),
      ]
    })
    expect(seen).toEqual([[], [], ['n0', 'n1'], ['n0', 'n1']])
  })
})

describe('field()', () => {
  it('keeps, leaves out, and takes parts of arrays', async () => {
    const seen = await cloud.script(async ({ db }) => {
      const parts = db.collection('parts')
      await parts
        .doc('f')
        .set({ data: { a: 1, o: { x: 1, y: 2 }, list: [{ k: 1, v: 1 }, { k: 2 }], n: [1, 2, 3, 4] } })
      const { project } = db.command as unknown as {
        project: Record<'slice' | 'elemMatch', (v: unknown) => unknown>
      }
      const get = async (spec: Row) =>
        parts
          .field({ _id: false, ...spec })
          .get()
          .then(
            r => r.data[0],
            (e: SdkError) => /cannot be mixed|collision/.exec(e.errMsg)?.[0],
          )
      return [
        await get({ 'o.x': true, 'list.k': true }),
        await get({ o: { y: true } }),
        await get({ o: false, list: false }),
        await get({ n: project.slice(-1), a: true }),
        await get({ n: project.slice([1, 2]), o: false, list: false }),
        await get({ list: project.elemMatch({ k: 2 }) }),
        await get({ list: project.elemMatch({ k: 7 }) }),
        await get({ a: true, n: false }),
        await get({ o: true, 'o.x': true }),
      ]
    })
    expect(seen).toEqual([
      { o: { x: 1 }, list: [{ k: 1 }, { k: 2 }] },
      { o: { y: 2 } },
      { a: 1, n: [1, 2, 3, 4] },
      { a: 1, n: [4] },
      { a: 1, n: [2, 3] },
      { list: [{ k: 2 }] },
      {},
      'cannot be mixed',
      'collision',
    ])
  })
})

describe('writes', () => {
  it('reach all that match, however many, and none when one of them fails', async () => {
    const seen = await cloud.script(async ({ db, _ }) => {
      const many = db.collection('many')
      await many.add({
        data: Array.from({ length: 1500 }, (_x, i) => ({ i, n: i === 1400 ? 'text' : 0 })) as never,
      })
      const failed = await many
        .where({ i: _.gte(0) })
        .update({ data: { n: _.inc(1) } })
        .catch((e: SdkError) => e.errMsg.includes('non-numeric'))
      const untouched = (await many.where({ n: 0 }).count()).total
      const { stats } = await many.where({ n: 0 }).update({ data: { n: _.inc(1) } })
      const removed = (await many.where({ n: 1 }).remove()).stats.removed
      return [failed, untouched, stats.updated, removed, (await many.count()).total]
    })
    expect(seen).toEqual([true, 1499, 1499, 1499, 1])
  })

  it('keep numbers and texts apart as ids, and take the element that the filter found', async () => {
    const seen = await cloud.script(async ({ db, _ }) => {
      const writes = db.collection('writes')
      await writes.add({ data: { _id: 5, is: 'number' } })
      await writes.doc('5').set({ data: { is: 'text', list: [{ k: 1 }, { k: 2 }, { k: 2 }] } })
      await writes.where({ 'list.k': 2 }).update({ data: { 'list.$.seen': true } })
      const again = await writes.add({ data: { _id: 5 } }).catch((e: SdkError) => e.errMsg.includes('E11000'))
      return [
        (await writes.orderBy('_id', 'asc').get()).data,
        again,
        (await writes.where({ _id: _.lt(9) }).count()).total,
      ]
    })
    expect(seen).toEqual([
      [
        { _id: 5, is: 'number' },
        { _id: '5', is: 'text', list: [{ k: 1 }, { k: 2, seen: true }, { k: 2 }] },
      ],
      true,
      1,
    ])
  })
})

describe('what can only be a mistake', () => {
  it('is an error rather than a result without documents', async () => {
    const seen = await cloud.script(async ({ db, _ }) => {
      const refused = db.collection('refused')
      const says = (work: Promise<unknown>) =>
        work.then(
          () => 'nothing',
          (e: SdkError) => e.errMsg,
        )
      return [
        await says(refused.limit(-2).get()),
        await says(refused.skip(-2).get()),
        await says(refused.add({ data: { _id: [1] } })),
        await says(refused.where({ a: _.in([_.gt(1)]) }).get()),
        await says(refused.where({ a: _.elemMatch({ k: _.gt(1).and(_.lt(3)) }) }).get()),
        await says(refused.where({ a: _.elemMatch(_.and(_.gt(1), _.lt(3))) }).get()),
      ]
    })
    for (const [i, text] of [
      'non-negative',
      'non-negative',
      '_id',
      'nest',
      "'and' untranslated",
      "'and' untranslated",
    ].entries()) {
      expect(seen[i]).toContain(text)
    }
  })
})

describe('a regular expression', () => {
  it('that is none, or that JavaScript would take for something else, is refused as a query', async () => {
    const seen = await cloud.script(async ({ db }) => {
      await db.collection('values').add({ data: { _id: 'text', s: 'ABC' } })
      const find = (regexp: string, options = '') =>
        db
          .collection('values')
          .where({ s: db.RegExp({ regexp, options }) })
          .get()
          .then(
            ({ data }) => String(data.length),
            (e: SdkError) => `${e.errCode} ${e.errMsg}`,
          )
      const refused: [string, string][] = []
      for (const text of ['(', '*', '[a', '\\', '?', '\\p{Han}', '[[:alpha:]]', '\\u4e00', '\\Aabc'])
        refused.push([text, await find(text)])
      return {
        refused,
        options: [await find('abc', 'x'), await find('abc', 'q')],
        found: [await find('(?i)abc'), await find('abc', 'ig'), await find('abc'), await find('^\\w+$')],
      }
    })
    const refusal = expect.stringMatching(/^-502001 .*Regular expression is invalid/)
    expect(seen.refused.map(([, outcome]) => outcome)).toEqual(seen.refused.map(() => refusal))
    expect(seen.options).toEqual([refusal, refusal])
    expect(seen.found).toEqual(['1', '1', '0', '1'])
  })
})

describe('an add without data', () => {
  it('is an error of its argument', async () => {
    const said = await cloud.script(async ({ db }) => {
      const add = (data: unknown) =>
        db
          .collection('values')
          .add({ data })
          .catch((e: SdkError) => `${e.errCode} ${e.errMsg}`)
      return [await add(null), await add([{ a: 1 }, null]), await add('x')]
    })
    for (const text of said) expect(text).not.toMatch(/destructure|undefined/)
    for (const text of said) expect(text).toMatch(/^-5010\d\d /)
  })
})
